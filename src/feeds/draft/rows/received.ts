import {begunOf} from './lived-days.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Placed} from '../place/placed.ts';
import type {RowField} from '../words/header-words.ts';

/** When the hub was told, best first: the day of an extract is known to be later. */
const RECEIVED = [
  /receiv|notif|refer/,
  /submit|creat|sent|report|log/,
  /record|enter|input/,
  /extract|census|snapshot|load/,
];

/** A day that each row has: one on which the hub was told, else on which the row was changed, else on which it happened. */
export function receivedOf(placed: readonly Placed[], isEvent: boolean): Placed | null {
  const rank = ({column}: Placed): number => {
    const words = headerWords(column.name).join(' ');
    const at = RECEIVED.findIndex((pattern) => pattern.test(words));
    return at < 0 ? RECEIVED.length : at;
  };
  const told = placed
    .filter(({field, column}) => field === 'received' && column.filled >= 0.9 * column.rows)
    .sort((left, right) => rank(left) - rank(right) || left.column.at - right.column.at);
  // Of somebody born after it the row was not told on it: "Recorded" may be when an index first had them, before "Extracted".
  const best = told.find((one) => !isBeforeBirths(one, placed)) ?? told[0];
  const filled = (field: RowField): Placed | undefined =>
    placed.find((one) => one.field === field && one.part === null && one.column.filled >= 0.9 * one.column.rows);
  const start = begunOf(placed);
  const begun = start !== null && start.column.filled >= 0.9 * start.column.rows ? start : undefined;
  // A stay begins long before somebody tells of it; whom an agency registers it knows from then.
  const isTold = isEvent || REGISTERED.test(headerWords(begun?.column.name ?? '').join(' '));
  return best ?? filled('revision') ?? lastDay(placed) ?? filled('decided') ?? (isTold ? begun : undefined) ?? null;
}

/** Whether people of more rows than are mistyped were born after a day. */
function isBeforeBirths({dates, column}: Placed, placed: readonly Placed[]): boolean {
  const days = dates.days(column.cells);
  const isOfUnborn = placed.some(
    (one) => one.field === 'birthStatus' && [...one.column.texts.keys()].some((text) => EXPECTED.test(text)),
  );
  if (isOfUnborn) return false;
  return placed
    .filter((one) => one.field === 'birth' && !EXPECTED.test(one.column.name))
    .some((one) => {
      const after = one.dates
        .days(one.column.cells)
        .filter((day, row) => day !== null && day > (days[row] ?? Infinity));
      return after.length >= BORN_AFTER_LEAST * column.rows;
    });
}
const BORN_AFTER_LEAST = 0.01;
const EXPECTED = /expect|unborn|\b(?:edd|due)\b/i;

const REGISTERED = /\b(?:reg|registered|registration)\b/;

/** Of several days of what a row tells ("Offence Date", "Sentenced") the last: before it the row was not there. */
function lastDay(placed: readonly Placed[]): Placed | undefined {
  const days = placed
    .filter(({field, part, column}) => field === 'at' && part === null && column.filled >= 0.9 * column.rows)
    .map((one) => ({one, mean: meanOf(one.dates.days(one.column.cells))}));
  return days.toSorted((left, right) => right.mean - left.mean || left.one.column.at - right.one.column.at)[0]?.one;
}

function meanOf(days: readonly (number | null)[]): number {
  const known = days.filter((day) => day !== null);
  return known.reduce((sum, day) => sum + day, 0) / Math.max(1, known.length);
}
