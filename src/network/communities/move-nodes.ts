import type {Level} from './level.ts';

/**
 * Moves single nodes to the community where modularity gains most (fast local moving, Traag et al. 2019). Each node is looked at
 * once, or, until no move gains, again when a neighbour has left it. `community` holds labels below `level.order` and is
 * changed in place.
 */
export function moveNodes(
  level: Level,
  community: Uint32Array,
  resolution: number,
  howLong: 'once' | 'until no move gains',
): void {
  const {order, starts, targets, weights, isUnit, strength, total} = level;
  const share = total === 0 ? 0 : resolution / total;
  const {of, sizes, empty} = tally(level, community);
  const touched = new Uint32Array(order);
  const queue = new NodeQueue(order);
  while (queue.waiting > 0) {
    const node = queue.next();
    const own = community[node]!;
    const from = starts[node]!;
    const to = starts[node + 1]!;
    let count = 0;
    // Edges that all weigh 1 are not read: on the lowest level this is where the time goes.
    for (let at = from; at < to; at++) {
      const label = community[targets[at]!]!;
      const already = of[2 * label]!;
      touched[count] = label;
      count += Number(already === 0);
      of[2 * label] = already + (isUnit ? 1 : weights[at]!);
    }
    const pull = strength[node]! * share;
    let best = own;
    // A tie keeps a node where it is; between others the smaller label wins, whatever the order of edges.
    let bestGain = of[2 * own]! - pull * (of[2 * own + 1]! - strength[node]!) + 1e-10;
    for (let i = 0; i < count; i++) {
      const label = touched[i]!;
      const gain = of[2 * label]! - pull * of[2 * label + 1]!;
      of[2 * label] = 0;
      if (label === own) continue;
      if (gain > bestGain || (gain === bestGain && label < best && best !== own)) {
        best = label;
        bestGain = gain;
      }
    }
    if (bestGain < 0 && sizes[own]! > 1) best = empty.pop()!;
    if (best === own) continue;
    of[2 * own + 1]! -= strength[node]!;
    if (--sizes[own]! === 0) {
      empty.push(own);
      of[2 * own + 1] = 0;
    }
    of[2 * best + 1]! += strength[node]!;
    sizes[best]!++;
    community[node] = best;
    if (howLong === 'once') continue;
    for (let at = from; at < to; at++) {
      const other = targets[at]!;
      if (community[other] !== best) queue.add(other);
    }
  }
}

/**
 * Of each label side by side, as memory is what a visit waits for, `of` has the weight from the node at hand, which is nothing yet, then the
 * sum of strengths; `sizes` how many nodes bear it; `empty` those that none bears, the smallest last.
 */
function tally(
  {order, strength}: Level,
  community: Uint32Array,
): {of: Float64Array; sizes: Uint32Array; empty: number[]} {
  const of = new Float64Array(2 * order);
  const sizes = new Uint32Array(order);
  for (let node = 0; node < order; node++) {
    of[2 * community[node]! + 1]! += strength[node]!;
    sizes[community[node]!]!++;
  }
  const empty: number[] = [];
  for (let label = order - 1; label >= 0; label--) if (sizes[label] === 0) empty.push(label);
  return {of, sizes, empty};
}

/** Nodes to look at, in a ring: all of them at first, each at most once at a time. */
class NodeQueue {
  readonly #ring: Uint32Array;
  readonly #isQueued: Uint8Array;
  #head = 0;
  waiting: number;

  constructor(order: number) {
    this.#ring = new Uint32Array(order).map((_, node) => node);
    this.#isQueued = new Uint8Array(order).fill(1);
    this.waiting = order;
  }

  next(): number {
    const node = this.#ring[this.#head]!;
    this.#head = this.#head + 1 === this.#ring.length ? 0 : this.#head + 1;
    this.waiting--;
    this.#isQueued[node] = 0;
    return node;
  }

  add(node: number): void {
    if (this.#isQueued[node] === 1) return;
    this.#isQueued[node] = 1;
    const tail = this.#head + this.waiting++;
    this.#ring[tail >= this.#ring.length ? tail - this.#ring.length : tail] = node;
  }
}
