import {compareDays} from './compare-birth.ts';
import {B} from './comparisons.ts';
import {BIRTH_DAY, type PersonColumns} from './person-columns.ts';

/** Rows of one name that are compared; of a name that more have, those with the lowest numbers stand for all. */
const ROWS_MAX = 60;

/**
 * Share of all pairs of rows that are two people of one forename and family name, read from the rows that have a birth
 * day: pairs of one name whose days differ in more than a slip. Names of a community go together and parents name children
 * after themselves, so this is more than the product of the two shares. 0 where there are no such pairs.
 */
export function namesakeShare(columns: PersonColumns): number {
  const {birthFrom} = columns;
  let different = 0;
  let rowCount = 0;
  for (const rows of rowsByName(columns).values()) {
    rowCount += rows.length;
    const sampled = Math.min(rows.length, ROWS_MAX);
    let differing = 0;
    for (let i = 0; i < sampled; i++) {
      for (let j = i + 1; j < sampled; j++) {
        if (compareDays(birthFrom[rows[i]!]!, birthFrom[rows[j]!]!) >= B.different) differing++;
      }
    }
    if (sampled > 1) different += (differing * rows.length * (rows.length - 1)) / (sampled * (sampled - 1));
  }
  return rowCount < 2 ? 0 : different / ((rowCount * (rowCount - 1)) / 2);
}

function rowsByName({rowCount, birthKind, names, name, staff, pool}: PersonColumns): Map<number, number[]> {
  const {starts, values} = names.given;
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const index = name[row]!;
    if (birthKind[row] !== BIRTH_DAY || staff[row] === 1) continue;
    if (starts[index] === starts[index + 1] || names.familyJoined[index]! < 0) continue;
    const key = values[starts[index]!]! * pool.size + names.familyJoined[index]!;
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [row]);
    else rows.push(row);
  }
  return rowsOf;
}
