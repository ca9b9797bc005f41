import {BIRTH_DAY, BIRTH_NONE, type PersonColumns, type NameTable} from './person-columns.ts';
import {listOf, hasAny} from '../../../columns/lists.ts';

/** Name and birth. */
const LENT_NAME = 1;
export const LENT_SEX = 2;

/**
 * Gives rows that say only a register's number the name, birth and sex that the register has under it: where one file holds people and
 * another, by their numbers, where and with whom they live, neither tells much of who they are by itself. A number under which there
 * are people of two birth days lends nothing.
 */
export function lendByNumber(columns: PersonColumns): void {
  const {rowCount, names, name, local, lent, birthKind, birthFrom, birthTo, bornAfter, bornBefore, sex} = columns;
  const lenders = lendersOf(columns);
  for (let row = 0; row < rowCount; row++) {
    if (!isBare(columns, row)) continue;
    for (const number of listOf(local, row)) {
      const lender = lenders.get(number);
      if (lender === undefined || lender < 0) continue;
      lent[row] = LENT_NAME;
      name[row] = name[lender]!;
      if (birthKind[lender] !== BIRTH_NONE)
        for (const column of [birthKind, birthFrom, birthTo, bornAfter, bornBefore]) column[row] = column[lender]!;
      if (sex[row] === 0 && sex[lender]! > 0) {
        lent[row] = LENT_NAME + LENT_SEX;
        sex[row] = sex[lender]!;
      }
      break;
    }
  }

  function lendersOf({staff, placeholder}: PersonColumns): Map<number, number> {
    const found = new Map<number, number>();
    for (let row = 0; row < rowCount; row++) {
      if (staff[row] === 1 || placeholder[row]! > 0 || !isNamed(names, name[row]!)) continue;
      for (const number of listOf(local, row)) {
        const other = found.get(number);
        if (other === undefined) found.set(number, row);
        else if (other >= 0) found.set(number, oneOf(other, row));
      }
    }
    return found;
  }

  /** The first, or the first with a birth day; -1 where these are two. */
  function oneOf(first: number, row: number): number {
    if (birthKind[row] !== BIRTH_DAY) return first;
    if (birthKind[first] !== BIRTH_DAY) return row;
    return birthFrom[first] === birthFrom[row] ? first : -1;
  }
}

const isNamed = (names: NameTable, name: number): boolean => hasAny(names.given, name) || hasAny(names.family, name);

function isBare({staff, names, name, local, birthKind, placeholder}: PersonColumns, row: number): boolean {
  return (
    staff[row] === 0 &&
    placeholder[row] === 0 &&
    birthKind[row] === BIRTH_NONE &&
    hasAny(local, row) &&
    !isNamed(names, name[row]!)
  );
}
