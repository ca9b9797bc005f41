import {idAt} from '../../base/find-by-id.ts';
import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {ROLES, TIE_KINDS} from '../../model/notification.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {joinGraph, joinGraphAround, VIA, type JoinFilter, type JoinGraph} from './joins.ts';
import {stayId, type Network} from '../network.ts';

/** What joins one person of a path to the next: a tie, one notification, or one dwelling at one time. */
export type Step = {
  from: number;
  to: number;
  via: 'tie' | 'notification' | 'dwelling';
  /** Word for the join: the kind of tie, the kind of notification, "lived together" or "at one address". */
  kind: string;
  /** Record ids that document it: a tie, a notification, or the stays and mentions of both. */
  records: string[];
  /** The first day on which the join is known to have held, on or after the step before it where time counts. */
  day: number;
};

export type PathFilter = JoinFilter & {
  stepsMax: number;
  /** True for a path along which nothing passes backwards in time: a join is used only after it began and before it ended. */
  isTimeRespecting: boolean;
};

const without = <T>(all: readonly T[], ...dropped: T[]): T[] => all.filter((item) => !dropped.includes(item));

/** Documented paths between people: work and landlord ties, officers and crowds join nobody. */
export const PATHS: PathFilter = {
  ties: without(TIE_KINDS, 'professional', 'landlord', 'self'),
  roles: without(ROLES, 'professional', 'referrer', 'witness'),
  stays: without(STAY_KINDS, 'hospital', 'prison'),
  crowdMax: 40,
  window: null,
  stepsMax: 8,
  isTimeRespecting: false,
};

/** Paths in time are counted one by one; past this the count says "at least". */
const COUNTED_MAX = 10_000;

/** A shortest documented path; null where there is none within `stepsMax`. Among equals the smallest person indices win. */
export function shortestPath(network: Network, from: number, to: number, filter: PathFilter = PATHS): Step[] | null {
  return shortestPaths(network, from, to, 1, filter).paths[0] ?? null;
}

/**
 * All shortest documented paths, the first `pathsMax` of them in order of person index, and how many there are in all (in
 * time at most COUNTED_MAX are counted). Two joins of the same two people are one path: the step shows the one that can be
 * used first.
 */
export function shortestPaths(
  network: Network,
  from: number,
  to: number,
  pathsMax: number,
  filter: PathFilter = PATHS,
): {paths: Step[][]; count: number} {
  const graph = joinGraph(network, filter);
  const layers = layersBetween(graph, from, to, filter);
  if (layers === null) return {paths: [], count: 0};
  const isTimed = filter.isTimeRespecting;
  const {walks, count} = collect(graph, layers, from, {isTimed, keptMax: pathsMax});
  const paths = walks.map((walk) =>
    walk.map(({slot, day}, at) =>
      stepAt(network, graph, at === 0 ? from : graph.targets[walk[at - 1]!.slot]!, slot, day),
    ),
  );
  return {paths, count: isTimed ? count : countWalks(graph, layers, from, to)};
}

/** The joins of a person to others, one a person (the earliest by day), in order of person index. */
export function joinsOf(network: Network, person: number, filter: PathFilter = PATHS): Step[] {
  return stepsFrom(network, joinGraph(network, filter), person);
}

/** The same without the joins of all others: for who asks about one person, and not about many. */
export function joinsOfOne(network: Network, person: number, filter: PathFilter = PATHS): Step[] {
  return stepsFrom(network, joinGraphAround(network, person, filter), person);
}

const stepsFrom = (network: Network, graph: JoinGraph, person: number): Step[] =>
  usableJoins(graph, person, DAY_MIN, false).map(({slot, day}) => stepAt(network, graph, person, slot, day));

/** How many different people are joined to a person. */
export function degreeOf(network: Network, person: number, filter: PathFilter = PATHS): number {
  const {starts, targets} = joinGraph(network, filter);
  return new Set(targets.subarray(starts[person], starts[person + 1])).size;
}

/** One step of a walk: a slot of the CSR graph and the day on which its join is used. */
type Hop = {slot: number; day: number};
type Walk = Hop[];

/**
 * `latest[d]` holds the persons that lie on a shortest path at depth d, each with the latest day at which it may be reached
 * there and the end still be reached in the steps that are left.
 */
type Layers = {depth: number; latest: Map<number, number>[]};

/**
 * Widens from `from`, layer by layer, until `to` is reached, then narrows back to what leads there. In time a person is
 * widened from again only when reached earlier than in fewer steps: arriving later and after more steps never helps.
 */
function layersBetween(graph: JoinGraph, from: number, to: number, filter: PathFilter): Layers | null {
  const isTimed = filter.isTimeRespecting;
  const best = new Int32Array(graph.order).fill(DAY_MAX);
  best[from] = DAY_MIN;
  const fronts: Map<number, number>[] = [new Map([[from, DAY_MIN]])];
  while (!fronts.at(-1)!.has(to)) {
    const front = fronts.at(-1)!;
    if (front.size === 0 || fronts.length > filter.stepsMax) return null;
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
  {isTimed, keptMax}: {isTimed: boolean; keptMax: number},
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
function usableJoins(graph: JoinGraph, person: number, since: number, isTimed: boolean): Hop[] {
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
        if (latest[at + 1]!.has(other)) next.set(other, (next.get(other) ?? 0) + ways);
      }
    }
    counts = next;
  }
  return counts.get(to) ?? 0;
}

function stepAt(network: Network, graph: JoinGraph, from: number, slot: number, day: number): Step {
  const edge = graph.edges[slot]!;
  const to = graph.targets[slot]!;
  const {records, ties} = network;
  const document = graph.documents.from[edge]!;
  if (graph.via[edge] === VIA.tie)
    return {
      from,
      to,
      via: 'tie',
      kind: TIE_KINDS[ties.kind[document]!]!,
      records: [idAt(records.ties, ties.record[document]!)],
      day,
    };
  if (graph.via[edge] === VIA.notification) {
    const {id, kind} = records.notifications[document]!;
    return {from, to, via: 'notification', kind, records: [id], day};
  }
  const [one, other] = [graph.presences[document]!, graph.presences[graph.documents.to[edge]!]!];
  const ids = [...one.stays, ...other.stays].map((stay) => stayId(network, stay));
  const kind = one.isLiving && other.isLiving ? 'lived together' : 'at one address';
  return {from, to, via: 'dwelling', kind, records: [...new Set(ids)].sort(), day};
}
