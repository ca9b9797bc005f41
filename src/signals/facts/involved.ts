import {onceFor} from '../../base/once.ts';
import {getOrInsert} from '../../base/get-or-insert.ts';
import {NOTIFICATION_KINDS, ROLES, type NotificationKind, type Role} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Scene} from '../rule.ts';

export const VICTIM_ROLES: readonly Role[] = ['subject', 'victim'];
export const SUSPECT_ROLES: readonly Role[] = ['suspect'];

/** A set of roles as bits, by their positions in ROLES. */
export function roleBits(roles: readonly Role[]): number {
  let bits = 0;
  for (const role of roles) bits |= 1 << ROLES.indexOf(role);
  return bits;
}

/** Incidents of each person by roles, counted, of every scene that was asked. */
const countedOf = onceFor<Scene, Map<number, Int32Array>>(() => new Map());

/**
 * Persons who have one of `roles` in concerns of at least `incidentsMin` incidents, rising. More records never make them fewer, so
 * whoever has too few by all records had too few on any day.
 */
export function personsWith(scene: Scene, roles: readonly Role[], incidentsMin = 1): number[] {
  const bits = roleBits(roles);
  const counts = getOrInsert(countedOf(scene), bits, () => countIncidents(scene, bits));
  const found: number[] = [];
  for (let person = 0; person < counts.length; person++) if (counts[person]! >= incidentsMin) found.push(person);
  return found;
}

/** Kinds of the concerns in which a person is suspected by any record, whatever others say; more records never make them fewer. */
export function kindsSuspected(scene: Scene, person: number): NotificationKind[] {
  const {involvements, involvementsOf, notifications} = scene.network;
  const bits = roleBits(SUSPECT_ROLES);
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
