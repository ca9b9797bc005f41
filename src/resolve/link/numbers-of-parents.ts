import {GENERATION_DAYS} from './compare-birth.ts';
import {firstOf, ListBuilder, listOf, NO_PLACEHOLDER} from './name-table.ts';
import {BIRTH_DAY, LENT_NUMBER, type PersonColumns} from './person-columns.ts';

/** Days after birth within which a record may still go by the number of the mother. */
const OWN_NUMBER_DAYS = 400;

/**
 * Takes from records of newborn children national numbers that are those of somebody a generation older: the mother, by whose number a
 * ward or a surgery knew the child until it had its own. Left there, it would speak against every record that has the child's own.
 */
export function dropNumbersOfParents(columns: PersonColumns): void {
  const {rowCount, national, birthFrom, lent} = columns;
  const oldest = oldestByNumber(columns);
  const dropped = new Set<number>();
  for (let row = 0; row < rowCount; row++)
    if (isNewborn(columns, row) && listOf(national, row).some((number) => isOlders(row, oldest[number]!)))
      dropped.add(row);
  if (dropped.size === 0) return;
  const own = new ListBuilder();
  for (let row = 0; row < rowCount; row++) {
    const numbers = listOf(national, row);
    own.add(dropped.has(row) ? numbers.filter((number) => !isOlders(row, oldest[number]!)) : numbers);
  }
  for (const row of dropped) lent[row]! |= LENT_NUMBER;
  columns.national = own.build();

  function isOlders(row: number, other: number): boolean {
    return other >= 0 && birthFrom[row]! - birthFrom[other]! >= GENERATION_DAYS && !isOneForename(columns, row, other);
  }
}

/** Of rows with a name and a birth day the one born first, for each number; -1 for none. */
function oldestByNumber(columns: PersonColumns): Int32Array {
  const {rowCount, national, numberTexts, birthKind, birthFrom, placeholder, staff} = columns;
  const oldest = new Int32Array(numberTexts.length).fill(-1);
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1 || birthKind[row] !== BIRTH_DAY || placeholder[row] !== NO_PLACEHOLDER) continue;
    for (let i = national.starts[row]!; i < national.starts[row + 1]!; i++) {
      const number = national.values[i]!;
      if (oldest[number]! < 0 || birthFrom[row]! < birthFrom[oldest[number]!]!) oldest[number] = row;
    }
  }
  return oldest;
}

function isNewborn({birthKind, birthFrom, asAt, staff}: PersonColumns, row: number): boolean {
  return staff[row] === 0 && birthKind[row] === BIRTH_DAY && asAt[row]! - birthFrom[row]! <= OWN_NUMBER_DAYS;
}

/** A slip of the pen in the year makes a child older, and leaves it its name. */
const isOneForename = ({names, name}: PersonColumns, row: number, other: number): boolean =>
  firstOf(names.given, name[row]!) >= 0 && firstOf(names.given, name[row]!) === firstOf(names.given, name[other]!);
