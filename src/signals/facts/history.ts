import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {idAt} from '../../base/find-by-id.ts';
import {ALLEGATION_STATUSES, ROLES, type Role} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {birthOf, isAdultOn, isChildOn, type Birth} from '../../network/life-stage.ts';
import {rowItems} from '../../network/incidence.ts';
import {notificationId, type Network} from '../../network/network.ts';
import {NOTIFICATION_KINDS, type NotificationKind} from '../../model/notification.ts';
import type {Scene} from '../rule.ts';

/** One event in a person's history: the records of it that had been received, collapsed. */
export type Event = {
  incident: number;
  /** Earliest event day among its records. */
  day: number;
  gravity: number;
  /** Notification indices, sorted. */
  notifications: number[];
  kinds: NotificationKind[];
  agencies: string[];
  /** Every record of it is marked unsubstantiated or malicious. */
  disputed: boolean;
};

export type Selection = {
  roles: readonly Role[];
  gravityMin: number;
  knownBy: number;
  /** Leave out events at which the person was under 18, or may have been while exploited. */
  adultOnly?: boolean;
  /** With what services did about a concern (a plan, an enquiry), which is no new event and is left out otherwise. */
  responsesToo?: boolean;
};

export const VICTIM_ROLES: readonly Role[] = ['subject', 'victim'];
export const SUSPECT_ROLES: readonly Role[] = ['suspect'];

const DISPUTED: readonly (typeof ALLEGATION_STATUSES)[number][] = ['unsubstantiated', 'malicious'];

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
  /** Incidents of each person by roles, counted. */
  ofRoles: Map<number, Int32Array>;
};

const histories = new WeakMap<Scene, Histories>();

function historiesOf(scene: Scene): Histories {
  let known = histories.get(scene);
  if (known === undefined)
    histories.set(scene, (known = {bySelection: new Map(), ofIncident: new Map(), ofRoles: new Map()}));
  return known;
}

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
  let byPerson = bySelection.get(key);
  if (byPerson === undefined) bySelection.set(key, (byPerson = []));
  return (byPerson[person] ??= collectEvents(scene, person, selection, roles));
}

/** A gravity fits a byte. */
const GRAVITIES = 256;

function roleBits(roles: readonly Role[]): number {
  let bits = 0;
  for (const role of roles) bits |= 1 << ROLES.indexOf(role);
  return bits;
}

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
  let known = ofIncident.get(incident);
  if (known === undefined) ofIncident.set(incident, (known = []));
  let event = known.find((made) => areEqual(made.notifications, notifications));
  if (event === undefined) known.push((event = eventFrom(scene, incident, notifications)));
  return event;
}

const areEqual = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((item, at) => item === right[at]);

/**
 * Persons who have one of `roles` in concerns of at least `incidentsMin` incidents, rising. More records never make them fewer, so
 * whoever has too few by all records had too few on any day.
 */
export function personsWith(scene: Scene, roles: readonly Role[], incidentsMin = 1): number[] {
  const {ofRoles} = historiesOf(scene);
  const bits = roleBits(roles);
  let counts = ofRoles.get(bits);
  if (counts === undefined) ofRoles.set(bits, (counts = countIncidents(scene, bits)));
  const found: number[] = [];
  for (let person = 0; person < counts.length; person++) if (counts[person]! >= incidentsMin) found.push(person);
  return found;
}

/** Kinds of the concerns in which a person has one of `roles` by any record, whatever others say; more records never make them fewer. */
export function kindsWith(scene: Scene, person: number, roles: readonly Role[]): NotificationKind[] {
  const {involvements, involvementsOf, notifications} = scene.network;
  const bits = roleBits(roles);
  const codes = new Set<number>();
  for (const part of rowItems(involvementsOf, person)) {
    const kind = notifications.kind[involvements.notification[part]!]!;
    if (((bits >> involvements.role[part]!) & 1) !== 0 && scene.isConcern[kind] === 1) codes.add(kind);
  }
  return [...codes].map((code) => NOTIFICATION_KINDS[code]!);
}

/** In concerns of how many incidents each person has one of the roles. */
function countIncidents({network, isConcern}: Scene, roles: number): Int32Array {
  const {involvements, involvementsOf, notifications} = network;
  const {starts, items} = involvementsOf;
  const counts = new Int32Array(starts.length - 1);
  for (let person = 0; person < counts.length; person++) {
    const incidents: number[] = [];
    for (let at = starts[person]!; at < starts[person + 1]!; at++) {
      const notification = involvements.notification[items[at]!]!;
      if (((roles >> involvements.role[items[at]!]!) & 1) === 0 || isConcern[notifications.kind[notification]!] === 0)
        continue;
      const incident = notifications.incident[notification]!;
      if (!incidents.includes(incident)) incidents.push(incident);
    }
    counts[person] = incidents.length;
  }
  return counts;
}

/** Distinct notifications of events, as indices. */
export function notificationsOf(events: readonly Event[]): number[] {
  return [...new Set(events.flatMap((event) => event.notifications))];
}

/** Ids of notifications, for evidence. */
export function notificationIds(scene: Scene, events: readonly Event[]): string[] {
  return notificationsOf(events).map((index) => notificationId(scene.network, index));
}

/** Records and incidents, counted apart, with those marked unsubstantiated or malicious again apart. */
export function countEvents(events: readonly Event[]): Record<string, number> {
  const disputed = events.filter((event) => event.disputed);
  return {
    records: notificationsOf(events).length,
    incidents: events.length,
    disputedRecords: notificationsOf(disputed).length,
    disputedIncidents: disputed.length,
  };
}

/** The table row of an event: what a reader needs to find its records. */
export function eventRow(scene: Scene, event: Event): Record<string, unknown> {
  return {
    date: dayToIso(event.day),
    incident: event.incident < 0 ? '' : idAt(scene.network.resolved.incidents, event.incident),
    gravity: event.gravity,
    kinds: event.kinds,
    agencies: event.agencies,
    disputed: event.disputed,
    records: event.notifications.map((index) => notificationId(scene.network, index)),
  };
}

function eventFrom(scene: Scene, incident: number, notifications: number[]): Event {
  const {agency, allegation} = scene.network.notifications;
  return {
    incident,
    day: Math.min(...notifications.map((index) => scene.network.notifications.event[index]!)),
    gravity: Math.max(...notifications.map((index) => scene.gravityOf[scene.network.notifications.kind[index]!]!)),
    notifications,
    kinds: [...new Set(notifications.map((index) => scene.network.notifications.kind[index]!))]
      .sort((left, right) => left - right)
      .map((code) => NOTIFICATION_KINDS[code]!),
    agencies: [...new Set(notifications.map((index) => AGENCIES[agency[index]!]!))].sort(),
    disputed: notifications.every((index) => DISPUTED.includes(ALLEGATION_STATUSES[allegation[index]!]!)),
  };
}

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
