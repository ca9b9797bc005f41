import {onceFor} from '../../base/once.ts';
import {listAt} from '../../base/get-or-insert.ts';
import {DAY_MAX} from '../../base/day.ts';
import {NOTIFICATION_KINDS, ROLES, type NotificationKind, type Role} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {birthOf, isAdultOn, isChildOn, type Birth} from '../../network/life-stage.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import type {Scene} from '../rule.ts';
import {eventFrom, type Event} from './event.ts';
import {roleBits, SUSPECT_ROLES, VICTIM_ROLES} from './involved.ts';

export type Selection = {
  roles: readonly Role[];
  gravityMin: number;
  knownBy: number;
  /** Leave out events at which the person was under 18, or may have been while exploited. */
  adultOnly?: boolean;
  /** With what services did about a concern (a plan, an enquiry), which is no new event and is left out otherwise. */
  responsesToo?: boolean;
};

const SUSPECT_BIT = roleBits(SUSPECT_ROLES);
const POLICE = AGENCIES.indexOf('police');
/** Parts in which the police name somebody whom they do not suspect. */
const BESIDE_ROLES: readonly Role[] = ['associate', 'witness', 'found-with', 'other'];

const EXPLOITATION: readonly NotificationKind[] = ['sexual-exploitation', 'criminal-exploitation'];

/**
 * What a scene has been asked so far: the history of each person by selection, of all that was received, and the events of
 * each incident, one for each set of its records. Nearly every rule asks for the same ones; nobody changes them.
 */
type Histories = {
  bySelection: Map<number, (readonly Event[] | undefined)[]>;
  ofIncident: Map<number, Event[]>;
};

const historiesOf = onceFor<Scene, Histories>(() => ({bySelection: new Map(), ofIncident: new Map()}));

const NONE: readonly Event[] = [];

/** The concerns a person had one of `roles` in, by incident, in order of day and then incident. */
export function eventsOf(scene: Scene, person: number, selection: Selection): readonly Event[] {
  const roles = roleBits(selection.roles);
  if (selection.knownBy < DAY_MAX) return collectEvents(scene, person, selection, roles);
  const key =
    (roles * GRAVITIES + selection.gravityMin) * 4 +
    (selection.adultOnly === true ? 1 : 0) +
    (selection.responsesToo === true ? 2 : 0);
  const {bySelection} = historiesOf(scene);
  const byPerson = listAt(bySelection, key);
  return (byPerson[person] ??= collectEvents(scene, person, selection, roles));
}

/** A gravity fits a byte. */
const GRAVITIES = 256;

function collectEvents(
  scene: Scene,
  person: number,
  {gravityMin, knownBy, adultOnly = false, responsesToo = false}: Selection,
  roles: number,
): readonly Event[] {
  const {network, gravityOf, isConcern} = scene;
  const {involvements, notifications} = network;
  let isCounted: ((day: number) => boolean) | null = null;
  let byIncident: Map<number, number[]> | null = null;
  for (const part of rowItems(network.involvementsOf, person)) {
    const notification = involvements.notification[part]!;
    const kind = notifications.kind[notification]!;
    if (involvements.received[part]! > knownBy) continue;
    // What is neither a concern nor a response says nothing of harm, and has no gravity.
    if (isConcern[kind] === 0 && !(responsesToo && gravityOf[kind]! > 0)) continue;
    if (gravityOf[kind]! < gravityMin || ((roles >> involvements.role[part]!) & 1) === 0) continue;
    if (adultOnly) {
      isCounted ??= adultTest(scene, person, knownBy);
      if (!isCounted(involvements.event[part]!)) continue;
    }
    byIncident ??= new Map();
    const incident = notifications.incident[notification]!;
    const seen = byIncident.get(incident);
    if (seen === undefined) byIncident.set(incident, [notification]);
    else if (!seen.includes(notification)) seen.push(notification);
  }
  if (byIncident === null) return NONE;
  if (roles === SUSPECT_BIT) dropOtherwiseNamed(network, person, byIncident, knownBy);
  const events = [...byIncident].map(([incident, list]) => eventOf(scene, incident, list));
  return events.sort((left, right) => left.day - right.day || left.incident - right.incident);
}

/**
 * The police write of each party what part it had; a contact has one cell for whichever adult it is about. Where police
 * records of an incident name somebody and none as suspect, another agency's word makes no suspect of them.
 */
function dropOtherwiseNamed(
  {involvements, notifications, involvementsOf}: Network,
  person: number,
  byIncident: Map<number, number[]>,
  knownBy: number,
): void {
  const otherwise = new Set<number>();
  const asSuspect = new Set<number>();
  for (const part of rowItems(involvementsOf, person)) {
    const notification = involvements.notification[part]!;
    if (notifications.agency[notification] !== POLICE || involvements.received[part]! > knownBy) continue;
    const role = ROLES[involvements.role[part]!]!;
    if (role === 'suspect') asSuspect.add(notifications.incident[notification]!);
    else if (BESIDE_ROLES.includes(role)) otherwise.add(notifications.incident[notification]!);
  }
  for (const incident of otherwise) if (incident >= 0 && !asSuspect.has(incident)) byIncident.delete(incident);
}

/** The event of some records of an incident, made once a scene: most people of an incident stand in the same ones. */
function eventOf(scene: Scene, incident: number, list: number[]): Event {
  const {ofIncident} = historiesOf(scene);
  const notifications = list.length === 1 ? list : list.sort((left, right) => left - right);
  const known = listAt(ofIncident, incident);
  let event = known.find((made) => areEqual(made.notifications, notifications));
  if (event === undefined) known.push((event = eventFrom(scene, incident, notifications)));
  return event;
}

const areEqual = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((item, at) => item === right[at]);

/** Under 18 nobody is called a perpetrator; one who was exploited is not either, unless surely an adult at the event. */
function adultTest(scene: Scene, person: number, knownBy: number): (day: number) => boolean {
  const birth: Birth = birthOf(scene.network, person, knownBy);
  return exploitedOf(scene, person, knownBy) ? (day) => isAdultOn(birth, day) : (day) => !isChildOn(birth, day);
}

function exploitedOf(scene: Scene, person: number, knownBy: number): boolean {
  const {involvements, notifications, involvementsOf} = scene.network;
  for (const part of rowItems(involvementsOf, person)) {
    if (involvements.received[part]! > knownBy) continue;
    const kind = NOTIFICATION_KINDS[notifications.kind[involvements.notification[part]!]!]!;
    if (EXPLOITATION.includes(kind) && VICTIM_ROLES.includes(ROLES[involvements.role[part]!]!)) return true;
  }
  return false;
}
