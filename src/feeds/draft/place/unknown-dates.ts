import {shareWhere} from '../sample.ts';
import {DATES, type Placed} from './placed.ts';

/**
 * Columns of dates whose headers do not say what is dated: births lie decades apart and before all else; of two days of one row the earlier is
 * that of what happened, and the later that on which somebody was told.
 */

const LOOKS_LEAST = 0.5;
const YEAR_DAYS = 365;
/** Births of a school's pupils span twelve years, what an extract tells of hardly ever as many. */
const BIRTHS_APART = 8 * YEAR_DAYS;
/** 1 January 1970: no extract is mostly of older events. A small number read as the day of a spreadsheet is of 1900. */
const FIRST_DAY = 0;
const FILLED_LEAST = 0.9;

export function settleDates(placed: readonly Placed[]): void {
  settleReturned(placed);
  const dated = placed.filter((one) => isDated(one));
  const known = dated.filter(
    ({field}) => field !== null && DATES.has(field) && field !== 'expected' && field !== 'died',
  );
  // What is planned has not happened, and nobody was told on it.
  const unknown = dated.filter(({field, column}) => field === null && !PLANNED.test(column.name));
  const days = new Map([...known, ...unknown].map((one) => [one, one.dates.days(one.column.cells)]));
  const isRecent = (one: Placed): boolean => quantile(days.get(one)!, 0.5) > FIRST_DAY;
  const latest = Math.max(...[...days.values()].map((list) => quantile(list, 0.5)));
  const events: Placed[] = [];
  for (const one of unknown) {
    const list = days.get(one)!;
    const isOld =
      quantile(list, 0.95) - quantile(list, 0.05) > BIRTHS_APART && latest - quantile(list, 0.5) > 2 * YEAR_DAYS;
    const isBirth = one.part !== null || (isOld && !known.some((other) => isLater(list, other, days.get(other)!)));
    if (
      isBirth &&
      !placed.some((other) => other.field === 'birth' && other.part === one.part && other.number === one.number)
    )
      one.field = 'birth';
    else if (one.part === null && isRecent(one)) events.push(one);
  }
  const has = (field: string): boolean => placed.some((one) => one.field === field && one.part === null);
  events.sort((left, right) => mean(days.get(left)!) - mean(days.get(right)!) || left.column.at - right.column.at);
  const isFull = ({column}: Placed): boolean => column.filled >= FILLED_LEAST * column.rows;
  if (!has('received')) {
    const last = events.findLast(isFull);
    if (last !== undefined) {
      last.field = 'received';
      events.splice(events.indexOf(last), 1);
    }
  }
  const [first] = events;
  const told = placed.find((one) => one.field === 'received' && one.part === null);
  const isBefore = (one: Placed): boolean =>
    told === undefined || mean(days.get(one)!) <= mean(days.get(told) ?? told.dates.days(told.column.cells)) + 1;
  // What comes after the hub was told, such as a meeting, is not what it was told of.
  if (first !== undefined && !has('at') && !has('start') && isBefore(first)) first.field = 'at';
}

/** "Returned On" of a census: the day on which it was sent in, where nobody is missing who might return. */
function settleReturned(placed: readonly Placed[]): void {
  const isOfMissing = placed.some(({column}) => MISSING.test(column.name));
  const returned = placed.find(({field, column}) => field === 'found' && /^(?:date )?return/i.test(column.name));
  if (returned !== undefined && !isOfMissing && !placed.some(({field}) => field === 'received'))
    returned.field = 'received';
}
const MISSING = /missing|misper|abscon|found|located|episode/i;

/** Whether days lie behind one on which something began or happened, in nearly every row: nobody is born after what they did. */
function isLater(list: readonly (number | null)[], {field}: Placed, before: readonly (number | null)[]): boolean {
  if (field !== 'start' && field !== 'at') return false;
  const gaps = list.flatMap((day, row) => (day !== null && before[row] != null ? [day - before[row]] : []));
  return gaps.length >= 0.5 * list.length && gaps.filter((gap) => gap >= 0).length >= FILLED_LEAST * gaps.length;
}

const PLANNED = /\b(?:next|due|planned|expected|target|expir\w*|review by|until)\b/i;

/** A year alone, of birth or of a school, is no day. */
const isDated = ({field, dates, column}: Placed): boolean =>
  column.filled > 0 &&
  dates.share >= LOOKS_LEAST &&
  // Any number may be the day of a spreadsheet.
  (field !== null || !dates.formats.includes('serial')) &&
  (field !== null || shareWhere(column, (text) => text.length >= DAY_LENGTH) >= LOOKS_LEAST);
const DAY_LENGTH = 6;

function quantile(days: readonly (number | null)[], part: number): number {
  const sorted = days.filter((day) => day !== null).sort((left, right) => left - right);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

function mean(days: readonly (number | null)[]): number {
  const known = days.filter((day) => day !== null);
  return known.reduce((sum, day) => sum + day, 0) / Math.max(1, known.length);
}
