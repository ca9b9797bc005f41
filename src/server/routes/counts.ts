import {addMonths, isoToDay} from '../../base/day.ts';
import type {z} from 'zod';
import {ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import type {Counts} from '../schemas/answers.ts';

/** Roles that make nobody part of what happened. */
const OUTSIDE: readonly string[] = ['referrer', 'professional'];

/** How often a person (by index) was notified about, by records and by incidents: ever, and in the months up to a day. */
export function countsOf(network: Network, person: number, today: string): z.infer<typeof Counts> {
  const {involvements, notifications, involvementsOf} = network;
  const told = new Map<number, number>();
  for (const part of rowItems(involvementsOf, person)) {
    if (OUTSIDE.includes(ROLES[involvements.role[part]!]!)) continue;
    told.set(involvements.notification[part]!, involvements.event[part]!);
  }
  const until = isoToDay(today);
  const within = (months: number): {records: number; incidents: number} => {
    const since = addMonths(until, -months);
    const records = [...told].filter(([, day]) => day > since && day <= until).map(([notification]) => notification);
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
