import {ListBuilder, type Lists} from './name-table.ts';
import {PLACE_HOME, type PersonColumns} from './person-columns.ts';
import type {Relations} from './relations.ts';

/** Homes of one person that count; of somebody with more, those with the lowest numbers stand for all. */
const HOMES_MAX = 8;

/**
 * The homes of each row: of its own person and of everybody it stands beside. `find` gives the person of a row. A contact in a
 * school's list has no address, and is found at home through the pupil.
 */
export function homesBeside(
  find: (row: number) => number,
  columns: PersonColumns,
  {starts, targets}: Relations,
): Lists {
  const homesOf = homesOfPersons(find, columns);
  const lists = new ListBuilder();
  for (let row = 0; row < columns.rowCount; row++) {
    const homes = new Set(homesOf.get(find(row)));
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      for (const home of homesOf.get(find(targets[k]!)) ?? []) homes.add(home);
    }
    lists.add(homes);
  }
  return lists.build();
}

function homesOfPersons(
  find: (row: number) => number,
  {rowCount, dwelling, placeKind, staff}: PersonColumns,
): Map<number, Set<number>> {
  const homesOf = new Map<number, Set<number>>();
  for (let row = 0; row < rowCount; row++) {
    if (placeKind[row] !== PLACE_HOME || staff[row] === 1) continue;
    const person = find(row);
    const homes = homesOf.get(person);
    if (homes === undefined) homesOf.set(person, new Set([dwelling[row]!]));
    else if (homes.size < HOMES_MAX) homes.add(dwelling[row]!);
  }
  return homesOf;
}
