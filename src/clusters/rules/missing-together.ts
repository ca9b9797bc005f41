import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {UnionFind} from '../../columns/union-find.ts';
import {NOTIFICATION_KINDS, ROLES} from '../../model/notification.ts';
import type {Basis, Candidate} from '../groups/candidate.ts';
import {distinct, unrelatedFamilies} from '../groups/group.ts';
import {personId, type Scene} from '../links/scene.ts';
import {isAtKin} from './shared-place.ts';
import {poissonTail} from '../chance/significance.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {notificationId, originOf, type Network} from '../../network/network.ts';
import type {Link} from '../links/link.ts';

/** A child missing on a night. */
type Absence = {child: number; day: number; received: number; notification: number; incident: number};

/** Two children of different families who were missing on the same nights. */
type Pair = {left: number; right: number; nights: readonly number[]; corroborated: boolean; p: number};

/**
 * Children of several families who go missing on the same nights. Two children belong together where they share more nights
 * than two who go missing as often as they do would by chance (Poisson), or where one of the nights found them at one place
 * or with one another. A night that found them at two places is not shared: on a Friday many are out, each with others.
 */
export function findMissingTogether(scene: Scene, links: readonly Link[]): Candidate[] {
  const absences = absencesOf(scene);
  const pairs = pairsOf(scene, absences);
  const groups = groupsOf(scene, pairs);
  return groups.flatMap((children) => {
    const own = absences.filter(({child}) => children.includes(child));
    const shared = sharedAbsences(own);
    return isGroup(scene, shared) ? [candidateOf(scene, children, shared, own, links, groups.length, absences)] : [];
  });
}

/**
 * Who is reported missing, and children found with them who are missed on other nights: they were out together, whether or not both
 * homes said so. A friend whom no home ever missed may have been where they live.
 */
function absencesOf({network}: Scene): Absence[] {
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

function pairsOf(scene: Scene, absences: readonly Absence[]): Pair[] {
  const byNight = Map.groupBy(absences, ({day}) => day);
  const nightsOf = Map.groupBy(absences, ({child}) => child);
  const placesOf = placesByNight(scene);
  const companyOf = companyByNight(scene);
  const days = absences.length === 0 ? 1 : absences.at(-1)!.day - absences[0]!.day + 1;
  const shared = new Map<string, {left: Absence; right: Absence; nights: number[]; corroborated: boolean}>();
  for (const [day, away] of byNight) {
    for (const [at, left] of away.entries()) {
      for (const right of away.slice(at + 1)) {
        if (areFamily(scene, left.child, right.child) || foundApart(placesOf, left, right)) continue;
        const key = `${left.child} ${right.child}`;
        const there = shared.get(key) ?? {left, right, nights: [], corroborated: false};
        there.nights.push(day);
        there.corroborated ||= foundTogether(scene, companyOf, left, right);
        shared.set(key, there);
      }
    }
  }
  return [...shared.values()].map(({left, right, nights, corroborated}) => {
    const expected = (nightsOf.get(left.child)!.length * nightsOf.get(right.child)!.length) / days;
    return {left: left.child, right: right.child, nights, corroborated, p: poissonTail(nights.length, expected)};
  });
}

function areFamily({kinship}: Scene, left: number, right: number): boolean {
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

/** One place, or one found with the other, or somebody with both. */
function foundTogether({network, homes}: Scene, companyOf: Company, left: Absence, right: Absence): boolean {
  const {dwellingOfNotification} = network.resolved;
  const place = dwellingOfNotification[left.notification]!;
  if (place >= 0 && place === dwellingOfNotification[right.notification] && homes.isHome(place)) return true;
  const [company, others] = [left, right].map(({child, day}) => companyOf.get(`${child} ${day}`)!);
  return company!.has(right.child) || [...company!].some((person) => others!.has(person));
}

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
      const there = company.get(key) ?? new Set();
      for (const other of out) if (other !== person) there.add(other);
      company.set(key, there);
    }
  }
  return company;
}

const MISSING = NOTIFICATION_KINDS.indexOf('missing');

function groupsOf(scene: Scene, pairs: readonly Pair[]): number[][] {
  const {pairAlpha} = scene.config.missingTogether;
  const groups = new UnionFind(scene.network.persons.length);
  const children = new Set<number>();
  for (const {left, right, nights, corroborated, p} of pairs) {
    if (!corroborated && (nights.length < 2 || p >= pairAlpha)) continue;
    groups.union(left, right);
    children.add(left).add(right);
  }
  const lists = Map.groupBy(distinct([...children]), (child) => groups.find(child));
  return [...lists.values()];
}

/** Absences on nights on which at least two of the children were away. */
function sharedAbsences(own: readonly Absence[]): Absence[] {
  const byNight = Map.groupBy(own, ({day}) => day);
  return own.filter(({day}) => byNight.get(day)!.length > 1);
}

function isGroup(scene: Scene, shared: readonly Absence[]): boolean {
  const {familiesMin, nightsMin} = scene.config.missingTogether;
  if (new Set(shared.map(({day}) => day)).size < nightsMin) return false;
  const families = distinct(shared.map(({child}) => scene.kinship.familyOf[child]!));
  if (families.length < familiesMin || unrelatedFamilies(scene, families).length < familiesMin) return false;
  return shareNights(scene, shared, nightsMin);
}

/** True where two families share that many nights: a chain of pairs who were out once each is no group. */
function shareNights({kinship}: Scene, shared: readonly Absence[], nightsMin: number): boolean {
  const nights = [...Map.groupBy(shared, ({child}) => kinship.familyOf[child]!).values()].map(
    (own) => new Set(own.map(({day}) => day)),
  );
  return nights.some((one, at) =>
    nights.slice(at + 1).some((other) => [...one].filter((day) => other.has(day)).length >= nightsMin),
  );
}

function candidateOf(
  scene: Scene,
  children: readonly number[],
  shared: readonly Absence[],
  own: readonly Absence[],
  links: readonly Link[],
  tested: number,
  all: readonly Absence[],
): Candidate {
  const families = distinct(children.map((child) => scene.kinship.familyOf[child]!));
  const nights = distinct(shared.map(({day}) => day));
  const company = links.filter(
    (link) =>
      families.includes(link.family) &&
      links.some(
        (other) => other.adult === link.adult && other.family !== link.family && families.includes(other.family),
      ),
  );
  const {observed, expected} = sharedNights(children, own, all);
  const first = shared.reduce((best, one) => (one.received < best.received ? one : best));
  const notifications = distinct(shared.map(({notification}) => notification));
  return {
    rule: 'missing-together',
    motif: 'missing-together',
    title: `Children of ${families.length} families that are not connected were missing on the same ${nights.length} nights`,
    links: company,
    families,
    children,
    sightings: scene.sightings.filter(
      ({missing, child, day}) => missing && children.includes(child) && nights.includes(day),
    ),
    notifications,
    dwellings: distinct(
      notifications
        .map((at) => scene.network.resolved.dwellingOfNotification[at]!)
        .filter((dwelling) => dwelling >= 0 && scene.homes.isHome(dwelling)),
    ),
    chance: {
      model: 'Poisson: nights that two children who go missing as often share by chance',
      statistic: 'shared nights, summed over pairs',
      observed,
      expected,
      p: poissonTail(observed, expected),
      byChance: tested * poissonTail(observed, expected),
      draws: 0,
      tested,
    },
    anchor: [personId(scene, first.child), String(first.day)],
    basis: shared.map((absence) => basisOf(scene, absence)),
    fires: (isKept) => isGroup(scene, sharedAbsences(own.filter((absence) => isKept(basisOf(scene, absence))))),
  };
}

function basisOf({network}: Scene, {received, notification}: Absence): Basis {
  const {agency} = originOf(network, network.notifications, notification);
  return {received, agency, records: [notificationId(network, notification)]};
}

function sharedNights(
  children: readonly number[],
  own: readonly Absence[],
  all: readonly Absence[],
): {observed: number; expected: number} {
  const days = all.length === 0 ? 1 : all.at(-1)!.day - all[0]!.day + 1;
  const nightsOf = children.map((child) => new Set(own.filter((one) => one.child === child).map(({day}) => day)));
  let observed = 0;
  let expected = 0;
  for (const [at, left] of nightsOf.entries()) {
    for (const right of nightsOf.slice(at + 1)) {
      for (const day of left) if (day > DAY_MIN && right.has(day)) observed++;
      expected += (left.size * right.size) / days;
    }
  }
  return {observed, expected};
}
