import {dayToIso} from '../../base/day.ts';
import {idAt} from '../../base/find-by-id.ts';
import {ALLEGATION_STATUSES, NOTIFICATION_KINDS, type NotificationKind} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {notificationId} from '../../network/network.ts';
import type {Scene} from '../rule.ts';

/** What a rule reads that looks at events of a person (`eventsOf`), for its list of fields. */
export const EVENT_FIELDS = [
  'involvement.role',
  'notification.kind',
  'notification.eventAt',
  'notification.agency',
  'notification.allegation',
] as const;

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

const DISPUTED: readonly (typeof ALLEGATION_STATUSES)[number][] = ['unsubstantiated', 'malicious'];

/** The event of records of one incident. */
export function eventFrom(scene: Scene, incident: number, notifications: number[]): Event {
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
