import {FewGroups} from '../../columns/few-groups.ts';
import {ROLES, type Role} from '../../model/notification.ts';
import {areHeldApart, isWholeBy} from '../../network/held.ts';
import {rowItems} from '../../network/incidence.ts';
import {kinWithin} from '../../network/around/kin.ts';
import {birthOf, type Birth} from '../../network/life-stage.ts';
import {shareHome, spellsOf, type Spell} from '../../network/spells.ts';
import {VICTIM_ROLES} from './involved.ts';
import type {Event} from './event.ts';
import type {Scene} from '../rule.ts';

const CARER_ROLES: readonly Role[] = ['parent', 'carer', 'sibling'];

/** A victim or victims who belong together, with the events that happened to them, in order of day. */
export type VictimGroup = {persons: number[]; events: Event[]};

/** Who was subject or victim in an event, in any record of it received by `knownBy`, without the suspect; rising. */
export function victimsOf(
  scene: Scene,
  event: Pick<Event, 'notifications'>,
  suspect: number,
  knownBy: number,
): number[] {
  const {involvements, involvementsIn} = scene.network;
  const victims = new Set<number>();
  for (const notification of event.notifications) {
    for (const part of rowItems(involvementsIn, notification)) {
      if (involvements.received[part]! > knownBy || involvements.person[part] === suspect) continue;
      if (VICTIM_ROLES.includes(ROLES[involvements.role[part]!]!)) victims.add(involvements.person[part]!);
    }
  }
  return [...victims].sort((left, right) => left - right);
}

/**
 * Groups the victims of one suspect by connection: victims are together where one incident names both, where kin ties
 * that do not pass through the suspect join them, where records of them name the same parent or carer, where they lived
 * in one home at one time, or where they may be one person. Ordered by first event.
 */
export function victimGroups(scene: Scene, events: readonly Event[], suspect: number, knownBy: number): VictimGroup[] {
  const ofEvent = events.map((event) => victimsOf(scene, event, suspect, knownBy));
  const victims = [...new Set(ofEvent.flat())].sort((left, right) => left - right);
  const joined = new FewGroups(victims);
  for (const together of ofEvent) for (const victim of together) joined.join(together[0]!, victim);
  joinConnected(scene, victims, joined, suspect, knownBy);
  const groups = joined.groups().map((persons) => ({
    persons,
    events: events.filter((_, at) => ofEvent[at]!.some((victim) => persons.includes(victim))),
  }));
  return groups.sort(
    (left, right) => left.events[0]!.day - right.events[0]!.day || left.persons[0]! - right.persons[0]!,
  );
}

function joinConnected(
  scene: Scene,
  victims: readonly number[],
  joined: FewGroups,
  suspect: number,
  knownBy: number,
): void {
  const {kinStepsMax} = scene.config.serialPerpetrator;
  const homes = new Map<number, readonly Spell[]>(
    victims.map((victim) => [victim, spellsOf(scene.network, victim, knownBy)]),
  );
  for (const [at, left] of victims.entries()) {
    const kin = kinWithin(scene.network, left, kinStepsMax, suspect, knownBy);
    for (const right of victims.slice(at + 1)) {
      if (joined.areOne(left, right)) continue;
      if (
        kin.has(right) ||
        mayBeOne(scene, left, right, knownBy) ||
        livedTogether(scene, homes.get(left)!, homes.get(right)!)
      )
        joined.join(left, right);
    }
  }
  const byCarer = new Map<number, number>();
  for (const victim of victims) {
    for (const carer of [victim, ...carersOf(scene, victim, suspect, knownBy)]) {
      const other = byCarer.get(carer);
      if (other === undefined) byCarer.set(carer, victim);
      else joined.join(other, victim);
    }
  }
}

/** Whom notifications about the victim name as parent, carer or sibling, without the suspect. */
function carersOf({network}: Scene, victim: number, suspect: number, knownBy: number): number[] {
  const {involvements, involvementsOf, involvementsIn} = network;
  const carers = new Set<number>();
  for (const own of rowItems(involvementsOf, victim)) {
    if (involvements.received[own]! > knownBy || !VICTIM_ROLES.includes(ROLES[involvements.role[own]!]!)) continue;
    for (const part of rowItems(involvementsIn, involvements.notification[own]!)) {
      if (involvements.received[part]! > knownBy || involvements.person[part] === suspect) continue;
      if (CARER_ROLES.includes(ROLES[involvements.role[part]!]!)) carers.add(involvements.person[part]!);
    }
  }
  return [...carers];
}

/**
 * Held apart and not sure to be two: a doubtful identity must not make a second victim. Two who were born more than a year apart are
 * two, however alike their names: all of the 11 such pairs that nothing else joined were, on seven boroughs of the first generator.
 */
const mayBeOne = ({network}: Scene, left: number, right: number, knownBy: number): boolean =>
  areHeldApart(network, left, right) &&
  isWholeBy(network, left, knownBy) &&
  isWholeBy(network, right, knownBy) &&
  !areBornApart(birthOf(network, left, knownBy), birthOf(network, right, knownBy));

/** Told apart by more than a birth date with day and month the other way round, or an age that was rounded. */
const areBornApart = (left: Birth, right: Birth): boolean =>
  left.from - right.to > YEAR_DAYS || right.from - left.to > YEAR_DAYS;

const YEAR_DAYS = 366;

function livedTogether(scene: Scene, left: readonly Spell[], right: readonly Spell[]): boolean {
  return left.some((spell) => right.some((other) => shareHome(scene.network, spell, other)));
}
