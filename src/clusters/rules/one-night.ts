import {DAY_MAX} from '../../base/day.ts';
import {ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, isAdultOn} from '../../network/life-stage.ts';
import {distinct} from '../groups/group.ts';
import {wasPlaced} from '../kinship/sibling-groups.ts';
import {personNamesOf} from '../links/person-names.ts';
import type {Scene} from '../links/scene.ts';
import {isLikeAge, type Sighting} from '../links/sightings.ts';

/** Whoever is missed in the evening is found in the morning. */
export const NIGHT_DAYS = 1;

/**
 * True where something on record may make it innocent that several children were found at one home on one night: with nothing but that night
 * to go by, any of it is enough. It may be a friend's (a party, a sleepover), a relative's or a carer's, or a home where children are placed.
 */
export function mayBeInnocent(scene: Scene, seen: readonly Sighting[]): boolean {
  const {dwelling, day} = seen[0]!;
  const tenants = scene.homes.at(dwelling);
  const living = tenants.filter(({from, to}) => from <= day && to >= day).map(({person}) => person);
  const children = distinct(seen.map(({child}) => child));
  return (
    tenants.some((spell) => wasPlaced(scene.network, spell)) ||
    living.some((tenant) => isFriend(scene, tenant, children) || isOwn(scene, tenant, children)) ||
    isAnyAtHome(scene, seen) ||
    isFriendNamed(scene, seen, children)
  );
}

/** Who lives there is of like age, whether or not of age, or has a child who is, wherever that child is recorded to live. */
function isFriend(scene: Scene, tenant: number, children: readonly number[]): boolean {
  const {kinship, network, config} = scene;
  const isLike = (person: number): boolean =>
    children.some((child) => child !== person && isLikeAge(network, child, person, config.friendAgeGapYears));
  return (
    isLike(tenant) ||
    [...kinship.kinOf(tenant)].some((person) => kinship.parentsOf(person).includes(tenant) && isLike(person))
  );
}

/** Kin of one of them, or who bears the family name of one or of its parents; or who cares for one or works with children. */
function isOwn({kinship, network}: Scene, tenant: number, children: readonly number[]): boolean {
  const names = personNamesOf(network);
  const familyNames = (person: number): (number | undefined)[] => names.of(person).map((name) => name.at(-1));
  const own = new Set(familyNames(tenant));
  const isNamesake = (person: number): boolean =>
    familyNames(person).some((name) => name !== undefined && own.has(name));
  return children.some(
    (child) =>
      kinship.mayBeKin(tenant, child) ||
      kinship.isRole(tenant, child) ||
      [child, ...kinship.parentsOf(child)].some(isNamesake),
  );
}

/** Another child was there that night with its kin or with a friend who lives there. */
function isAnyAtHome(scene: Scene, [first]: readonly Sighting[]): boolean {
  return scene.sightings.some(
    (sighting) =>
      sighting.dwelling === first!.dwelling &&
      Math.abs(sighting.day - first!.day) <= NIGHT_DAYS &&
      (sighting.withFriend || isAtKin(scene, sighting)),
  );
}

/** True where kin of the child lived there then: a child who was at its aunt's was at home. */
export function isAtKin(scene: Scene, {child, dwelling, day}: Sighting): boolean {
  const kin = scene.kinship.kinOf(child);
  return scene.homes.at(dwelling).some((spell) => kin.has(spell.person) && spell.from <= day && spell.to >= day);
}

/**
 * A report of that night has somebody found with a child who was not missed there and is not surely grown up: it may be whose home it is.
 * Not so of whoever has a name of one of the children: that is the child itself, written as matching could not follow, or its kin, and of
 * whether they live there `isOwn` is the judge.
 */
function isFriendNamed({network}: Scene, seen: readonly Sighting[], children: readonly number[]): boolean {
  const {involvements, involvementsIn, involvementsOf, notifications} = network;
  const names = personNamesOf(network);
  const isOneOf = (person: number): boolean =>
    children.some((child) => child === person || names.mayBeOfOneFamily(child, person));
  return seen.some(({child, day}) =>
    Array.from(rowItems(involvementsOf, child), (part) => involvements.notification[part]!)
      .filter((at) => Math.abs(notifications.event[at]! - day) <= NIGHT_DAYS)
      .flatMap((at) => [...rowItems(involvementsIn, at)])
      .some(
        (part) =>
          ROLES[involvements.role[part]!] === 'found-with' &&
          !isOneOf(involvements.person[part]!) &&
          !isAdultOn(birthOf(network, involvements.person[part]!, DAY_MAX), day),
      ),
  );
}
