import type {Dwelling} from '../../../model/resolved.ts';
import {hasAny} from '../../../columns/lists.ts';
import {isWeakRow} from '../decide/decide.ts';
import {PLACE_HOME, type PersonColumns} from './person-columns.ts';

/** Notes where reports found rows, as far as it is the front door of one household. `doors` are by row, -1 for none. */
export function readFoundAt({foundAt}: PersonColumns, doors: Int32Array, dwellings: readonly Dwelling[]): void {
  for (let row = 0; row < foundAt.length; row++)
    if (dwellings[doors[row]!]?.kind === 'dwelling') foundAt[row] = doors[row]!;
}

/**
 * The door at which a report found a row that tells no more than a full name; -1 for others. An initial says too little: of two who are at
 * home there and bear it one may be the other's twin.
 */
export function doorOfName(columns: PersonColumns, row: number): number {
  const door = columns.foundAt[row]!;
  return door >= 0 && columns.staff[row] === 0 && isWeakRow(columns, row) && isFullName(columns, row) ? door : -1;
}

function isFullName({names: {given, family}, name, placeholder, pool}: PersonColumns, row: number): boolean {
  const number = name[row]!;
  if (placeholder[row]! > 0 || !hasAny(given, number) || !hasAny(family, number)) return false;
  return [given, family].every(({starts, values}) => !pool.isInitial(values[starts[number]!]!));
}

/** Age in days below which nobody is taken for whom a report finds with a child, as a parent of that name may be on no record. Nobody younger can be charged in England. */
const FOUND_DAYS_MIN = 10 * 365;

/**
 * Whether somebody, told by their rows, was at home where a report found `row` when it did: the last home before that day, or the first
 * after it, is that door. Who is known at another by both had left, or was not there yet, and may have given way to a namesake.
 */
export function wasAtHome(
  {dwelling, placeKind, staff, asAt, bornAfter, foundAt}: PersonColumns,
  rows: readonly number[],
  row: number,
): boolean {
  const [door, day] = [foundAt[row]!, asAt[row]!];
  if (rows.some((own) => bornAfter[own]! > day - FOUND_DAYS_MIN)) return false;
  const homes = rows.filter((own) => placeKind[own] === PLACE_HOME && staff[own] === 0);
  const last = Math.max(...homes.map((own) => asAt[own]!).filter((at) => at <= day));
  const first = Math.min(...homes.map((own) => asAt[own]!).filter((at) => at >= day));
  return homes.some((own) => dwelling[own] === door && (asAt[own] === last || asAt[own] === first));
}
