import {STAY_KINDS} from '../../model/address.ts';
import {NOTIFICATION_KINDS, ROLES} from '../../model/notification.ts';
import {BIRTH_KINDS} from '../../network/columns/columns.ts';
import {birthOf, isAdultOn, isChildOn} from '../../network/life-stage.ts';
import {rowItems} from '../../network/incidence.ts';
import {notificationId, originOf, originOfStay, stayId, type Network} from '../../network/network.ts';
import {DAY_MAX} from '../../base/day.ts';
import type {Spell} from '../../network/spells.ts';
import type {Homes} from './homes.ts';

/** A child seen at a home that is not known as the child's own. */
export type Sighting = {
  child: number;
  dwelling: number;
  day: number;
  received: number;
  /** What the record says happened there: gravity 0 to 4. */
  gravity: number;
  /** Incident index, or -1 where no notification speaks of it. */
  incident: number;
  agency: string;
  area: string;
  record: string;
  /** True where the child was missing then. */
  missing: boolean;
  /** True where a child of about the same age lived there then: a friend's home, as far as the records tell. */
  atFriends: boolean;
  /** True where such a child is named in a report about the child of that day, and no adult of the home is: a visit to that friend. */
  withFriend: boolean;
};

/** From stays ("found at", "visited") and from places of notifications, in order of record. `ageGapYears`: see `friendAgeGapYears`. */
export function collectSightings(
  network: Network,
  homes: Homes,
  gravityOf: Uint8Array,
  ageGapYears: number,
): Sighting[] {
  return [...fromNotifications(network, homes, gravityOf), ...fromStays(network, homes)].map((seen) => {
    const friends = friendsAt(network, homes, seen, ageGapYears);
    return {...seen, atFriends: friends.length > 0, withFriend: isWithOne(network, homes, seen, friends)};
  });
}

type Seen = Omit<Sighting, 'atFriends' | 'withFriend'>;

/** Children of about the same age who lived there on the day. */
function friendsAt(network: Network, homes: Homes, {child, dwelling, day}: Seen, ageGapYears: number): number[] {
  return homes.at(dwelling).flatMap(({person, from, to}) => {
    if (from > day || to < day || person === child) return [];
    return isChildOn(birthOf(network, person, DAY_MAX), day) && isLikeAge(network, child, person, ageGapYears)
      ? [person]
      : [];
  });
}

/** True where two persons were surely born no more than so many years apart. */
export function isLikeAge(network: Network, one: number, other: number, ageGapYears: number): boolean {
  const [left, right] = [birthOf(network, one, DAY_MAX), birthOf(network, other, DAY_MAX)];
  return Math.max(left.to, right.to) - Math.min(left.from, right.from) <= ageGapYears * DAYS_A_YEAR;
}

/** Whether a report about the child of that day, or of the night before or after, names one of the friends and no adult of the home. */
function isWithOne(network: Network, homes: Homes, {child, dwelling, day}: Seen, friends: readonly number[]): boolean {
  if (friends.length === 0) return false;
  const {involvements, involvementsIn, involvementsOf, notifications} = network;
  const named = new Set<number>();
  for (const part of rowItems(involvementsOf, child)) {
    const at = involvements.notification[part]!;
    if (Math.abs(notifications.event[at]! - day) > 1) continue;
    for (const other of rowItems(involvementsIn, at)) named.add(involvements.person[other]!);
  }
  const isAdultThere = ({person, from, to}: Spell): boolean =>
    from <= day && to >= day && named.has(person) && !isChildOn(birthOf(network, person, DAY_MAX), day);
  return friends.some((friend) => named.has(friend)) && !homes.at(dwelling).some(isAdultThere);
}

/** Birth dates of which only the year is known may lie a year apart for that alone. */
const DAYS_A_YEAR = 366;

function fromNotifications(network: Network, homes: Homes, gravityOf: Uint8Array): Seen[] {
  const {notifications, involvements, resolved} = network;
  const found: Seen[] = [];
  for (let at = 0; at < notifications.length; at++) {
    const dwelling = resolved.dwellingOfNotification[at]!;
    if (notifications.known[at] === 0 || dwelling < 0 || !homes.isHome(dwelling)) continue;
    // Where a parent was hurt the family was there together: that is where they live or stay.
    if (HOUSEHOLD_KINDS.includes(NOTIFICATION_KINDS[notifications.kind[at]!]!)) continue;
    for (const part of rowItems(network.involvementsIn, at)) {
      if (!isChildSubject(network, part) || homes.hasLived(involvements.person[part]!, dwelling)) continue;
      found.push({
        child: involvements.person[part]!,
        dwelling,
        day: notifications.event[at]!,
        received: involvements.received[part]!,
        gravity: gravityOf[notifications.kind[at]!]!,
        incident: notifications.incident[at]!,
        ...originOf(network, notifications, at),
        record: notificationId(network, at),
        missing: MISSING.includes(NOTIFICATION_KINDS[notifications.kind[at]!]!),
      });
    }
  }
  return found;
}

function fromStays(network: Network, homes: Homes): Seen[] {
  const {stays} = network;
  const found: Seen[] = [];
  for (let stay = 0; stay < stays.length; stay++) {
    const kind = STAY_KINDS[stays.kind[stay]!]!;
    if (kind !== 'found-at' && kind !== 'visited') continue;
    const child = stays.person[stay]!;
    const dwelling = stays.dwelling[stay]!;
    const day = stays.event[stay]!;
    if (!homes.isHome(dwelling) || homes.hasLived(child, dwelling) || !mayBeChild(network, child, day)) continue;
    found.push({
      child,
      dwelling,
      day,
      received: stays.received[stay]!,
      gravity: kind === 'found-at' ? FOUND_GRAVITY : 1,
      incident: -1,
      ...originOfStay(network, stay),
      record: stayId(network, stay),
      missing: kind === 'found-at',
    });
  }
  return found;
}

const HOUSEHOLD_KINDS: readonly string[] = ['domestic-abuse', 'marac-referral'];
const MISSING: readonly string[] = ['missing', 'found'];
const FOUND_GRAVITY = 3;

function isChildSubject(network: Network, part: number): boolean {
  const role = ROLES[network.involvements.role[part]!]!;
  if (role !== 'subject' && role !== 'victim') return false;
  return !isAdult(network, network.involvements.person[part]!, network.involvements.event[part]!);
}

/** Company of whom no record tells an age may be anybody: an address that says where they were found makes nobody a child. */
function mayBeChild(network: Network, person: number, day: number): boolean {
  return network.persons.birthKind[person] !== NO_BIRTH && !isAdult(network, person, day);
}

const NO_BIRTH = BIRTH_KINDS.indexOf('none');

function isAdult(network: Network, person: number, day: number): boolean {
  const birth = birthOf(network, person, DAY_MAX);
  return isAdultOn(birth, day);
}
