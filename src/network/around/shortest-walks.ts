import {addAt} from '../../base/get-or-insert.ts';
import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import type {JoinGraph} from './joins.ts';

/** One step of a walk: a slot of the CSR graph and the day on which its join is used. */
export type Hop = {slot: number; day: number};
type Walk = Hop[];

export type WalkOptions = {
  /** True for a walk on which nothing passes backwards in time. */
  isTimed: boolean;
  stepsMax: number;
  /** So many walks are given; all are counted. */
  keptMax: number;
};

/** Paths in time are counted one by one; past this the count says "at least". */
const COUNTED_MAX = 10_000;

/**
 * The shortest walks from one person to another: the first `keptMax` in order of person index, and how many there are (in time at most
 * COUNTED_MAX are counted). Two joins of the same two people are one step, by the one that can be used first.
 */
export function shortestWalks(
  graph: JoinGraph,
  from: number,
  to: number,
  {isTimed, stepsMax, keptMax}: WalkOptions,
): {walks: Walk[]; count: number} {
  const layers = layersBetween(graph, from, to, {isTimed, stepsMax});
  if (layers === null) return {walks: [], count: 0};
  const {walks, count} = collect(graph, layers, from, {isTimed, keptMax});
  return {walks, count: isTimed ? count : countWalks(graph, layers, from, to)};
}

/**
 * `latest[d]` holds the persons that lie on a shortest path at depth d, each with the latest day at which it may be reached
 * there and the end still be reached in the steps that are left.
 */
type Layers = {depth: number; latest: Map<number, number>[]};

/**
 * Widens from `from`, layer by layer, until `to` is reached, then narrows back to what leads there. In time a person is
 * widened from again only when reached earlier than in fewer steps: arriving later and after more steps never helps.
 */
function layersBetween(
  graph: JoinGraph,
  from: number,
  to: number,
  {isTimed, stepsMax}: Pick<WalkOptions, 'isTimed' | 'stepsMax'>,
): Layers | null {
  const best = new Int32Array(graph.order).fill(DAY_MAX);
  best[from] = DAY_MIN;
  const fronts: Map<number, number>[] = [new Map([[from, DAY_MIN]])];
  while (!fronts.at(-1)!.has(to)) {
    const front = fronts.at(-1)!;
    if (front.size === 0 || fronts.length > stepsMax) return null;
    fronts.push(widen(graph, front, best, isTimed));
  }
  return narrow(graph, fronts, to, isTimed);
}

/** The persons first reached (in time: reached earlier than ever before) by one step from a front, with the earliest day. */
function widen(
  graph: JoinGraph,
  front: ReadonlyMap<number, number>,
  best: Int32Array,
  isTimed: boolean,
): Map<number, number> {
  const {starts, targets, edges, start, end} = graph;
  const next = new Map<number, number>();
  for (const [person, since] of front) {
    for (let slot = starts[person]!; slot < starts[person + 1]!; slot++) {
      const edge = edges[slot]!;
      if (isTimed && end[edge]! < since) continue;
      const other = targets[slot]!;
      const day = isTimed ? Math.max(since, start[edge]!) : DAY_MIN;
      if (day < best[other]! && day < (next.get(other) ?? DAY_MAX)) next.set(other, day);
    }
  }
  for (const [person, day] of next) best[person] = day;
  return next;
}

function narrow(graph: JoinGraph, fronts: readonly Map<number, number>[], to: number, isTimed: boolean): Layers {
  const {starts, targets, edges, start, end} = graph;
  const depth = fronts.length - 1;
  const latest: Map<number, number>[] = Array.from(fronts, () => new Map<number, number>());
  latest[depth]!.set(to, DAY_MAX);
  for (let at = depth - 1; at >= 0; at--) {
    const after = latest[at + 1]!;
    for (const [person, since] of fronts[at]!) {
      let last = DAY_MIN;
      let leads = false;
      for (let slot = starts[person]!; slot < starts[person + 1]!; slot++) {
        const until = after.get(targets[slot]!);
        const edge = edges[slot]!;
        if (until === undefined || (isTimed && start[edge]! > until)) continue;
        const day = isTimed ? Math.min(end[edge]!, until) : DAY_MAX;
        if (day < since) continue;
        leads = true;
        last = Math.max(last, day);
      }
      if (leads) latest[at]!.set(person, last);
    }
  }
  return {depth, latest};
}

/**
 * Walks the shortest paths in order of person and keeps the first `keptMax`. In time it goes on to count them, up to COUNTED_MAX;
 * else `countWalks` counts them without walking.
 */
function collect(
  graph: JoinGraph,
  {depth, latest}: Layers,
  from: number,
  {isTimed, keptMax}: Pick<WalkOptions, 'isTimed' | 'keptMax'>,
): {walks: Walk[]; count: number} {
  const countMax = isTimed ? COUNTED_MAX : keptMax;
  const walks: Walk[] = [];
  let count = 0;
  const walk: Walk = [];
  const visit = (person: number, at: number, since: number): void => {
    if (at === depth) {
      if (count++ < keptMax) walks.push([...walk]);
      return;
    }
    for (const hop of usableJoins(graph, person, since, isTimed)) {
      if (count >= countMax) return;
      const until = latest[at + 1]!.get(graph.targets[hop.slot]!);
      if (until === undefined || (isTimed && hop.day > until)) continue;
      walk.push(hop);
      visit(graph.targets[hop.slot]!, at + 1, isTimed ? hop.day : DAY_MIN);
      walk.pop();
    }
  };
  if (countMax > 0) visit(from, 0, DAY_MIN);
  return {walks, count};
}

/** For each person joined to `person`, the join that can be used first on or after `since`; in order of person. */
export function usableJoins(graph: JoinGraph, person: number, since: number, isTimed: boolean): Hop[] {
  const {starts, targets, edges, start, end} = graph;
  const found = new Map<number, Hop>();
  for (let slot = starts[person]!; slot < starts[person + 1]!; slot++) {
    const edge = edges[slot]!;
    if (isTimed && end[edge]! < since) continue;
    const day = Math.max(since, start[edge]!);
    const before = found.get(targets[slot]!);
    if (before === undefined || day < before.day) found.set(targets[slot]!, {slot, day});
  }
  return [...found].sort(([left], [right]) => left - right).map(([, hop]) => hop);
}

/** Number of shortest walks by person, front by front; exact as long as it is a safe integer. */
function countWalks({starts, targets}: JoinGraph, {depth, latest}: Layers, from: number, to: number): number {
  let counts = new Map([[from, 1]]);
  for (let at = 0; at < depth; at++) {
    const next = new Map<number, number>();
    for (const [person, ways] of counts) {
      for (const other of new Set(targets.subarray(starts[person], starts[person + 1]))) {
        if (latest[at + 1]!.has(other)) addAt(next, other, ways);
      }
    }
    counts = next;
  }
  return counts.get(to) ?? 0;
}
