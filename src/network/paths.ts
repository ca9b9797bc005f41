import {DAY_MAX, DAY_MIN} from '../base/day.ts';
import {ROLES, TIE_KINDS, type Role, type TieKind} from '../model/notification.ts';
import {STAY_KINDS, type StayKind} from '../model/address.ts';
import {rowItems} from './incidence.ts';
import {stayId, type Network} from './network.ts';

/** What joins one person of a path to the next: a tie, one notification, or one dwelling at one time. */
export type Step = {
  from: number;
  to: number;
  via: 'tie' | 'notification' | 'dwelling';
  /** Word for the join: the kind of tie, the kind of notification, or "lived together". */
  kind: string;
  /** Record ids that document it: a tie, a notification, or the two stays or mentions. */
  records: string[];
  /** The first day on which the join is known to have held. */
  day: number;
};

export type PathFilter = {
  ties: readonly TieKind[];
  /** Roles that join two people named in one notification; empty to leave notifications out. */
  roles: readonly Role[];
  /** Kinds of stay that join two people at one dwelling at one time; empty to leave dwellings out. */
  stays: readonly StayKind[];
  /** Notifications and dwellings with more people than this join nobody: they are crowds. */
  crowdMax: number;
  stepsMax: number;
  /** True for a path along which nothing passes backwards in time: each join begins no earlier than the one before ended. */
  isTimeRespecting: boolean;
};

const without = <T>(all: readonly T[], ...dropped: T[]): T[] => all.filter((item) => !dropped.includes(item));

/** Documented paths between people: work and landlord ties, officers and crowds join nobody. */
export const PATHS: PathFilter = {
  ties: without(TIE_KINDS, 'professional', 'landlord', 'self'),
  roles: without(ROLES, 'professional', 'referrer', 'witness'),
  stays: without(STAY_KINDS, 'hospital', 'prison'),
  crowdMax: 40,
  stepsMax: 8,
  isTimeRespecting: false,
};

type Masks = {tie: Uint8Array; role: Uint8Array; stay: Uint8Array; filter: PathFilter};

/** A shortest documented path; null where there is none within `stepsMax`. Among equals the smallest person indices win. */
export function shortestPath(network: Network, from: number, to: number, filter: PathFilter = PATHS): Step[] | null {
  return shortestPaths(network, from, to, 1, filter).paths[0] ?? null;
}

/**
 * All shortest documented paths, the first `pathsMax` of them in order of person index, and how many there are in all.
 * Two joins of the same two people are one path: the step shows the earliest.
 */
export function shortestPaths(
  network: Network,
  from: number,
  to: number,
  pathsMax: number,
  filter: PathFilter = PATHS,
): {paths: Step[][]; count: number} {
  const masks = masksOf(filter);
  const layers = filter.isTimeRespecting ? searchInTime(network, masks, from, to) : search(network, masks, from, to);
  if (layers === null) return {paths: [], count: 0};
  const paths: Step[][] = [];
  collect(layers, to, layers.depth, [], paths, pathsMax);
  return {paths, count: countPaths(layers, from, to, layers.depth)};
}

/** The joins of a person to others, one a person (the earliest by day), in order of person index. */
export function joinsOf(network: Network, person: number, filter: PathFilter = PATHS): Step[] {
  return [...earliestJoins(network, masksOf(filter), person, DAY_MIN).values()].sort(
    (left, right) => left.to - right.to,
  );
}

/** Predecessor steps by person and depth; a person may be reached at several depths only in a time-respecting search. */
type Layers = {depth: number; into: Map<number, Step[]>[]};

function search(network: Network, masks: Masks, from: number, to: number): Layers | null {
  const into: Map<number, Step[]>[] = [new Map([[from, []]])];
  const seen = new Set([from]);
  for (let depth = 0; depth < masks.filter.stepsMax; depth++) {
    if (into[depth]!.has(to)) return {depth, into};
    const next = new Map<number, Step[]>();
    for (const person of sorted(into[depth]!.keys())) {
      for (const step of earliestJoins(network, masks, person, DAY_MIN).values()) {
        if (!seen.has(step.to)) push(next, step.to, step);
      }
    }
    if (next.size === 0) return null;
    for (const person of next.keys()) seen.add(person);
    into.push(next);
  }
  return into[masks.filter.stepsMax]!.has(to) ? {depth: masks.filter.stepsMax, into} : null;
}

/**
 * Layer by layer, keeps for each person the earliest day at which it can be reached in that many steps: arriving earlier
 * never closes a way, so a shortest time-respecting path is found where there is one.
 */
function searchInTime(network: Network, masks: Masks, from: number, to: number): Layers | null {
  const into: Map<number, Step[]>[] = [new Map([[from, []]])];
  let reached = new Map([[from, DAY_MIN]]);
  const best = new Map(reached);
  for (let depth = 0; depth < masks.filter.stepsMax; depth++) {
    if (into[depth]!.has(to)) return {depth, into};
    const next = new Map<number, Step[]>();
    const arrival = new Map<number, number>();
    for (const person of sorted(reached.keys())) {
      for (const step of earliestJoins(network, masks, person, reached.get(person)!).values()) {
        if (step.day >= (best.get(step.to) ?? DAY_MAX)) continue;
        if (step.day > (arrival.get(step.to) ?? DAY_MAX)) continue;
        if (step.day < (arrival.get(step.to) ?? DAY_MAX)) next.set(step.to, []);
        arrival.set(step.to, step.day);
        push(next, step.to, step);
      }
    }
    if (next.size === 0) return null;
    for (const [person, day] of arrival) best.set(person, day);
    reached = arrival;
    into.push(next);
  }
  return into[masks.filter.stepsMax]!.has(to) ? {depth: masks.filter.stepsMax, into} : null;
}

function collect(
  layers: Layers,
  at: number,
  depth: number,
  tail: readonly Step[],
  paths: Step[][],
  pathsMax: number,
): void {
  if (paths.length >= pathsMax) return;
  if (depth === 0) {
    paths.push([...tail]);
    return;
  }
  for (const step of layers.into[depth]!.get(at)!)
    collect(layers, step.from, depth - 1, [step, ...tail], paths, pathsMax);
}

function countPaths(layers: Layers, from: number, to: number, depth: number): number {
  let counts = new Map([[from, 1]]);
  for (let at = 1; at <= depth; at++) {
    const next = new Map<number, number>();
    for (const [person, steps] of layers.into[at]!) {
      next.set(
        person,
        steps.reduce((sum, step) => sum + (counts.get(step.from) ?? 0), 0),
      );
    }
    counts = next;
  }
  return counts.get(to) ?? 0;
}

/** For each person joined to `person`, the join that can be used first on or after `since`. */
function earliestJoins(network: Network, masks: Masks, person: number, since: number): Map<number, Step> {
  const found = new Map<number, Step>();
  const offer = (step: Step): void => {
    const known = found.get(step.to);
    if (step.to !== person && (known === undefined || step.day < known.day)) found.set(step.to, step);
  };
  offerTies(network, masks, person, since, offer);
  offerNotifications(network, masks, person, since, offer);
  offerDwellings(network, masks, person, since, offer);
  return found;
}

function offerTies(network: Network, masks: Masks, person: number, since: number, offer: (step: Step) => void): void {
  const {ties, records} = network;
  for (const tie of rowItems(network.tiesOf, person)) {
    if (masks.tie[ties.kind[tie]!] === 0 || ties.end[tie]! < since) continue;
    offer({
      from: person,
      to: ties.from[tie] === person ? ties.to[tie]! : ties.from[tie]!,
      via: 'tie',
      kind: TIE_KINDS[ties.kind[tie]!]!,
      records: [records.ties[ties.record[tie]!]!.id],
      day: Math.max(since, ties.event[tie]!),
    });
  }
}

function offerNotifications(
  network: Network,
  masks: Masks,
  person: number,
  since: number,
  offer: (step: Step) => void,
): void {
  const {involvements, notifications, records} = network;
  for (const part of rowItems(network.involvementsOf, person)) {
    const notification = involvements.notification[part]!;
    const others = rowItems(network.involvementsIn, notification);
    if (masks.role[involvements.role[part]!] === 0 || notifications.event[notification]! < since) continue;
    if (others.length > masks.filter.crowdMax) continue;
    for (const other of others) {
      if (masks.role[involvements.role[other]!] === 0) continue;
      offer({
        from: person,
        to: involvements.person[other]!,
        via: 'notification',
        kind: records.notifications[notification]!.kind,
        records: [records.notifications[notification]!.id],
        day: notifications.event[notification]!,
      });
    }
  }
}

function offerDwellings(
  network: Network,
  masks: Masks,
  person: number,
  since: number,
  offer: (step: Step) => void,
): void {
  const {stays} = network;
  for (const own of rowItems(network.staysOf, person)) {
    const dwelling = stays.dwelling[own]!;
    if (masks.stay[stays.kind[own]!] === 0 || network.resolved.dwellings[dwelling]!.kind !== 'dwelling') continue;
    const there = rowItems(network.staysAt, dwelling);
    if (there.length > masks.filter.crowdMax * STAYS_A_PERSON) continue;
    for (const other of there) {
      if (masks.stay[stays.kind[other]!] === 0) continue;
      const from = Math.max(firstDay(network, own), firstDay(network, other), since);
      if (from > lastDay(network, own) || from > lastDay(network, other)) continue;
      const ids = [stayId(network, own), stayId(network, other)];
      offer({from: person, to: stays.person[other]!, via: 'dwelling', kind: 'lived together', records: ids, day: from});
    }
  }
}

/** One person leaves several records of one dwelling; a crowd is counted in people. */
const STAYS_A_PERSON = 10;

const firstDay = ({stays}: Network, stay: number): number =>
  stays.start[stay] === DAY_MIN ? stays.event[stay]! : stays.start[stay]!;

/** A stay whose end is not known is vouched for on its own day only, unless it has a start and so is open. */
const lastDay = ({stays}: Network, stay: number): number =>
  stays.end[stay] === DAY_MAX && stays.start[stay] === DAY_MIN ? stays.event[stay]! : stays.end[stay]!;

function masksOf(filter: PathFilter): Masks {
  const mask = <T>(all: readonly T[], kept: readonly T[]): Uint8Array =>
    Uint8Array.from(all, (item) => (kept.includes(item) ? 1 : 0));
  return {
    tie: mask(TIE_KINDS, filter.ties),
    role: mask(ROLES, filter.roles),
    stay: mask(STAY_KINDS, filter.stays),
    filter,
  };
}

function push(map: Map<number, Step[]>, key: number, step: Step): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [step]);
  else there.push(step);
}

const sorted = (keys: Iterable<number>): number[] => [...keys].sort((left, right) => left - right);
