import {once, onceEach} from '../../../base/once.ts';
import {K, MISSING} from '../compare/comparisons.ts';
import type {Clusters} from '../decide/clusters.ts';
import {doorOfName, wasAtHome} from './found-at.ts';
import {PLACE_HOME, type PersonColumns} from './person-columns.ts';
import type {Relations} from './relations.ts';
import {ListBuilder, type Lists} from '../../../columns/lists.ts';

/** Homes of one person that count; of somebody with more, those with the lowest numbers stand for all. */
const HOMES_MAX = 8;

export type Homes = {
  /** Row -> the homes of its own person, and of everybody it stands beside after them. */
  beside: Lists;
  /** Row -> how many of these are of its own person. */
  ownCount: Uint8Array;
  /** Row -> the same, and the door at which a report found who is no more than a name: where rows of one name meet. */
  meeting: Lists;
  /** Row -> see `doorOfName`. */
  foundAt: Int32Array;
};

/**
 * Who is at home where. `find` gives the person of a row. A contact in a school's list has no address, and is found at home through the
 * pupil; so is an adult of whom a report that found a child with them tells no more than a name, through the place of the report.
 */
export function homesBeside(
  find: (row: number) => number,
  columns: PersonColumns,
  {starts, targets}: Relations,
): Homes {
  const homesOf = homesOfPersons(find, columns);
  const foundAt = columns.foundAt.map((_, row) => doorOfName(columns, row));
  const [beside, meeting] = [new ListBuilder(), new ListBuilder()];
  const ownCount = new Uint8Array(columns.rowCount);
  const isAnyFound = foundAt.some((door) => door >= 0);
  for (let row = 0; row < columns.rowCount; row++) {
    const homes = [...(homesOf[find(row)] ?? [])];
    ownCount[row] = homes.length;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      for (const home of homesOf[find(targets[k]!)] ?? []) if (!homes.includes(home)) homes.push(home);
    }
    beside.add(homes);
    if (!isAnyFound) continue;
    const door = foundAt[row]!;
    meeting.add(door < 0 || homes.includes(door) ? homes : [...homes, door]);
  }
  const lists = beside.build();
  return {beside: lists, ownCount, meeting: isAnyFound ? meeting.build() : lists, foundAt};
}

/**
 * How the homes of two rows meet, a level of `KIN`: a home in common, or a report found one at a home that the other's own was then; MISSING
 * where they do not. Of whom nobody knows yet who they are is weak: where somebody known is found says where they were.
 */
export function homeLevel(
  {beside: {starts, values}, ownCount, foundAt}: Homes,
  people: Pick<Clusters, 'isWeak' | 'members'>,
  columns: PersonColumns,
  left: number,
  right: number,
): number {
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    for (let j = starts[right]!; j < starts[right + 1]!; j++) if (values[i] === values[j]) return K.family;
  }
  const isFoundAtHome = (row: number, other: number): boolean => {
    if (foundAt[row]! < 0 || !people.isWeak(row)) return false;
    const own = values.subarray(starts[other], starts[other]! + ownCount[other]!);
    return own.includes(foundAt[row]!) && wasAtHome(columns, people.members(other), row);
  };
  return isFoundAtHome(left, right) || isFoundAtHome(right, left) ? K.found : MISSING;
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

/** `homeLevel` by who is who now, for questions about a few rows of many: a name that was placed counts as it did before. */
export function homeLevelNow(
  personOf: Int32Array,
  columns: PersonColumns,
  {starts, targets}: Relations,
): (left: number, right: number) => number {
  const {dwelling, placeKind, staff} = columns;
  const rows = once(() => rowsByPerson(personOf));
  const membersOf = (person: number): number[] => {
    const {first, next} = rows();
    const members: number[] = [];
    for (let row = first[person] ?? -1; row >= 0; row = next[row]!) members.push(row);
    return members;
  };
  const homesOf = onceEach((person: number): readonly number[] => {
    const homes = new Set<number>();
    for (const row of membersOf(person))
      if (placeKind[row] === PLACE_HOME && staff[row] === 0 && homes.size < HOMES_MAX) homes.add(dwelling[row]!);
    return [...homes];
  });
  const beside = onceEach((row: number): readonly number[] => {
    const people = new Set([row, ...targets.subarray(starts[row], starts[row + 1])].map((one) => personOf[one]!));
    return [...people].flatMap(homesOf);
  });
  const isFoundAtHome = (row: number, other: number): boolean =>
    columns.foundAt[row]! >= 0 &&
    homesOf(personOf[other]!).includes(doorOfName(columns, row)) &&
    wasAtHome(columns, membersOf(personOf[other]!), row);
  return (left, right) => {
    if (beside(left).some((home) => beside(right).includes(home))) return K.family;
    return isFoundAtHome(left, right) || isFoundAtHome(right, left) ? K.found : MISSING;
  };
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
