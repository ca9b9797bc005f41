import type {Continued} from '../rows/continued.ts';
import type {Placed} from '../place/placed.ts';
import type {Furniture} from '../rows/row-form.ts';
import type {Nobody} from '../rows/nobody.ts';
import type {Block, Tree} from '../noted.ts';
import {TEST_WORDS, TOTAL_WORDS} from '../words/test-words.ts';

/** Rows of which nothing is read: those that tell more of the row above, records of nobody, and totals. */
export function skipOf(
  continued: Continued | null,
  {names, total}: Nobody,
  {hasLines, hasHeaders}: Furniture,
  placed: readonly Placed[],
): Tree {
  const any: Block[] = [];
  const fullest = placed
    .filter(({column}) => column.at > 0)
    .toSorted((left, right) => right.column.filled - left.column.filled || left.column.at - right.column.at)
    .slice(0, 2);
  // A line that stands alone says nothing in the two columns that nearly every row fills.
  if (hasLines && fullest.length === 2)
    any.push({all: fullest.map(({column}) => ({column: column.name, filled: false}))});
  if (hasHeaders) any.push({all: [...fullest].map(({column}) => ({column: column.name, is: column.name}))});
  if (continued?.skip !== undefined) any.push({column: continued.skip, filled: false});
  if (names.length > 0)
    any.push({
      ...(names.length === 1 ? {column: names[0]!.column.name} : {value: {join: names.map(({column}) => column.name)}}),
      matches: TEST_WORDS,
    });
  if (total !== null)
    any.push({
      all: [
        {column: total.word.column.name, matches: TOTAL_WORDS},
        {column: total.blank.column.name, filled: false},
      ],
    });
  return any.length < 2 ? any[0] : {any};
}
