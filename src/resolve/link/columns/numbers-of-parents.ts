import {GENERATION_DAYS} from '../compare/compare-birth.ts';
import {INITIAL} from '../names/word-pool.ts';
import {BIRTH_DAY, BIRTH_NEW_YEAR, NO_PLACEHOLDER, type PersonColumns} from './person-columns.ts';
import {listOf} from '../../../columns/lists.ts';

/**
 * Marks each entry of `national.values` that is a parent's number on the row of a child. A newborn is booked in under its mother's number until
 * it has its own; left to count, the number would keep the child apart from itself, so a marked one is compared with nothing.
 */
export function numbersOfParents(columns: PersonColumns): Uint8Array {
  const {rowCount, national, numberTexts} = columns;
  const marks = new Uint8Array(national.values.length);
  const entriesOf: (number[] | undefined)[] = Array.from({length: numberTexts.length});
  for (let row = 0; row < rowCount; row++) {
    if (!isBearer(columns, row)) continue;
    for (let i = national.starts[row]!; i < national.starts[row + 1]!; i++)
      (entriesOf[national.values[i]!] ??= []).push(i, row);
  }
  for (const entries of entriesOf)
    if (entries !== undefined && entries.length > 2) markChildren(entries, columns, marks);
  return marks;
}

/** Whether a row says of whom it is as far as a generation can be told from it. */
export const isBearer = ({staff, birthKind}: PersonColumns, row: number): boolean =>
  staff[row] === 0 && (birthKind[row] === BIRTH_DAY || birthKind[row] === BIRTH_NEW_YEAR);

/**
 * Marks those of one number that are a generation after the oldest: `entries` are positions in `national.values`, each before its row. Marks
 * none where a forename is that of a grown-up, of whom a birth date is mistyped then, nor where more rows give the number to named children than to grown-ups, as it
 * may be a child's on the record of its parent.
 */
export function markChildren(entries: readonly number[], columns: PersonColumns, marks: Uint8Array): void {
  const {birthFrom, placeholder} = columns;
  const rows = entries.filter((_, at) => at % 2 === 1);
  const oldest = rows.reduce((least, row) => Math.min(least, birthFrom[row]!), Infinity);
  const isChild = (row: number): boolean => birthFrom[row]! - oldest > GENERATION_DAYS;
  const grown = rows.filter((row) => !isChild(row));
  if (grown.length === rows.length) return;
  const named = rows.filter((row) => isChild(row) && placeholder[row] === NO_PLACEHOLDER);
  if (named.length > grown.length || haveCommonForename(named, grown, columns)) return;
  for (const [at, row] of rows.entries()) if (isChild(row)) marks[entries[2 * at]!] = 1;
}

function haveCommonForename(lefts: readonly number[], rights: readonly number[], columns: PersonColumns): boolean {
  const {names, name, pool} = columns;
  // Each word once: a stand-in number may be on thousands of rows.
  const wordsOf = (rows: readonly number[]): number[] => [
    ...new Set(rows.flatMap((row) => [...listOf(names.given, name[row]!)])),
  ];
  const others = wordsOf(rights);
  return wordsOf(lefts).some((word) => others.some((other) => pool.compare(word, other) <= INITIAL));
}
