import {addMonths, isoToDay} from '../../base/day.ts';
import type {z} from 'zod';
import {ROLES, type Role} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import type {Counts} from '../schemas/counts.ts';

/** Roles that make nobody part of what happened. */
export const OUTSIDE: readonly string[] = ['referrer', 'professional'];

/** One notification (by index) that told of a person: the day of its event, and the part that the person had, of several one. */
export type Told = {day: number; role: Role};

/** What told of a person (by index), but for notifications that they only sent or worked on. */
export function toldOf(network: Network, person: number): Map<number, Told> {
  const {involvements, involvementsOf} = network;
  const told = new Map<number, Told>();
  for (const part of rowItems(involvementsOf, person)) {
    const role = ROLES[involvements.role[part]!]!;
    if (!OUTSIDE.includes(role)) told.set(involvements.notification[part]!, {day: involvements.event[part]!, role});
  }
  return told;
}

/** How often a person (by index) was notified about, by records and by incidents: ever, and in the months up to a day. */
export function countsOf(network: Network, person: number, today: string): z.infer<typeof Counts> {
  const {notifications} = network;
  const told = toldOf(network, person);
  const until = isoToDay(today);
  const within = (months: number): {records: number; incidents: number} => {
    const since = addMonths(until, -months);
    const records = [...told].filter(([, {day}]) => day > since && day <= until).map(([notification]) => notification);
    return {records: records.length, incidents: incidentsOf(records)};
  };
  const incidentsOf = (list: readonly number[]): number =>
    new Set(list.map((one) => notifications.incident[one]!)).size;
  const all = [...told.keys()];
  return {
    records: all.length,
    incidents: incidentsOf(all),
    months_3: within(3),
    months_6: within(6),
    months_12: within(12),
  };
}
