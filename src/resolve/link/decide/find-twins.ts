import {listAt} from '../../../base/get-or-insert.ts';
import {onceEach} from '../../../base/once.ts';
import {isShared} from '../compare/compare-numbers.ts';
import {wereEnteredTogether} from './entered-together.ts';
import {BIRTH_DAY, type PersonColumns} from '../columns/person-columns.ts';
import {familySounds, KnownTwins} from './twins.ts';

/** Twins that are looked for, day by day of birth, when somebody asks: for questions about a few of many. */
export class TwinsOfDays extends KnownTwins {
  readonly #ofDay: (day: number) => ReadonlySet<string>;

  constructor(columns: PersonColumns) {
    super(columns);
    const {group, birthFrom, birthKind} = columns;
    this.#ofDay = onceEach((day) => {
      const own = rowsWhere(columns, (row) => birthKind[row] === BIRTH_DAY && birthFrom[row] === day);
      const groups = new Set(own.map((row) => group[row]!));
      // Of a group all rows count, whenever they were born: see `eachPair`.
      const beside = rowsWhere(columns, (row) => groups.has(group[row]!) && mayBeTwin(columns, row));
      const sizes = Map.groupBy(beside, (row) => group[row]!);
      const named = beside.filter(
        (row) => (birthKind[row] !== BIRTH_DAY || birthFrom[row] === day) && sizes.get(group[row]!)!.length <= ROWS_MAX,
      );
      return twinsAmong(columns, named, own).keys;
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
export function findTwins(columns: PersonColumns): KnownTwins {
  const {birthKind} = columns;
  return twinsAmong(
    columns,
    rowsWhere(columns, (row) => mayBeTwin(columns, row)),
    rowsWhere(columns, (row) => birthKind[row] === BIRTH_DAY),
  );
}

/** Rows for which `isAsked`, staff left out. */
function rowsWhere({rowCount, staff}: PersonColumns, isAsked: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) if (staff[row] === 0 && isAsked(row)) rows.push(row);
  return rows;
}

/** Whether a record that names somebody else beside this row may tell of twins: the birth day of one is enough where both are children. */
const mayBeTwin = ({birthKind, minor}: PersonColumns, row: number): boolean =>
  birthKind[row] === BIRTH_DAY || minor[row] === 1;

/** Twins among `beside`, whom one record may name, and `born`, whose birth day is told. */
function twinsAmong(columns: PersonColumns, beside: readonly number[], born: readonly number[]): KnownTwins {
  const twins = new KnownTwins(columns);
  const {group, register, birthFrom} = columns;
  const add = (left: number, right: number): void => twins.add(left, right, areNationalsApart(columns, left, right));
  eachPair(beside, (row) => [group[row]!], add);
  // Within one duplicate-free list only rows of one birth date can be twins.
  eachPair(born, (row) => (register[row] === 0 ? [] : [register[row]! * 100_000 + birthFrom[row]!]), add);
  eachPair(
    born,
    (row) => (isNumbered(columns, row) ? familySounds(columns, row).map((sound) => keyOf(birthFrom[row]!, sound)) : []),
    (left, right) => {
      if (areNumbersApart(columns, left, right)) twins.add(left, right);
    },
  );
  addNamesOfBoth(columns, born, twins);
  return twins;
}

const keyOf = (day: number, sound: number): number => sound * 100_000 + day;

/**
 * Adds the names that each of two known twins bears somewhere, though no record that tells the two apart has them on both: the "Elizabeth"
 * of Ayolola Elizabeth is Ayololah's as well if any list calls her so, and Chantele is the name of both Chantele and Chantelle if two
 * national numbers have it.
 */
function addNamesOfBoth(columns: PersonColumns, born: readonly number[], twins: KnownTwins): void {
  const pairs = [...twins.pairs()].filter(([, , , family]) => family >= 0);
  const rowsOf = new Map<number, number[]>(pairs.map(([day, , , family]) => [keyOf(day, family), []]));
  /** Names by which one of the twins was told from the other. */
  const telling = new Map<number, Set<number>>(pairs.map(([day, , , family]) => [keyOf(day, family), new Set()]));
  for (const [day, left, right, family] of pairs) telling.get(keyOf(day, family))!.add(left).add(right);
  for (const row of born)
    for (const sound of familySounds(columns, row)) rowsOf.get(keyOf(columns.birthFrom[row]!, sound))?.push(row);
  for (const [day, left, right, family] of pairs) {
    const rows = rowsOf.get(keyOf(day, family))!;
    if (rows.length > ROWS_MAX) continue;
    const [lefts, rights] = [left, right].map((name) => rows.filter((row) => twins.firstName(row) === name));
    // Without a day of their own they may be brother and sister, whom one record told apart.
    if (lefts!.length === 0 || rights!.length === 0) continue;
    const others = new Set(rights!.flatMap((row) => forenames(columns, row)));
    for (const word of new Set(lefts!.flatMap((row) => forenames(columns, row))))
      if (others.has(word) && !telling.get(keyOf(day, family))!.has(word)) twins.addOfBoth(day, word, family);
    if (haveTwoNumbers(columns, lefts!)) twins.addOfBoth(day, left, family);
    if (haveTwoNumbers(columns, rights!)) twins.addOfBoth(day, right, family);
  }
}

/** Whether rows of one forename have national numbers that differ, and no later forename to tell whose each is. */
const haveTwoNumbers = (columns: PersonColumns, rows: readonly number[]): boolean =>
  rows.some((row) => rows.some((other) => areNationalsApart(columns, row, other) && haveOneName(columns, row, other)));

/** Calls `visit` for rows that share a key; more than a few dozen rows of one key are no family. */
function eachPair(
  rows: readonly number[],
  keysOf: (row: number) => readonly number[],
  visit: (left: number, right: number) => void,
): void {
  const rowsOf = new Map<number, number[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      listAt(rowsOf, key).push(row);
    }
  }
  for (const own of rowsOf.values()) {
    if (own.length > ROWS_MAX) continue;
    for (let i = 0; i < own.length; i++) for (let j = i + 1; j < own.length; j++) visit(own[i]!, own[j]!);
  }
}

const ROWS_MAX = 120;

const forenames = ({names: {given}, name}: PersonColumns, row: number): number[] => [
  ...given.values.subarray(given.starts[name[row]!], given.starts[name[row]! + 1]),
];

/** Whether two of one first forename have no others that tell them apart. */
function haveOneName(columns: PersonColumns, left: number, right: number): boolean {
  const [[, ...laters], [, ...others]] = [forenames(columns, left), forenames(columns, right)];
  return laters.length === 0 || others.length === 0 || laters.some((word) => others.includes(word));
}

const isNumbered = ({national, local}: PersonColumns, row: number): boolean =>
  national.starts[row] !== national.starts[row + 1] || local.starts[row] !== local.starts[row + 1];

/** Whether two rows share no number, and have two national ones of one kind or two that a register gave out together. */
function areNumbersApart(columns: PersonColumns, left: number, right: number): boolean {
  const {national, local} = columns;
  if (isShared(national, left, right)) return false;
  if (areNationalsApart(columns, left, right)) return true;
  return !isShared(local, left, right) && wereEnteredTogether(columns, left, right);
}

/** Whether both have a national number of one kind, and share none. */
function areNationalsApart(
  {national: {starts, values}, nationalOfParent, numberKind}: PersonColumns,
  left: number,
  right: number,
): boolean {
  let isApart = false;
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    for (let j = starts[right]!; j < starts[right + 1]!; j++) {
      if (values[i] === values[j]) return false;
      if (nationalOfParent[i] === 1 || nationalOfParent[j] === 1) continue;
      if (numberKind[values[i]!] === numberKind[values[j]!]) isApart = true;
    }
  }
  return isApart;
}
