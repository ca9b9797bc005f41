import {nameKey} from '../name-key.ts';
import type {Lists} from './name-table.ts';
import {BIRTH_DAY, type PersonColumns} from './person-columns.ts';

const UNRELATED = -2;
const ANY_FAMILY = -1;

/**
 * Forenames under which records tell two people of one birth date and family apart: named side by side, in one duplicate-free
 * list, or with numbers of one kind that differ. "Aisha" and "Aishah" are then two names, wherever else they stand; and the
 * "Esther" of Grace Esther and Ruth Esther is a name of both, which says nothing of which of them it stands for.
 */
export class KnownTwins {
  readonly #columns: PersonColumns;
  /** Keys of pairs of names that are two people's, and of names that are both people's. */
  readonly #keys: Set<string>;

  constructor(columns: PersonColumns, keys: Iterable<string> = []) {
    this.#columns = columns;
    this.#keys = new Set(keys);
  }

  /** What is known, as texts: with the same columns they make the same twins on another thread. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  add(left: number, right: number): void {
    const {birthKind, birthFrom} = this.#columns;
    if (birthKind[left] !== BIRTH_DAY || birthKind[right] !== BIRTH_DAY || birthFrom[left] !== birthFrom[right]) return;
    const leftName = this.#first(left);
    const rightName = this.#first(right);
    if (leftName < 0 || rightName < 0 || leftName === rightName) return;
    const family = this.#familyOf(left, right);
    if (family === UNRELATED) return;
    const day = birthFrom[left]!;
    this.#keys.add(keyOf(day, leftName, rightName, family));
    for (const word of this.#commonForenames(left, right)) this.#keys.add(keyOf(day, word, word, family));
  }

  has(left: number, right: number): boolean {
    const leftName = this.#first(left);
    const rightName = this.#first(right);
    if (leftName < 0 || rightName < 0) return false;
    return leftName !== rightName && this.#knows(left, right, leftName, rightName);
  }

  /** Whether the forename that two rows of one birth date agree in is that of both of two twins. */
  isOfBoth(left: number, right: number, word: number): boolean {
    return this.#knows(left, right, word, word);
  }

  #knows(left: number, right: number, leftName: number, rightName: number): boolean {
    const {birthFrom, birthKind} = this.#columns;
    // Of one of them no more than an age or a year may be told.
    const row = birthKind[left] === BIRTH_DAY ? left : right;
    if (birthKind[row] !== BIRTH_DAY) return false;
    const families = [ANY_FAMILY, this.#familyOf(left, right), ...this.#crossedFamilies(left, right)];
    return families.some((family) => this.#keys.has(keyOf(birthFrom[row]!, leftName, rightName, family)));
  }

  #commonForenames(left: number, right: number): number[] {
    const {names, name} = this.#columns;
    const {starts, values} = names.given;
    const others = values.subarray(starts[name[right]!], starts[name[right]! + 1]);
    return [...values.subarray(starts[name[left]!], starts[name[left]! + 1])].filter((word) => others.includes(word));
  }

  /** The first forename, or the only name; -1 for none. */
  #first(row: number): number {
    const {names, name} = this.#columns;
    const index = name[row]!;
    for (const {starts, values} of names.single[index] === 1 ? [names.given, names.family] : [names.given]) {
      if (starts[index] !== starts[index + 1]) return values[starts[index]!]!;
    }
    return -1;
  }

  /** Sound of a family name that both have, the first by its letters; ANY_FAMILY where one has none, UNRELATED where they share none. */
  #familyOf(left: number, right: number): number {
    const {names, name} = this.#columns;
    const [a, b] = [name[left]!, name[right]!];
    if (names.single[a] === 1 || names.single[b] === 1) return ANY_FAMILY;
    return this.#leastCommon(names.family, a, names.family, b);
  }

  /** Where the names of one have changed places, its family name stands among the forenames. */
  #crossedFamilies(left: number, right: number): [number, number] {
    const {names, name} = this.#columns;
    const [a, b] = [name[left]!, name[right]!];
    return [this.#leastCommon(names.family, a, names.given, b), this.#leastCommon(names.given, a, names.family, b)];
  }

  /** The sound of the words that both lists have, the first of them by its key (`nameKey`); UNRELATED where they have none. */
  #leastCommon(left: Lists, leftName: number, right: Lists, rightName: number): number {
    const {sounds, texts} = this.#columns.pool;
    let [least, first] = [UNRELATED, ''];
    for (let i = left.starts[leftName]!; i < left.starts[leftName + 1]!; i++) {
      for (let j = right.starts[rightName]!; j < right.starts[rightName + 1]!; j++) {
        const [word, other] = [left.values[i]!, right.values[j]!];
        if (sounds[word] !== sounds[other] || sounds[word] === least) continue;
        if (least !== UNRELATED && nameKey(texts[word]!) >= nameKey(first)) continue;
        [least, first] = [sounds[word]!, texts[word]!];
      }
    }
    return least;
  }
}

const keyOf = (day: number, left: number, right: number, family: number): string =>
  left < right ? `${day} ${left} ${right} ${family}` : `${day} ${right} ${left} ${family}`;

/** Rows that records keep apart though they share birth date and family name. */
export function findTwins(columns: PersonColumns): KnownTwins {
  const twins = new KnownTwins(columns);
  const {group, register, birthFrom} = columns;
  const add = (left: number, right: number): void => twins.add(left, right);
  eachPair(columns, (row) => [group[row]!], add);
  // Within one duplicate-free list only rows of one birth date can be twins.
  eachPair(columns, (row) => (register[row] === 0 ? [] : [register[row]! * 100_000 + birthFrom[row]!]), add);
  eachPair(
    columns,
    (row) => familySounds(columns, row).map((sound) => sound * 100_000 + birthFrom[row]!),
    (left, right) => {
      if (areNumbersApart(columns, left, right)) twins.add(left, right);
    },
  );
  return twins;
}

/** Calls `visit` for rows with a birth day that share a key; more than a few dozen rows of one key are no family. */
function eachPair(
  {rowCount, staff, birthKind}: PersonColumns,
  keysOf: (row: number) => readonly number[],
  visit: (left: number, right: number) => void,
): void {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1 || birthKind[row] !== BIRTH_DAY) continue;
    for (const key of keysOf(row)) {
      const known = rowsOf.get(key);
      if (known === undefined) rowsOf.set(key, [row]);
      else known.push(row);
    }
  }
  for (const rows of rowsOf.values()) {
    if (rows.length > ROWS_MAX) continue;
    for (let i = 0; i < rows.length; i++) for (let j = i + 1; j < rows.length; j++) visit(rows[i]!, rows[j]!);
  }
}

const ROWS_MAX = 120;

/** Sounds of the family names of a row that has a national number. */
function familySounds({names, name, pool, national}: PersonColumns, row: number): number[] {
  const {starts, values} = names.family;
  const sounds: number[] = [];
  if (national.starts[row] === national.starts[row + 1]) return sounds;
  for (let i = starts[name[row]!]!; i < starts[name[row]! + 1]!; i++) sounds.push(pool.sounds[values[i]!]!);
  return sounds;
}

/** Whether both have a national number of one kind, and share none. */
function areNumbersApart(
  {national: {starts, values}, numberKind}: PersonColumns,
  left: number,
  right: number,
): boolean {
  let isApart = false;
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    for (let j = starts[right]!; j < starts[right + 1]!; j++) {
      if (values[i] === values[j]) return false;
      if (numberKind[values[i]!] === numberKind[values[j]!]) isApart = true;
    }
  }
  return isApart;
}
