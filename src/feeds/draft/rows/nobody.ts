import {addAt} from '../../../base/get-or-insert.ts';
import {firstSlot} from '../compose/first-slot.ts';
import {slotsOf, type Slot} from '../compose/slots.ts';
import {TEST, TOTAL} from '../words/test-words.ts';
import type {Placed} from '../place/placed.ts';
import type {Column} from '../sample.ts';

/** Rows that are of nobody: records made to try a system out or left behind by a merger, known by the name columns, and totals below the table. */
export type Nobody = {names: readonly Placed[]; total: Totals | null};

/** The column of the word, and one that is blank beside it alone: somebody may be called Count. */
export type Totals = {word: Placed; blank: Placed};

export function nobodyIn(placed: readonly Placed[]): Nobody {
  return {names: namesOfNobody(firstSlot(slotsOf(placed.map((one) => ({...one}))))), total: totalIn(placed)};
}

/** The name columns of whom the rows are about, where some row calls somebody a test or a record not to be used; else none. */
function namesOfNobody(first: Slot | null): Placed[] {
  if (first === null || first.numbers.length > 0) return [];
  const whole = first.columns.filter(({field}) => field === 'name').slice(0, 1);
  const names = whole.length > 0 ? whole : first.columns.filter(({field}) => field === 'given' || field === 'family');
  const rows = names[0]?.column.rows ?? 0;
  for (let row = 0; row < rows; row++) if (TEST.test(nameIn(names, row))) return names;
  return [];
}

const nameIn = (names: readonly Placed[], row: number): string => names.map(({column}) => column.cells[row]!).join(' ');

/** Cells of a line of totals: the word, and a count. */
const TOTAL_CELLS_MOST = 3;

/** The column in which the last row says "Total", where it says hardly anything else. */
function totalIn(placed: readonly Placed[]): Totals | null {
  const last = (placed[0]?.column.rows ?? 0) - 1;
  const filled = placed.filter(({column}) => (column.cells[last] ?? '') !== '');
  if (last < 1 || filled.length > TOTAL_CELLS_MOST || 2 * filled.length > placed.length) return null;
  const word = filled.find(({column}) => TOTAL.test(column.cells[last]!));
  const blanks = placed.filter(({column}) => (column.cells[last] ?? '') === '');
  const blank = blanks.toSorted((left, right) => right.column.filled - left.column.filled)[0];
  return word === undefined || blank === undefined ? null : {word, blank};
}

/** The columns without those rows. */
export function withoutNobody(columns: readonly Column[], {names, total}: Nobody): Column[] {
  if (names.length === 0 && total === null) return [...columns];
  const isKept = (row: number): boolean =>
    !(names.length > 0 && TEST.test(nameIn(names, row))) && !(total !== null && row === total.word.column.rows - 1);
  return columns.map((column) =>
    withCells(
      column,
      column.cells.filter((_, row) => isKept(row)),
    ),
  );
}

/** A column of other cells. */
export function withCells(column: Column, cells: readonly string[]): Column {
  const texts = new Map<string, number>();
  for (const text of cells) if (text !== '') addAt(texts, text);
  return {...column, cells, texts, filled: cells.filter((text) => text !== '').length, rows: cells.length};
}
