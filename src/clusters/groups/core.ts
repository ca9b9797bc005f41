import type {Bipartite} from './bipartite.ts';

/** Ends and links that belong to an (alpha,beta)-core. */
export type Core = {left: Uint8Array; right: Uint8Array; links: Uint8Array};

/**
 * The (alpha,beta)-core: the largest set of links in which every left end keeps at least `alpha` of them and every right
 * end at least `beta` (Ding et al. 2017; Liu et al., WWW 2019). Found by peeling, O(links). It does not depend on order.
 */
export function alphaBetaCore(graph: Bipartite, alpha: number, beta: number, within?: Core): Core {
  const {leftCount, rightCount, leftStarts, rightStarts, byRight, left, right} = graph;
  const core: Core =
    within === undefined
      ? {
          left: new Uint8Array(leftCount).fill(1),
          right: new Uint8Array(rightCount).fill(1),
          links: new Uint8Array(left.length).fill(1),
        }
      : {left: within.left.slice(), right: within.right.slice(), links: within.links.slice()};
  const degree = new Uint32Array(leftCount + rightCount);
  for (let link = 0; link < left.length; link++) {
    if (core.links[link] === 0) continue;
    degree[left[link]!]!++;
    degree[leftCount + right[link]!]!++;
  }
  // Each end is queued at most once, when it first falls short.
  const queue = new Uint32Array(leftCount + rightCount);
  let tail = 0;
  for (let i = 0; i < leftCount; i++) {
    if (core.left[i] === 1 && degree[i]! < alpha) {
      core.left[i] = 0;
      queue[tail++] = i;
    }
  }
  for (let i = 0; i < rightCount; i++) {
    if (core.right[i] === 1 && degree[leftCount + i]! < beta) {
      core.right[i] = 0;
      queue[tail++] = leftCount + i;
    }
  }
  for (let head = 0; head < tail; head++) {
    const end = queue[head]!;
    const isLeft = end < leftCount;
    const from = isLeft ? leftStarts[end]! : rightStarts[end - leftCount]!;
    const to = isLeft ? leftStarts[end + 1]! : rightStarts[end - leftCount + 1]!;
    for (let at = from; at < to; at++) {
      const link = isLeft ? at : byRight[at]!;
      if (core.links[link] === 0) continue;
      core.links[link] = 0;
      const other = isLeft ? leftCount + right[link]! : left[link]!;
      const needed = isLeft ? beta : alpha;
      const alive = isLeft ? core.right : core.left;
      const index = isLeft ? other - leftCount : other;
      if (--degree[other]! < needed && alive[index] === 1) {
        alive[index] = 0;
        queue[tail++] = other;
      }
    }
  }
  return core;
}

/**
 * All cores of a grid, `alphas` x `betas` both rising; `visit` is called once a cell. Each core is peeled from the one with
 * the next smaller beta, which contains it, so a row of the grid costs little more than its first cell.
 */
export function coreLattice(
  graph: Bipartite,
  alphas: readonly number[],
  betas: readonly number[],
  visit: (alpha: number, beta: number, core: Core) => void,
): void {
  let rowStart: Core | undefined;
  for (const alpha of alphas) {
    let core = rowStart;
    for (const [at, beta] of betas.entries()) {
      core = alphaBetaCore(graph, alpha, beta, core);
      if (at === 0) rowStart = core;
      visit(alpha, beta, core);
    }
  }
}
