/**
 * Days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar, so that dates lie in typed arrays and
 * subtract. Time zones play no part: a record's day is the day it states.
 */

/** Before every day: a start that is not known. */
export const DAY_MIN = -0x80000000;
/** After every day: an end that is not known, or has not come. */
export const DAY_MAX = 0x7fffffff;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const ZERO = 48;

/**
 * The day of a `YYYY-MM-DD` text; a time that follows is left out of account.
 * Reads digits without checking them: the text has passed `IsoDate` or `IsoMoment` of `model/schemas`.
 */
export function isoToDay(iso: string): number {
  const year =
    (iso.charCodeAt(0) - ZERO) * 1000 +
    (iso.charCodeAt(1) - ZERO) * 100 +
    (iso.charCodeAt(2) - ZERO) * 10 +
    (iso.charCodeAt(3) - ZERO);
  const month = (iso.charCodeAt(5) - ZERO) * 10 + (iso.charCodeAt(6) - ZERO);
  const day = (iso.charCodeAt(8) - ZERO) * 10 + (iso.charCodeAt(9) - ZERO);
  return dayOf(year, month, day);
}

/** True of a day of the calendar as `YYYY-MM-DD`: 2023-02-30 is none. */
export const isCalendarDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayToIso(isoToDay(text)) === text;

/** `YYYY-MM-DD` of a day. */
export function dayToIso(day: number): string {
  const {year, month, date} = civilOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The day of a calendar date; month 1-12. A date past the month's end runs on into the next month. */
export function dayOf(year: number, month: number, date: number): number {
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return daysBeforeYear(year) + DAYS_BEFORE_MONTH[month - 1]! + leapDay + date - 1;
}

/** Year, month (1-12) and date of a day. */
export function civilOf(day: number): {year: number; month: number; date: number} {
  let year = 1970 + Math.floor(day / 365.2425);
  if (daysBeforeYear(year + 1) <= day) year++;
  else if (daysBeforeYear(year) > day) year--;
  let rest = day - daysBeforeYear(year);
  const leap = isLeap(year);
  if (leap && rest === 59) return {year, month: 2, date: 29};
  if (leap && rest > 59) rest--;
  let month = 1;
  while (rest >= DAYS_BEFORE_MONTH[month]!) month++;
  return {year, month, date: rest - DAYS_BEFORE_MONTH[month - 1]! + 1};
}

/** The same date some months later (earlier for a negative count), held back to the last date of a shorter month. */
export function addMonths(day: number, months: number): number {
  const {year, month, date} = civilOf(day);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  const length =
    DAYS_BEFORE_MONTH[toMonth]! - DAYS_BEFORE_MONTH[toMonth - 1]! + (toMonth === 2 && isLeap(toYear) ? 1 : 0);
  return dayOf(toYear, toMonth, Math.min(date, length));
}

/** Whole years lived on `day` by somebody born on `born`; negative before birth. One born on 29 February ages on 1 March. */
export function yearsBetween(born: number, day: number): number {
  const from = civilOf(born);
  const to = civilOf(day);
  const before = to.month < from.month || (to.month === from.month && to.date < from.date);
  return to.year - from.year - (before ? 1 : 0);
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 719162;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
