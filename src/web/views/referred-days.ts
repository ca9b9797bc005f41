import {z} from 'zod';
import {isoToDay} from '../../base/day.ts';
import {IsoDate} from '../../model/schemas/source.ts';
import type {Event} from '../../signals/facts/event.ts';

/** Days of referral that a list is narrowed to, `YYYY-MM-DD`, both within; empty texts for no bound. */
export type ReferredDays = {from: string; to: string};

const Days = z.object({from: IsoDate.catch(''), to: IsoDate.catch('')});

/** The days that a query or a form gives; what is no day is no bound. */
export const referredWithin = (given: object): ReferredDays => Days.parse(given);

/** Whether the last referral is of these days: it is the one that a meeting is about. */
export function isWithin(referrals: readonly Event[], {from, to}: ReferredDays): boolean {
  const last = referrals.at(-1)?.day;
  if (last === undefined) return from === '' && to === '';
  return (from === '' || last >= isoToDay(from)) && (to === '' || last <= isoToDay(to));
}
