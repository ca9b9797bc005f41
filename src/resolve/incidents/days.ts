import {isoToDay} from '../../base/day.ts';
import type {Notification} from '../../model/notification.ts';
import type {IncidentConfig} from './config.ts';

/** When the events of notifications were. */
export type EventDays = {
  day: Int32Array;
  /** 1 where a record names no day of its own, so that the moment of its receipt stands in its place. */
  isUndated: Uint8Array;
};

export function eventDays(notifications: readonly Notification[], config: IncidentConfig): EventDays {
  return {
    day: Int32Array.from(notifications, ({eventAt}) => isoToDay(eventAt)),
    isUndated: Uint8Array.from(notifications, ({eventAt, receivedAt, kind}) =>
      eventAt === receivedAt && !config.momentKinds.includes(kind) ? 1 : 0,
    ),
  };
}
