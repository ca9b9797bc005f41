import {DAY_MIN, isoToDay} from '../../base/day.ts';
import {ALLEGATION_STATUSES, NOTIFICATION_KINDS, RAGS} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import {AGENCIES} from '../../model/source.ts';
import {codesOf, outcomeBits, type NotificationColumns} from './columns.ts';

export function readNotifications({notifications}: Records, areas: ReadonlyMap<string, number>): NotificationColumns {
  const {length} = notifications;
  const columns: NotificationColumns = {
    event: new Int32Array(length),
    received: new Int32Array(length),
    kind: new Uint8Array(length),
    agency: new Uint8Array(length),
    area: new Int32Array(length),
    allegation: new Uint8Array(length),
    outcomes: new Int32Array(length),
    decided: new Int32Array(length),
    rating: new Uint8Array(length),
  };
  const kinds = codesOf(NOTIFICATION_KINDS);
  const agencies = codesOf(AGENCIES);
  const allegations = codesOf(ALLEGATION_STATUSES);
  for (let i = 0; i < length; i++) {
    const notification = notifications[i]!;
    const {decidedAt} = notification;
    columns.event[i] = isoToDay(notification.eventAt);
    columns.received[i] = isoToDay(notification.receivedAt);
    columns.decided[i] = Math.max(columns.received[i]!, decidedAt === null ? DAY_MIN : isoToDay(decidedAt));
    columns.kind[i] = kinds.get(notification.kind)!;
    columns.agency[i] = agencies.get(notification.agency)!;
    columns.area[i] = areas.get(notification.area)!;
    columns.allegation[i] = allegations.get(notification.allegation)!;
    if (notification.ragInitial !== null) columns.rating[i] = 1 + RAGS.indexOf(notification.ragInitial);
    for (const outcome of notification.outcomes) columns.outcomes[i]! |= outcomeBits([outcome]);
  }
  return columns;
}
