import {positionById} from '../../base/find-by-id.ts';
import type {Role} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {IncidentConfig} from './config.ts';
import type {EventDays} from './days.ts';

/** Whom a register's record is about. */
const ABOUT: ReadonlySet<Role> = new Set(['subject', 'victim']);

/** For a register and a person the days on which the event may have been: the day told, and at night the other day of that night as well. */
type PersonDays = {key: string; days: readonly number[]};
export type RegisterDays = readonly PersonDays[];

/**
 * For each notification the days that its register gives each person. A register numbers an event once, so two of its records of one
 * person that give two days are of two events, as when a school writes down the same concern day after day. Where a record names no day
 * of its own, that holds for what came from one source: several agencies tell of one event on several days.
 */
export function registerDays(
  {notifications, mentions, involvements}: Records,
  personOf: Int32Array,
  {day, isUndated}: EventDays,
  config: IncidentConfig,
): (RegisterDays | null)[] {
  const notificationAt = positionById(notifications);
  const mentionAt = positionById(mentions);
  const all: (PersonDays[] | null)[] = notifications.map(() => null);
  for (const {notification, mention, role} of involvements) {
    if (!ABOUT.has(role)) continue;
    const at = notificationAt.get(notification);
    const person = personOf[mentionAt.get(mention) ?? -1] ?? -1;
    if (at === undefined || person < 0) continue;
    const {eventAt, source, referralSource} = notifications[at]!;
    const key = `${source.feed}|${person}|${isUndated[at] === 1 ? referralSource : 'dated'}`;
    (all[at] ??= []).push({key, days: daysOf(eventAt, day[at]!, config)});
  }
  return all;
}

function daysOf(moment: string, day: number, {nightFromHour, nightToHour}: IncidentConfig): readonly number[] {
  if (!moment.includes('T')) return [day];
  const hour = Number(moment.slice(11, 13));
  if (hour >= nightFromHour) return [day, day + 1];
  return hour < nightToHour ? [day, day - 1] : [day];
}

/** Whether a register gives one person days in both that have none in common. */
export function areOnOtherDays(left: RegisterDays | null, right: RegisterDays | null): boolean {
  if (left === null || right === null) return false;
  return left.some(({key, days}) =>
    right.some((other) => other.key === key && !days.some((day) => other.days.includes(day))),
  );
}

/** The days of two sets of records that become one. */
export function mergedDays(left: RegisterDays | null, right: RegisterDays | null): RegisterDays | null {
  if (left === null || right === null) return left ?? right;
  const merged = new Map(left.map(({key, days}) => [key, days]));
  for (const {key, days} of right) merged.set(key, [...new Set([...(merged.get(key) ?? []), ...days])]);
  return [...merged].map(([key, days]) => ({key, days}));
}
