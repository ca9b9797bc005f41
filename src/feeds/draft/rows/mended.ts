import type {Placed} from '../place/placed.ts';

/** Rows that an agency wrote anew on a later day, with what was wrong put right. */

/** The day on which rows were written, where each has one and some tell on another day of whom one told before; null where none do. */
export function mendedOn(placed: readonly Placed[], who: readonly Placed[]): Placed | null {
  const told = placed.find(
    ({part, field, column}) => part === null && field === 'received' && column.filled === column.rows,
  );
  return told !== undefined && distinct(who) < distinct([...who, told]) ? told : null;
}

/** Whether no two rows say the same in all of these columns. */
export const isUnique = (columns: readonly Placed[]): boolean => distinct(columns) === columns[0]!.column.rows;

/** How many rows these columns tell apart. */
const distinct = (columns: readonly Placed[]): number =>
  new Set(columns[0]!.column.cells.map((_, row) => columns.map(({column}) => column.cells[row]!).join('\n'))).size;
