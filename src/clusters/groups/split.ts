import {listAt} from '../../base/get-or-insert.ts';
import {UndirectedGraph} from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import {createRng} from '../../base/rng.ts';
import {bridgesAmong} from './bridges.ts';
import type {Link} from '../links/link.ts';

/** The package is CommonJS: its types speak of a `default` that Node has already taken. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Groups up to this number of adults and families are read as one picture; larger ones are looked at for seams. */
export const WHOLE_ENDS_MAX = 16;
/** Seeded runs of Louvain; a seam must show in all of them. */
const RUNS = 5;
/** A seam is where at most this share of links crosses. */
const CROSSING_SHARE_MAX = 0.12;

/**
 * Splits a group that several clusters have grown into, along seams that every one of several seeded Louvain runs shows and
 * few links cross. Links that cross a seam belong to neither part. Smaller groups stay whole.
 */
export function splitGroup(group: readonly Link[], seed: number): Link[][] {
  const ends = new Set(group.flatMap(({adult, family}) => [`a${adult}`, `f${family}`]));
  if (ends.size <= WHOLE_ENDS_MAX) return [[...group]];
  const together = communities(group, seed);
  const parts = new Map<string, Link[]>();
  let crossing = 0;
  for (const link of group) {
    const part = together.get(`a${link.adult}`)!;
    if (part !== together.get(`f${link.family}`)) {
      crossing++;
      continue;
    }
    listAt(parts, part).push(link);
  }
  if (parts.size < 2 || crossing > CROSSING_SHARE_MAX * group.length) return [[...group]];
  return [...parts.values()].flatMap((part) => splitGroup(part, seed));
}

/**
 * Cuts a group at a link that alone holds two groups together, where `isChance` takes that link for chance and both sides are
 * groups on their own (`isWhole`): two matters that one stray record joins are two. The link belongs to neither.
 */
export function cutBridges(
  group: readonly Link[],
  isChance: (link: Link) => boolean,
  isWhole: (part: readonly Link[]) => boolean,
): Link[][] {
  const bridges = bridgesAmong(group);
  const chance = group.filter((link) => bridges.has(link) && isChance(link));
  for (const bridge of chance.sort((left, right) => left.strength - right.strength)) {
    const {side, other} = bridges.get(bridge)!();
    if (isWhole(side) && isWhole(other)) return [side, other].flatMap((part) => cutBridges(part, isChance, isWhole));
  }
  return [[...group]];
}

/** Label of each end: equal where all runs put the ends together. */
function communities(group: readonly Link[], seed: number): Map<string, string> {
  const graph = new UndirectedGraph();
  for (const {adult, family, strength} of group) {
    graph.mergeNode(`a${adult}`);
    graph.mergeNode(`f${family}`);
    graph.mergeEdge(`a${adult}`, `f${family}`, {weight: strength});
  }
  const labels = new Map<string, string>();
  for (let run = 0; run < RUNS; run++) {
    const rng = createRng(seed + run);
    const found = louvain(graph, {getEdgeWeight: 'weight', rng: () => rng.next()});
    for (const [end, label] of Object.entries(found)) labels.set(end, `${labels.get(end) ?? ''} ${label}`);
  }
  return labels;
}
