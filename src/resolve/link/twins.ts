import {onceEach} from '../../base/once.ts';
import {nameKey} from '../name-key.ts';
import {mix} from './blocking-rules.ts';
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
  readonly #keys = new Set<string>();
  /** Day and names of each key as one number: hardly any pair has one of them, and no other need be looked up. */
  readonly #named = new Set<number>();
  readonly #days = new Set<number>();

  constructor(columns: PersonColumns, keys: Iterable<string> = []) {
    this.#columns = columns;
    for (const key of keys) {
      const [day, left, right] = key.split(' ').map(Number) as [number, number, number];
      this.#keys.add(key);
      this.#named.add(namedNumber(day, left, right));
      this.#days.add(day);
    }
  }

  /** What is known, as texts: with the same columns they make the same twins on another thread. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /** Those of twins of one birth day, at least. */
  protected keysOn(_day: number): ReadonlySet<string> {
    return this.#keys;
  }

  /** False where no twins of this birth day are known. */
  protected mayHave(day: number): boolean {
    return this.#days.has(day);
  }

  /** False where no twins of this birth day bear these names, whatever their family. */
  protected mayKnow(day: number, left: number, right: number): boolean {
    return this.#named.has(namedNumber(day, left, right));
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
    this.#add(day, leftName, rightName, family);
    for (const word of this.#commonForenames(left, right)) this.#add(day, word, word, family);
  }

  #add(day: number, left: number, right: number, family: number): void {
    this.#keys.add(keyOf(day, left, right, family));
    this.#named.add(namedNumber(day, left, right));
    this.#days.add(day);
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
    if (birthKind[row] !== BIRTH_DAY || !this.mayKnow(birthFrom[row]!, leftName, rightName)) return false;
    const families = [
      ANY_FAMILY,
      this.#familyOf(left, right),
      ...this.#crossedFamilies(left, right),
      this.#swappedFamily(left, right),
    ];
    const keys = this.keysOn(birthFrom[row]!);
    return families.some((family) => keys.has(keyOf(birthFrom[row]!, leftName, rightName, family)));
  }

  /**
   * Whether the forenames of two twins stand in two rows, in one of them at least where a family name would: "Khan Sana" is not
   * "Khan Sania". A word that both rows have is of neither alone.
   */
  haveCrossed(left: number, right: number): boolean {
    const {birthFrom, birthKind} = this.#columns;
    const row = birthKind[left] === BIRTH_DAY ? left : right;
    const day = birthFrom[row]!;
    if (birthKind[row] !== BIRTH_DAY || !this.mayHave(day)) return false;
    const [words, others] = [this.#wordsOf(left), this.#wordsOf(right)];
    return words.some((word, at) => {
      if (others.includes(word)) return false;
      return others.some(
        (other, from) =>
          (at > 0 || from > 0) &&
          this.mayKnow(day, word, other) &&
          !words.includes(other) &&
          this.#knows(left, right, word, other),
      );
    });
  }

  /** The first forename and the family names. */
  #wordsOf(row: number): number[] {
    const {names, name} = this.#columns;
    const {starts, values} = names.family;
    return [this.#first(row), ...values.subarray(starts[name[row]!], starts[name[row]! + 1])];
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

  /** Where the names of both have, among the forenames of both. */
  #swappedFamily(left: number, right: number): number {
    const {names, name} = this.#columns;
    return this.#leastCommon(names.given, name[left]!, names.given, name[right]!);
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

const namedNumber = (day: number, left: number, right: number): number =>
  mix(day, Math.min(left, right), Math.max(left, right));

/** Twins that are looked for, day by day of birth, when somebody asks: for questions about a few of many. */
export class TwinsOfDays extends KnownTwins {
  readonly #ofDay: (day: number) => ReadonlySet<string>;

  constructor(columns: PersonColumns) {
    super(columns);
    const {group, birthFrom} = columns;
    this.#ofDay = onceEach((day) => {
      const own = bornRows(columns, (row) => birthFrom[row] === day);
      const groups = new Set(own.map((row) => group[row]!));
      // Of a group all rows count, whenever they were born: see `eachPair`.
      const beside = bornRows(columns, (row) => groups.has(group[row]!));
      const sizes = Map.groupBy(beside, (row) => group[row]!);
      return twinsAmong(columns, own, (row) => sizes.get(group[row]!)!.length <= ROWS_MAX).keys;
    });
  }

  protected override keysOn(day: number): ReadonlySet<string> {
    return this.#ofDay(day);
  }

  protected override mayHave(day: number): boolean {
    return this.#ofDay(day).size > 0;
  }

  protected override mayKnow(day: number): boolean {
    return this.mayHave(day);
  }
}

/** Rows that records keep apart though they share birth date and family name. */
export const findTwins = (columns: PersonColumns): KnownTwins => twinsAmong(columns, bornRows(columns), () => true);

/** Rows with a birth day, staff left out. */
function bornRows(
  {rowCount, staff, birthKind}: PersonColumns,
  isAsked: (row: number) => boolean = () => true,
): number[] {
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++)
    if (isAsked(row) && staff[row] === 0 && birthKind[row] === BIRTH_DAY) rows.push(row);
  return rows;
}

function twinsAmong(columns: PersonColumns, rows: readonly number[], isOfFew: (row: number) => boolean): KnownTwins {
  const twins = new KnownTwins(columns);
  const {group, register, birthFrom} = columns;
  const add = (left: number, right: number): void => twins.add(left, right);
  eachPair(rows, (row) => (isOfFew(row) ? [group[row]!] : []), add);
  // Within one duplicate-free list only rows of one birth date can be twins.
  eachPair(rows, (row) => (register[row] === 0 ? [] : [register[row]! * 100_000 + birthFrom[row]!]), add);
  eachPair(
    rows,
    (row) => familySounds(columns, row).map((sound) => sound * 100_000 + birthFrom[row]!),
    (left, right) => {
      if (areNumbersApart(columns, left, right)) twins.add(left, right);
    },
  );
  return twins;
}

/** Calls `visit` for rows that share a key; more than a few dozen rows of one key are no family. */
function eachPair(
  rows: readonly number[],
  keysOf: (row: number) => readonly number[],
  visit: (left: number, right: number) => void,
): void {
  const rowsOf = new Map<number, number[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const known = rowsOf.get(key);
      if (known === undefined) rowsOf.set(key, [row]);
      else known.push(row);
    }
  }
  for (const own of rowsOf.values()) {
    if (own.length > ROWS_MAX) continue;
    for (let i = 0; i < own.length; i++) for (let j = i + 1; j < own.length; j++) visit(own[i]!, own[j]!);
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
