import type {Continued} from '../continued.ts';
import type {Block, Tree} from '../noted.ts';
import {TEST, TEST_WORDS} from '../words/test-words.ts';
import type {Placed} from '../place/placed.ts';
import type {Slot} from './slots.ts';

/** Rows of which nothing is read: those that tell more of the row above, and records of nobody. */
export function skipOf(continued: Continued | null, first: Slot | null): Tree {
  const any: Block[] = [];
  if (continued?.skip !== undefined) any.push({column: continued.skip, filled: false});
  const names = namesOfNobody(first);
  if (names.length > 0)
    any.push({
      ...(names.length === 1 ? {column: names[0]!.column.name} : {value: {join: names.map(({column}) => column.name)}}),
      matches: TEST_WORDS,
    });
  return any.length < 2 ? any[0] : {any};
}

/** The name columns of whom the rows are about, where some row calls somebody a test or a record not to be used; else none. */
export function namesOfNobody(first: Slot | null): Placed[] {
  if (first === null || first.numbers.length > 0) return [];
  const whole = first.columns.filter(({field}) => field === 'name').slice(0, 1);
  const names = whole.length > 0 ? whole : first.columns.filter(({field}) => field === 'given' || field === 'family');
  const rows = names[0]?.column.rows ?? 0;
  for (let row = 0; row < rows; row++)
    if (TEST.test(names.map(({column}) => column.cells[row]!).join(' '))) return names;
  return [];
}
