import {once, onceEach} from '../../../base/once.ts';
import {PLACE_HOME, type PersonColumns} from './person-columns.ts';
import type {Relations} from './relations.ts';
import {ListBuilder, type Lists} from '../../../columns/lists.ts';

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
    const homes = [...(homesOf[find(row)] ?? [])];
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      for (const home of homesOf[find(targets[k]!)] ?? []) if (!homes.includes(home)) homes.push(home);
    }
    lists.add(homes);
  }
  return lists.build();
}

function homesOfPersons(
  find: (row: number) => number,
  {rowCount, dwelling, placeKind, staff}: PersonColumns,
): (number[] | null)[] {
  const homesOf: (number[] | null)[] = Array.from({length: rowCount}, () => null);
  for (let row = 0; row < rowCount; row++) {
    if (placeKind[row] !== PLACE_HOME || staff[row] === 1) continue;
    const homes = (homesOf[find(row)] ??= []);
    if (homes.length < HOMES_MAX && !homes.includes(dwelling[row]!)) homes.push(dwelling[row]!);
  }
  return homesOf;
}

/** Whether two rows have a home in common, as `homesBeside` has it; for questions about a few rows of many. */
export function commonHomes(
  personOf: Int32Array,
  {dwelling, placeKind, staff}: PersonColumns,
  {starts, targets}: Relations,
): (left: number, right: number) => boolean {
  const rows = once(() => rowsByPerson(personOf));
  const homesOf = onceEach((person: number): readonly number[] => {
    const homes = new Set<number>();
    const {first, next} = rows();
    for (let row = first[person] ?? -1; row >= 0; row = next[row]!)
      if (placeKind[row] === PLACE_HOME && staff[row] === 0 && homes.size < HOMES_MAX) homes.add(dwelling[row]!);
    return [...homes];
  });
  const beside = onceEach((row: number): readonly number[] => {
    const people = new Set([row, ...targets.subarray(starts[row], starts[row + 1])].map((one) => personOf[one]!));
    return [...people].flatMap(homesOf);
  });
  return (left, right) => beside(left).some((home) => beside(right).includes(home));
}

/** The first row of each person, and the next row of each row's person; -1 for none. */
function rowsByPerson(personOf: Int32Array): {first: Int32Array; next: Int32Array} {
  const first = new Int32Array(personOf.reduce((most, person) => Math.max(most, person), -1) + 1).fill(-1);
  const next = new Int32Array(personOf.length);
  for (let row = personOf.length - 1; row >= 0; row--) {
    const person = personOf[row]!;
    if (person < 0) continue;
    next[row] = first[person]!;
    first[person] = row;
  }
  return {first, next};
}
