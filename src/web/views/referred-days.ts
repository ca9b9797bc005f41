import {z} from 'zod';
import {isCalendarDay, isoToDay} from '../../base/day.ts';
import type {Event} from '../../signals/facts/event.ts';

/** Days of referral that a list is narrowed to, `YYYY-MM-DD`, both within; empty texts for no bound. */
export type ReferredDays = {from: string; to: string};

/** A day of the calendar: 31 February would count as a day of March, and leave out referrals before it. */
export const CalendarDay = z.string().refine(isCalendarDay);

const Days = z.object({from: CalendarDay.catch(''), to: CalendarDay.catch('')});

/** The days that a query or a form gives; what is no day is no bound. */
export const referredWithin = (given: object): ReferredDays => Days.parse(given);

/** Whether the last referral is of these days: it is the one that a meeting is about. */
export function isWithin(referrals: readonly Event[], {from, to}: ReferredDays): boolean {
  const last = referrals.at(-1)?.day;
  if (last === undefined) return from === '' && to === '';
  return (from === '' || last >= isoToDay(from)) && (to === '' || last <= isoToDay(to));
}
