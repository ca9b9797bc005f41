import {listAt} from '../base/get-or-insert.ts';
import {DAY_MAX} from '../base/day.ts';
import {NOTIFICATION_KINDS, ROLES, TIE_KINDS} from '../model/notification.ts';
import {rowItems} from '../network/incidence.ts';
import {areParted, notificationId, tieId, type Network} from '../network/network.ts';
import {PATHS} from '../network/around/paths.ts';
import {ACCESS} from '../questions/facts.ts';
import type {KnownPresence} from './known-presences.ts';

/**
 * What joins two persons as `ringfence path` goes (network/joins with the filter PATHS), with the days on which it was so
 * known: the join as of day T has `knownFrom <= T < knownUntil`. `document` is the tie, the notification or the dwelling.
 */
export type KnownJoin = {
  left: number;
  right: number;
  via: 'tie' | 'notification' | 'dwelling';
  kind: string;
  document: string;
  from: number;
  to: number;
  knownFrom: number;
  knownUntil: number;
  /** Whether it may give an adult access to a child (ACCESS of the questions). */
  access: boolean;
};

export const knownJoins = (network: Network, presences: readonly KnownPresence[]): KnownJoin[] => [
  ...tieJoins(network),
  ...notificationJoins(network),
  ...dwellingJoins(network, presences),
];

function tieJoins(network: Network): KnownJoin[] {
  const {ties} = network;
  const found: KnownJoin[] = [];
  for (let tie = 0; tie < ties.length; tie++) {
    const kind = TIE_KINDS[ties.kind[tie]!]!;
    if (!PATHS.ties.includes(kind)) continue;
    found.push({
      left: ties.from[tie]!,
      right: ties.to[tie]!,
      via: 'tie',
      kind,
      document: tieId(network, tie),
      from: ties.event[tie]!,
      to: ties.end[tie]!,
      knownFrom: ties.received[tie]!,
      knownUntil: DAY_MAX,
      access: ACCESS.ties.includes(kind),
    });
  }
  return found;
}

function notificationJoins(network: Network): KnownJoin[] {
  const {involvements, involvementsIn, notifications, parted} = network;
  const found: KnownJoin[] = [];
  for (let notification = 0; notification < notifications.length; notification++) {
    const parts = Array.from(rowItems(involvementsIn, notification));
    const people = new Map<number, {since: number; access: boolean}>();
    for (const part of parts) {
      const role = ROLES[involvements.role[part]!]!;
      if (!PATHS.roles.includes(role)) continue;
      const person = people.get(involvements.person[part]!) ?? {since: DAY_MAX, access: false};
      people.set(involvements.person[part]!, person);
      person.since = Math.min(person.since, involvements.received[part]!);
      person.access ||= ACCESS.roles.includes(role);
    }
    const until = crowdedOn(parts.map((part) => involvements.received[part]!));
    const day = notifications.event[notification]!;
    const shared = {
      via: 'notification' as const,
      kind: NOTIFICATION_KINDS[notifications.kind[notification]!]!,
      document: notificationId(network, notification),
      from: day,
      to: day,
      knownUntil: until,
    };
    for (const [[left, one], [right, other]] of pairsOf([...people])) {
      const knownFrom = Math.max(one.since, other.since);
      if (knownFrom < until && !areParted(parted, left, right))
        found.push({...shared, left, right, knownFrom, access: one.access && other.access});
    }
  }
  return found;
}

function dwellingJoins({resolved}: Network, presences: readonly KnownPresence[]): KnownJoin[] {
  const at = new Map<number, KnownPresence[]>();
  for (const presence of presences) {
    if (resolved.dwellings[presence.dwelling]!.kind !== 'dwelling') continue;
    listAt(at, presence.dwelling).push(presence);
  }
  return [...at].flatMap(([dwelling, there]) => joinsAt(resolved.dwellings[dwelling]!.id, there));
}

function joinsAt(document: string, presences: readonly KnownPresence[]): KnownJoin[] {
  const since = new Map<number, number>();
  for (const {person, knownFrom} of presences) since.set(person, Math.min(since.get(person) ?? DAY_MAX, knownFrom));
  const until = crowdedOn([...since.values()]);
  const found: KnownJoin[] = [];
  for (const [one, other] of pairsOf(presences.filter(({knownFrom}) => knownFrom < until))) {
    const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
    const knownFrom = Math.max(one.knownFrom, other.knownFrom);
    const knownUntil = Math.min(one.knownUntil, other.knownUntil, until);
    if (one.person === other.person || from > to || knownFrom >= knownUntil) continue;
    const kind = one.isLiving && other.isLiving ? 'lived together' : 'at one address';
    found.push({
      left: Math.min(one.person, other.person),
      right: Math.max(one.person, other.person),
      via: 'dwelling',
      kind,
      document,
      from,
      to,
      knownFrom,
      knownUntil,
      access: true,
    });
  }
  return withoutSeams(found);
}

/** A join that further records only repeated is one, known all the while. */
function withoutSeams(joins: KnownJoin[]): KnownJoin[] {
  const kept = new Map<string, KnownJoin>();
  const found: KnownJoin[] = [];
  for (const join of joins.sort((left, right) => left.knownFrom - right.knownFrom)) {
    const key = [join.left, join.right, join.kind, join.from, join.to].join(' ');
    const before = kept.get(key);
    if (before !== undefined && join.knownFrom <= before.knownUntil) {
      before.knownUntil = Math.max(before.knownUntil, join.knownUntil);
      continue;
    }
    kept.set(key, join);
    found.push(join);
  }
  return found;
}

/** The day from which on there were more than may be joined; DAY_MAX where there never were. */
const crowdedOn = (received: readonly number[]): number =>
  [...received].sort((left, right) => left - right)[PATHS.crowdMax] ?? DAY_MAX;

function* pairsOf<T>(all: readonly T[]): Generator<[T, T]> {
  for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++) yield [all[i]!, all[j]!];
}
