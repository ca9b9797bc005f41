import {setAt} from '../../base/get-or-insert.ts';
import {DAY_MAX} from '../../base/day.ts';
import {NOTIFICATION_KINDS, ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import type {Network} from '../../network/network.ts';
import {poissonTail} from '../chance/significance.ts';
import type {Scene} from '../links/scene.ts';
import {isAtKin} from './one-night.ts';

/** A child missing on a night. */
export type Absence = {child: number; day: number; received: number; notification: number; incident: number};

/** Two children of different families who were missing on the same nights. */
export type Pair = {left: number; right: number; nights: readonly number[]; corroborated: boolean; p: number};

const MISSING = NOTIFICATION_KINDS.indexOf('missing');

/**
 * Who is reported missing, and children found with them who are missed on other nights: they were out together, whether or not both
 * homes said so. A friend whom no home ever missed may have been where they live.
 */
export function absencesOf({network}: Scene): Absence[] {
  const {involvements, notifications} = network;
  const missed = new Set<number>();
  for (let part = 0; part < involvements.length; part++)
    if (notifications.kind[involvements.notification[part]!] === MISSING && isSubject(network, part))
      missed.add(involvements.person[part]!);
  const byNight = new Map<string, Absence>();
  for (let part = 0; part < involvements.length; part++) {
    const notification = involvements.notification[part]!;
    if (notifications.kind[notification] !== MISSING || !wasOut(network, part, missed)) continue;
    const absence = {
      child: involvements.person[part]!,
      day: notifications.event[notification]!,
      received: involvements.received[part]!,
      notification,
      incident: notifications.incident[notification]!,
    };
    // Two reports of one night are one absence: the one received first.
    const key = `${absence.child} ${absence.day}`;
    const there = byNight.get(key);
    if (there === undefined || absence.received < there.received) byNight.set(key, absence);
  }
  return [...byNight.values()].sort((left, right) => left.day - right.day || left.child - right.child);
}

function isSubject({involvements}: Network, part: number): boolean {
  const role = ROLES[involvements.role[part]!]!;
  return role === 'subject' || role === 'victim';
}

function wasOut(network: Network, part: number, missed: ReadonlySet<number>): boolean {
  if (isSubject(network, part)) return true;
  const {person, role, event} = network.involvements;
  return (
    ROLES[role[part]!] === 'found-with' &&
    missed.has(person[part]!) &&
    isChildOn(birthOf(network, person[part]!, DAY_MAX), event[part]!)
  );
}

/** Days from the first absence to the last, both counted. */
export const daysOf = (absences: readonly Absence[]): number =>
  absences.length === 0 ? 1 : absences.at(-1)!.day - absences[0]!.day + 1;

/**
 * Pairs of children who are no family and were out on one night at least; not one that found them at two places, unless a report of it has one found
 * with the other: they parted later. `p` by chance (Poisson).
 */
export function pairsOf(scene: Scene, absences: readonly Absence[]): Pair[] {
  const byNight = Map.groupBy(absences, ({day}) => day);
  const nightsOf = Map.groupBy(absences, ({child}) => child);
  const placesOf = placesByNight(scene);
  const companyOf = companyByNight(scene);
  const isTelling = tellingPlaces(scene, absences);
  const days = daysOf(absences);
  const shared = new Map<string, {left: Absence; right: Absence; nights: number[]; corroborated: boolean}>();
  for (const [day, away] of byNight) {
    for (const [at, left] of away.entries()) {
      for (const right of away.slice(at + 1)) {
        if (areFamily(scene, left.child, right.child)) continue;
        if (foundApart(placesOf, left, right) && !areNamedTogether(companyOf, left, right)) continue;
        const key = `${left.child} ${right.child}`;
        const there = shared.get(key) ?? {left, right, nights: [], corroborated: false};
        there.nights.push(day);
        there.corroborated ||= foundTogether(scene, companyOf, isTelling, left, right);
        shared.set(key, there);
      }
    }
  }
  return [...shared.values()].map(({left, right, nights, corroborated}) => {
    const expected = (nightsOf.get(left.child)!.length * nightsOf.get(right.child)!.length) / days;
    return {left: left.child, right: right.child, nights, corroborated, p: poissonTail(nights.length, expected)};
  });
}

export function areFamily({kinship}: Scene, left: number, right: number): boolean {
  return kinship.familyOf[left] === kinship.familyOf[right] || kinship.kinOf(left).has(right);
}

/** Buildings of strangers where missing children were found, by child and night. */
function placesByNight(scene: Scene): Map<string, Set<string>> {
  const {dwellings} = scene.network.resolved;
  const found = scene.sightings.filter((sighting) => sighting.missing && !isAtKin(scene, sighting));
  return new Map(
    [...Map.groupBy(found, ({child, day}) => `${child} ${day}`)].map(([night, seen]) => [
      night,
      new Set(seen.map(({dwelling}) => dwellings[dwelling]!.building ?? dwellings[dwelling]!.id)),
    ]),
  );
}

function foundApart(placesOf: ReadonlyMap<string, ReadonlySet<string>>, left: Absence, right: Absence): boolean {
  const [there, elsewhere] = [left, right].map(({child, day}) => placesOf.get(`${child} ${day}`));
  return there !== undefined && elsewhere !== undefined && ![...there].some((place) => elsewhere.has(place));
}

/**
 * Whether it tells anything that two were found at one place on one night: not where that is to be expected by chance, as at a station or in a
 * high street. Of n nights of N on which anybody was found there, n x n / 2N see two who were there for reasons of their own. Nights
 * are counted, not children: those who are found there together do not make it a public place.
 */
function tellingPlaces({network, homes, config}: Scene, absences: readonly Absence[]): (place: number) => boolean {
  const {dwellingOfNotification} = network.resolved;
  const nights = new Map<number, Set<number>>();
  for (const {notification, day} of absences) {
    const place = dwellingOfNotification[notification]!;
    if (place < 0) continue;
    setAt(nights, place).add(day);
  }
  const days = daysOf(absences);
  const {meetingsByChanceMax} = config.missingTogether;
  return (place) => homes.isHome(place) && (nights.get(place)?.size ?? 0) ** 2 / (2 * days) <= meetingsByChanceMax;
}

/** One place, or one found with the other, or somebody with both. */
function foundTogether(
  {network}: Scene,
  companyOf: Company,
  isTelling: (place: number) => boolean,
  left: Absence,
  right: Absence,
): boolean {
  const {dwellingOfNotification} = network.resolved;
  const place = dwellingOfNotification[left.notification]!;
  if (place >= 0 && place === dwellingOfNotification[right.notification] && isTelling(place)) return true;
  const [company, others] = [left, right].map(({child, day}) => companyOf.get(`${child} ${day}`)!);
  return company!.has(right.child) || [...company!].some((person) => others!.has(person));
}

const areNamedTogether = (companyOf: Company, {child, day}: Absence, other: Absence): boolean =>
  companyOf.get(`${child} ${day}`)!.has(other.child);

/** Whom the missing reports of a night name as out with a person, by person and day. */
type Company = ReadonlyMap<string, ReadonlySet<number>>;

function companyByNight({network}: Scene): Company {
  const {involvements, involvementsIn, notifications} = network;
  const company = new Map<string, Set<number>>();
  for (let at = 0; at < notifications.length; at++) {
    if (notifications.kind[at] !== MISSING) continue;
    const out = [...rowItems(involvementsIn, at)]
      .filter((part) => isSubject(network, part) || ROLES[involvements.role[part]!] === 'found-with')
      .map((part) => involvements.person[part]!);
    for (const person of out) {
      const key = `${person} ${notifications.event[at]!}`;
      const there = setAt(company, key);
      for (const other of out) if (other !== person) there.add(other);
    }
  }
  return company;
}
