import {positionById} from '../../base/find-by-id.ts';
import type {Records} from '../../model/records.ts';
import type {IncidentConfig} from './config.ts';

/** Who takes part in which notification, in a role that ties events: one entry a part, in the order of involvements. */
export type Parts = {
  length: number;
  /** Positions of notifications. */
  notification: Int32Array;
  person: Int32Array;
  isSuspect: Uint8Array;
};

/** Staff, persons not resolved, and roles that tie no events are left out. */
export function partsOfPersons(
  {notifications, mentions, involvements}: Records,
  personOf: Int32Array,
  config: IncidentConfig,
): Parts {
  const notificationAt = positionById(notifications);
  const mentionAt = positionById(mentions);
  const roles = new Set(config.roles);
  const notification = new Int32Array(involvements.length);
  const person = new Int32Array(involvements.length);
  const isSuspect = new Uint8Array(involvements.length);
  let length = 0;
  for (const {notification: of, mention, role} of involvements) {
    if (!roles.has(role)) continue;
    const at = notificationAt.get(of);
    const who = personOf[mentionAt.get(mention) ?? -1] ?? -1;
    if (at === undefined || who < 0) continue;
    notification[length] = at;
    person[length] = who;
    isSuspect[length] = role === 'suspect' ? 1 : 0;
    length++;
  }
  return {length, notification, person, isSuspect};
}
