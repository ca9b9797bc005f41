import {headerWords} from '../words/cut-header.ts';
import type {Placed} from '../place/placed.ts';

/** Which of the days of a row is that of what it tells, where several stand in it. */

/** An address beside an old sentence is the one of today: it holds on the day the row was written, and not on that of the sentence. */
export function describedOn(at: Placed | null, received: Placed | null): Placed | null {
  if (at === null || received === null || at === received) return null;
  const [happened, told] = [at.dates.days(at.column.cells), received.dates.days(received.column.cells)];
  const gaps = happened.flatMap((day, row) => (day !== null && told[row] != null ? [told[row] - day] : []));
  return gaps.filter((days) => days > LONG_BEFORE_DAYS).length > gaps.length / 2 ? received : null;
}
const LONG_BEFORE_DAYS = 180;

/** A referral is of the day on which it was made: the meeting that hears it comes after. */
export function heardBefore(at: Placed | null, received: Placed | null): Placed | null {
  const isReferred = received !== null && /\breferr/.test(headerWords(received.column.name).join(' '));
  return at !== null && isReferred && MEETING.test(headerWords(at.column.name).join(' '))
    ? begunBefore(at, received)
    : at;
}
const MEETING = /\b(?:meeting|conference|panel|heard)\b/;

/** What begins after the hub was told is what came of it, and not what it was told of. */
export function begunBefore(start: Placed | null, received: Placed | null): Placed | null {
  if (start === null || received === null || start === received) return start;
  const [begun, told] = [start.dates.days(start.column.cells), received.dates.days(received.column.cells)];
  const gaps = begun.flatMap((day, row) => (day !== null && told[row] != null ? [day - told[row]] : []));
  return gaps.filter((days) => days > 0).length > 0.8 * gaps.length ? null : start;
}
