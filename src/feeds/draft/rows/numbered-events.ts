import {template} from '../compose/slots.ts';
import type {Placed} from '../place/placed.ts';

/**
 * A row that tells of several events in numbered columns: "Offence 1", "Off Date 1", "Offence 2", "Off Date 2". Each day is that of the words with its
 * number, and of no others.
 */
export type NumberedEvents = {numbers: readonly string[]; words: readonly Placed[]; days: readonly Placed[]};

/** Words that a number of columns say of events by their headers. */
const SAYS: ReadonlySet<string | null> = new Set(['kind', 'reasons']);

export function numberedEventsOf(placed: readonly Placed[]): NumberedEvents | null {
  const numbered = placed.filter((one) => one.part === null && one.isNumbered && template(one) !== null);
  const words = sequence(numbered.filter(({field, dates}) => SAYS.has(field) && dates.share < 0.5));
  if (words === null) return null;
  const numbers = words.map(({number}) => number);
  const days = sequence(
    numbered.filter(
      ({number, dates, column}) => numbers.includes(number) && (dates.share >= 0.5 || column.filled === 0),
    ),
  );
  if (days === null || days.length !== words.length) return null;
  return numbers.every((number, at) => days[at]!.number === number) ? {numbers, words, days} : null;
}

/** The columns of the one header with `{n}` that has several numbers; null where none or two such have. */
function sequence(columns: readonly Placed[]): Placed[] | null {
  const groups = [...Map.groupBy(columns, (one) => template(one)!).values()].filter(
    (group) => group.length > 1 && group.some(({column}) => column.filled > 0),
  );
  return groups.length === 1 ? groups[0]!.toSorted((left, right) => Number(left.number) - Number(right.number)) : null;
}

/** Takes the days of such events for what they are, before any is taken for the day of the row. */
export function settleNumberedEvents(placed: readonly Placed[]): void {
  for (const day of numberedEventsOf(placed)?.days ?? []) day.field = 'at';
}
