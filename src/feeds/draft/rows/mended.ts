import {dayToIso} from '../../../base/day.ts';
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

/** Nobody is the parent of who is fewer years younger. */
const GENERATION_DAYS = 12 * 365;

/**
 * Whether rows that say the same in all of these columns are of a father and his son: no birth date is put right by that much, but for a year that was
 * mistyped.
 */
export function areOfGenerations(
  columns: readonly Placed[],
  birth: Placed | undefined,
  isAsked: (row: number) => boolean = () => true,
): boolean {
  if (birth === undefined) return false;
  const {column, dates} = birth;
  const days = dates.days(column.cells);
  const rows = Map.groupBy(days.map((_, row) => row).filter(isAsked), (row) =>
    columns.map((one) => one.column.cells[row]!.toLowerCase()).join('\n'),
  );
  return [...rows.values()].some((alike) => {
    const known = alike.map((row) => days[row] ?? null).filter((day) => day !== null);
    const [first, last] = [Math.min(...known), Math.max(...known)];
    return known.length > 1 && last - first >= GENERATION_DAYS && dayToIso(first).slice(4) !== dayToIso(last).slice(4);
  });
}

/** How many rows these columns tell apart. */
const distinct = (columns: readonly Placed[]): number =>
  new Set(columns[0]!.column.cells.map((_, row) => columns.map(({column}) => column.cells[row]!).join('\n'))).size;
