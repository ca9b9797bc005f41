import {idAt} from '../../base/find-by-id.ts';
import {DAY_MIN} from '../../base/day.ts';
import {ROLES, TIE_KINDS} from '../../model/notification.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {shortestWalks, usableJoins} from './shortest-walks.ts';
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
  const {stepsMax, isTimeRespecting: isTimed} = filter;
  const {walks, count} = shortestWalks(graph, from, to, {isTimed, stepsMax, keptMax: pathsMax});
  const paths = walks.map((walk) =>
    walk.map(({slot, day}, at) =>
      stepAt(network, graph, at === 0 ? from : graph.targets[walk[at - 1]!.slot]!, slot, day),
    ),
  );
  return {paths, count};
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
