import {createRng} from '../base/rng.ts';
import type {Context} from '../base/context.ts';
import type {Bipartite} from './bipartite.ts';
import {SurplusFinder} from './surplus-finder.ts';

/**
 * Null model for links that agencies recorded: each adult keeps the number of links and their weights; each link goes to one of
 * all families that the hub knows, more likely to those with more records (a family that is watched more is linked more); never
 * twice to one family, never to a cell of kin or care. Families' numbers of links are kept in expectation (SDSM, Neal 2014;
 * with prohibited cells, Neal & Neal 2023). Keeping them exactly would take the very links of a cluster for a reason to expect
 * them where little else is recorded.
 */
export type ExposureRules = {
  /** Records of each right end, whether linked or not; at least one. */
  exposure: Float64Array;
  /** Cells that may hold no link, as left * rightCount + right. */
  prohibited: ReadonlySet<number>;
};

/** A draw that meets an empty cell or a family twice tries again this often, then leaves the link out. */
const TRIES_MAX = 20;

/** The largest surplus of any group in each of `draws` graphs of the null model. */
export function drawSurpluses(
  graph: Bipartite,
  rules: ExposureRules,
  {draws, seed, alpha, beta}: {draws: number; seed: number; alpha: number; beta: number},
  ctx: Context,
): Float64Array {
  const sampler = samplerOf(rules.exposure);
  const rng = createRng(seed);
  const maxima = new Float64Array(draws);
  const {left, weight, leftCount, rightCount} = graph;
  const from = new Uint32Array(left.length);
  const to = new Uint32Array(left.length);
  const weights = new Float64Array(left.length);
  const lastLeft = new Int32Array(rightCount);
  const finder = new SurplusFinder(leftCount, rightCount, left.length);
  for (let draw = 0; draw < draws; draw++) {
    if (draw % 100 === 0) {
      ctx.signal.throwIfAborted();
      ctx.progress('clusters', draw, draws);
    }
    lastLeft.fill(-1);
    let length = 0;
    for (let link = 0; link < left.length; link++) {
      const end = left[link]!;
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const right = sampler(rng.next());
        if (lastLeft[right] === end || rules.prohibited.has(end * rightCount + right)) continue;
        lastLeft[right] = end;
        from[length] = end;
        to[length] = right;
        weights[length++] = weight[link]!;
        break;
      }
    }
    maxima[draw] = finder.largest(from, to, weights, length, {alpha, beta});
  }
  return maxima;
}

/** Right end for a number in [0, 1), by exposure. */
function samplerOf(exposure: Float64Array): (unit: number) => number {
  const sums = new Float64Array(exposure.length);
  let total = 0;
  for (let i = 0; i < exposure.length; i++) sums[i] = total += exposure[i]!;
  return (unit) => {
    const target = unit * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
