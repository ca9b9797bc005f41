import type {Dwelling} from '../../../model/resolved.ts';
import {hasAny} from '../../../columns/lists.ts';
import {isWeakRow} from '../decide/decide.ts';
import type {PersonColumns} from './person-columns.ts';

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
