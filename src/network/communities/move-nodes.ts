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
  // By label: the weight from the node at hand, then the sum of strengths. Side by side, as memory is what a visit waits for.
  const of = new Float64Array(2 * order);
  const sizes = new Uint32Array(order);
  for (let node = 0; node < order; node++) {
    of[2 * community[node]! + 1]! += strength[node]!;
    sizes[community[node]!]!++;
  }
  const empty: number[] = [];
  for (let label = order - 1; label >= 0; label--) if (sizes[label] === 0) empty.push(label);
  const touched = new Uint32Array(order);
  const queue = new Uint32Array(order);
  const isQueued = new Uint8Array(order).fill(1);
  for (let node = 0; node < order; node++) queue[node] = node;
  let head = 0;
  let waiting = order;
  while (waiting > 0) {
    const node = queue[head]!;
    head = head + 1 === order ? 0 : head + 1;
    waiting--;
    isQueued[node] = 0;
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
      if (isQueued[other] === 1 || community[other] === best) continue;
      isQueued[other] = 1;
      const tail = head + waiting;
      queue[tail >= order ? tail - order : tail] = other;
      waiting++;
    }
  }
}
