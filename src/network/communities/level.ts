import type {CsrGraph} from '../../columns/csr-graph.ts';

/**
 * A weighted graph without loops, each edge at both ends, as one level of Leiden's hierarchy: `strength` of a node is the sum
 * of the weights at it, loops of the levels below included, so `total` (all strengths together) is the same on every level.
 */
export type Level = {
  order: number;
  starts: Uint32Array;
  targets: Uint32Array;
  /** Empty where every edge weighs 1, which `isUnit` says. */
  weights: Float64Array;
  isUnit: boolean;
  strength: Float64Array;
  total: number;
};

/** The lowest level: a graph whose edges weigh 1, or what `weights` says by edge. Loops are left out. */
export function levelOf({order, starts, targets, edges}: CsrGraph, weights: Float64Array | null): Level {
  const isUnit = weights === null;
  const level: Level = {
    order,
    starts: new Uint32Array(order + 1),
    targets: new Uint32Array(targets.length),
    weights: new Float64Array(isUnit ? 0 : targets.length),
    isUnit,
    strength: new Float64Array(order),
    total: 0,
  };
  let length = 0;
  for (let node = 0; node < order; node++) {
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      if (targets[at] === node) continue;
      const weight = isUnit ? 1 : weights[edges[at]!]!;
      level.targets[length] = targets[at]!;
      if (!isUnit) level.weights[length] = weight;
      length++;
      level.strength[node]! += weight;
    }
    level.starts[node + 1] = length;
    level.total += level.strength[node]!;
  }
  return level;
}

/** Memory for the edges of levels, two in turn: a level is made from the one below, which nobody needs afterwards. */
export class EdgeMemory {
  readonly #halves = [0, 1].map(() => ({targets: new Uint32Array(), weights: new Float64Array()}));
  #next = 0;

  /** For up to `length` edges; what the call before the last gave is overwritten. */
  take(length: number): {targets: Uint32Array; weights: Float64Array} {
    const half = this.#halves[this.#next]!;
    this.#next = 1 - this.#next;
    if (half.targets.length < length) {
      half.targets = new Uint32Array(length);
      half.weights = new Float64Array(length);
    }
    return half;
  }
}

/** The graph whose nodes are the groups 0 .. groupCount - 1 of a level's nodes; weights between two groups add up. */
export function aggregate(level: Level, group: Uint32Array, groupCount: number, memory: EdgeMemory): Level {
  const {starts, targets, weights, isUnit, strength} = level;
  const {first, members} = membersOf(group, groupCount);
  const next: Level = {
    order: groupCount,
    starts: new Uint32Array(groupCount + 1),
    ...memory.take(starts[level.order]!),
    isUnit: false,
    strength: new Float64Array(groupCount),
    total: level.total,
  };
  const slot = new Int32Array(groupCount).fill(-1);
  let length = 0;
  for (let own = 0; own < groupCount; own++) {
    const from = length;
    for (let at = first[own]!; at < first[own + 1]!; at++) {
      const node = members[at]!;
      next.strength[own]! += strength[node]!;
      for (let edge = starts[node]!; edge < starts[node + 1]!; edge++) {
        const other = group[targets[edge]!]!;
        if (other === own) continue;
        const weight = isUnit ? 1 : weights[edge]!;
        if (slot[other]! < from) {
          slot[other] = length;
          next.targets[length] = other;
          next.weights[length++] = weight;
        } else next.weights[slot[other]!]! += weight;
      }
    }
    next.starts[own + 1] = length;
  }
  return next;
}

/** Nodes of each group, in order: those of group g are `members[first[g]] … members[first[g + 1] - 1]`. */
function membersOf(group: Uint32Array, groupCount: number): {first: Uint32Array; members: Uint32Array} {
  const first = new Uint32Array(groupCount + 1);
  for (let node = 0; node < group.length; node++) first[group[node]! + 1]!++;
  for (let at = 1; at <= groupCount; at++) first[at]! += first[at - 1]!;
  const next = first.slice();
  const members = new Uint32Array(group.length);
  for (let node = 0; node < group.length; node++) members[next[group[node]!]!++] = node;
  return {first, members};
}
