import {createRng, type Rng} from '../../base/rng.ts';
import type {CsrGraph} from '../../columns/csr-graph.ts';
import {aggregate, EdgeMemory, type Level, levelOf} from './level.ts';
import {moveNodes} from './move-nodes.ts';
import {refine} from './refine.ts';

export type LeidenOptions = {
  /** Weight of each edge of the graph, positive; null for 1. */
  weights: Float64Array | null;
  /** Above 1 communities are smaller, below 1 larger (Reichardt & Bornholdt). */
  resolution: number;
  /** Passes over the whole graph, each from the result of the last; it ends early once this many in a row gain nothing. */
  passesMax: number;
  patience: number;
  /** How freely parts are put together in refinement; 0 takes the best each time. */
  temperature: number;
  seed: number;
};

const LEIDEN: LeidenOptions = {
  weights: null,
  resolution: 1,
  passesMax: 2,
  patience: 1,
  temperature: 0.01,
  seed: 1,
};

/** `community[node]` is 0 .. count - 1, in order of the smallest node of each. */
export type Communities = {community: Uint32Array; count: number; modularity: number};

/**
 * Communities by modularity (Leiden: Traag, Waltman & van Eck 2019), from a first grouping that is made in one sweep a level. Every
 * community is connected, no node and no community would gain by moving or merging; with more passes no set of nodes that
 * refinement comes upon would either. The same graph, options and seed give the same communities. O(edges) a round; a pass
 * takes few rounds.
 */
export function leiden(graph: CsrGraph, given: Partial<LeidenOptions> = {}): Communities {
  const options = {...LEIDEN, ...given};
  const rng = createRng(options.seed);
  const base = levelOf(graph, options.weights);
  const edges = new EdgeMemory();
  let best: Result = {community: grouped(base, options.resolution, edges), modularity: -Infinity};
  let idle = 0;
  for (let pass = 0; pass < options.passesMax && idle < options.patience; pass++) {
    const found = onePass(base, best.community, options, edges, rng);
    if (found.modularity > best.modularity + 1e-12) {
      best = found;
      idle = 0;
    } else idle++;
  }
  return {...best, count: relabel(best.community)};
}

type Result = {community: Uint32Array; modularity: number};

/** Less coarse than this a sweep over groups is not worth its level: passes do the rest, and better. */
const COARSER = 2 / 3;

/** A grouping to start from: nodes are looked at once, groups become nodes, and so on. Groups may be in pieces. */
function grouped(base: Level, resolution: number, edges: EdgeMemory): Uint32Array {
  const where = allDifferent(base.order);
  for (let level = base; ;) {
    const community = allDifferent(level.order);
    moveNodes(level, community, resolution, 'once');
    const count = relabel(community);
    follow(where, community);
    if (count >= COARSER * level.order) return where;
    level = aggregate(level, community, count, edges);
  }
}

function onePass(
  base: Level,
  start: Uint32Array,
  {resolution, temperature}: LeidenOptions,
  edges: EdgeMemory,
  rng: Rng,
): Result {
  let level = base;
  let community: Uint32Array = start.slice();
  /** Node of the level for each node of the base. */
  const where = allDifferent(base.order);
  for (;;) {
    moveNodes(level, community, resolution, 'until no move gains');
    const part = refine(level, community, resolution, temperature, rng);
    const count = relabel(part);
    if (count === level.order) break;
    const above = new Uint32Array(count);
    for (let node = 0; node < part.length; node++) above[part[node]!] = community[node]!;
    level = aggregate(level, part, count, edges);
    relabel(above);
    community = above;
    follow(where, part);
  }
  // Nodes of a level are connected parts of the base, so the last level tells what is connected, and what modularity is.
  community = connectedOnly(level, community);
  const modularity = modularityOf(level, community, resolution);
  follow(where, community);
  return {community: where, modularity};
}

function allDifferent(order: number): Uint32Array {
  const labels = new Uint32Array(order);
  for (let node = 0; node < order; node++) labels[node] = node;
  return labels;
}

/** Replaces each label by the label that it has itself. */
function follow(labels: Uint32Array, next: Uint32Array): void {
  for (let at = 0; at < labels.length; at++) labels[at] = next[labels[at]!]!;
}

/** Labels 0, 1, ... in order of first use, in place; how many there are. */
function relabel(labels: Uint32Array): number {
  let largest = 0;
  for (let at = 0; at < labels.length; at++) if (labels[at]! > largest) largest = labels[at]!;
  const next = new Int32Array(largest + 1).fill(-1);
  let count = 0;
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!;
    if (next[label] === -1) next[label] = count++;
    labels[at] = next[label]!;
  }
  return count;
}

/** Each connected piece of a community as one of its own: never worse, and needed only where refinement put nothing together. */
function connectedOnly({order, starts, targets}: Level, community: Uint32Array): Uint32Array {
  const piece = new Uint32Array(order).fill(order);
  const stack = new Uint32Array(order);
  let count = 0;
  for (let first = 0; first < order; first++) {
    if (piece[first] !== order) continue;
    let depth = 0;
    stack[depth++] = first;
    piece[first] = count;
    while (depth > 0) {
      const node = stack[--depth]!;
      for (let at = starts[node]!; at < starts[node + 1]!; at++) {
        const other = targets[at]!;
        if (piece[other] !== order || community[other] !== community[first]) continue;
        piece[other] = count;
        stack[depth++] = other;
      }
    }
    count++;
  }
  return piece;
}

/** Newman's modularity at a resolution, of communities of a level. */
export function modularityOf(level: Level, community: Uint32Array, resolution: number): number {
  const {order, starts, targets, weights, isUnit, strength, total} = level;
  if (total === 0) return 0;
  const sums = new Float64Array(order);
  let between = 0;
  for (let node = 0; node < order; node++) {
    sums[community[node]!]! += strength[node]!;
    for (let at = starts[node]!; at < starts[node + 1]!; at++)
      if (community[targets[at]!] !== community[node]) between += isUnit ? 1 : weights[at]!;
  }
  let expected = 0;
  for (const sum of sums) expected += (sum / total) ** 2;
  return 1 - between / total - resolution * expected;
}
