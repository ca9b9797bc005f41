import {matchIds, type IdMatch} from '../../../base/match-ids.ts';
import type {PersonColumns, NameTable} from './person-columns.ts';
import type {Relations} from './relations.ts';
import type {Lists} from '../../../columns/lists.ts';

/** Texts behind numbers that `PersonColumns` does not hold itself. */
export type RowTexts = {
  phones: readonly string[];
  groups: readonly string[];
  registers: readonly string[];
  /** Ids of front doors. */
  doors: readonly string[];
};

/** Rows of a table under their ids, which rise. */
export type IdentifiedRows = {ids: readonly string[]; columns: PersonColumns; relations: Relations; texts: RowTexts};

/** How the rows of a table stand to those of one before it. */
export type RowDiff = IdMatch & {
  /** 1 where a row says in every column what it said. */
  isSame: Uint8Array;
  /** 1 where it stands beside the same rows, as the same, and these say what they said. */
  isBesideSame: Uint8Array;
};

/** Compares two tables row by row, by the texts behind their numbers: what the rows of one pair say decides all that is weighed of it. */
export function diffRows(old: IdentifiedRows, now: IdentifiedRows): RowDiff {
  const {before, after} = matchIds(old.ids, now.ids);
  const areSame = sameRows(old, now);
  const isSame = Uint8Array.from(before, (was, row) => (was >= 0 && areSame(was, row) ? 1 : 0));
  const isBesideSame = Uint8Array.from(before, (was, row) =>
    was >= 0 && areBesideSame(old.relations, was, now.relations, row, after, isSame) ? 1 : 0,
  );
  return {before, after, isSame, isBesideSame};
}

function areBesideSame(
  old: Relations,
  was: number,
  now: Relations,
  row: number,
  after: Int32Array,
  isSame: Uint8Array,
): boolean {
  const [from, start] = [old.starts[was]!, now.starts[row]!];
  const length = old.starts[was + 1]! - from;
  if (now.starts[row + 1]! - start !== length) return false;
  for (let k = 0; k < length; k++) {
    const target = now.targets[start + k]!;
    if (after[old.targets[from + k]!] !== target || isSame[target] === 0) return false;
    if (old.roles[from + k] !== now.roles[start + k]) return false;
  }
  return true;
}

/** Columns that hold what they say. */
const PLAIN = [
  'placeholder',
  'placeholderOrder',
  'birthFrom',
  'birthTo',
  'birthKind',
  'bornAfter',
  'bornBefore',
  'died',
  'seen',
  'sex',
  'minor',
  'placeKind',
  'adoption',
  'orderFrom',
  'placedFrom',
  'asAt',
  'staff',
  'lent',
] as const satisfies readonly (keyof PersonColumns)[];

function sameRows(old: IdentifiedRows, now: IdentifiedRows): (was: number, row: number) => boolean {
  const [a, b] = [old.columns, now.columns];
  const places = renumbering(a.placeTexts, b.placeTexts);
  const traits = renumbering(a.traitTexts, b.traitTexts);
  const numbers = renumbering(a.numberTexts, b.numberTexts);
  const coded = [
    [a.postcode, b.postcode, places],
    [a.sector, b.sector, places],
    [a.district, b.district, places],
    [a.address, b.address, renumbering(a.addressTexts, b.addressTexts)],
    [a.birthPlace, b.birthPlace, traits],
    [a.occupation, b.occupation, traits],
    [a.group, b.group, renumbering(old.texts.groups, now.texts.groups)],
    [a.register, b.register, renumbering(old.texts.registers, now.texts.registers)],
  ] as const;
  const lists = [
    [a.phones, b.phones, renumbering(old.texts.phones, now.texts.phones)],
    [a.emails, b.emails, renumbering(a.emailTexts, b.emailTexts)],
    [a.national, b.national, numbers],
    [a.local, b.local, numbers],
  ] as const;
  const doors = renumbering(old.texts.doors, now.texts.doors);
  const areNamedSame = sameNames(a.names, b.names, renumbering(a.pool.texts, b.pool.texts));
  return (was, row) => {
    for (const name of PLAIN) if (a[name][was] !== b[name][row]) return false;
    for (const name of ['dwelling', 'foundAt'] as const) {
      const door = a[name][was]!;
      if ((door < 0 ? -1 : doors[door]) !== b[name][row]) return false;
    }
    for (const [one, other, number] of coded) if (number[one[was]!] !== other[row]) return false;
    for (const [one, other, number] of lists) if (!areListsSame(one, was, other, row, number)) return false;
    if (!areMarksSame(a, was, b, row)) return false;
    return areNamedSame(a.name[was]!, b.name[row]!);
  };
}

/** The number that each text has now; -1 where it has none. */
function renumbering(old: readonly string[], now: readonly string[]): Int32Array {
  const numberOf = new Map<string, number>();
  for (let number = 0; number < now.length; number++) numberOf.set(now[number]!, number);
  const numbers = new Int32Array(old.length);
  for (let number = 0; number < old.length; number++) numbers[number] = numberOf.get(old[number]!) ?? -1;
  return numbers;
}

function areListsSame(old: Lists, was: number, now: Lists, row: number, number: Int32Array): boolean {
  const [from, start] = [old.starts[was]!, now.starts[row]!];
  const length = old.starts[was + 1]! - from;
  if (now.starts[row + 1]! - start !== length) return false;
  for (let i = 0; i < length; i++) if (number[old.values[from + i]!] !== now.values[start + i]) return false;
  return true;
}

/** Whether the same ones of their national numbers, which are the same, are a parent's. */
function areMarksSame(old: PersonColumns, was: number, now: PersonColumns, row: number): boolean {
  const [from, start] = [old.national.starts[was]!, now.national.starts[row]!];
  const length = old.national.starts[was + 1]! - from;
  for (let i = 0; i < length; i++) if (old.nationalOfParent[from + i] !== now.nationalOfParent[start + i]) return false;
  return true;
}

/** Whether two names are the same words in the same places; asked once for names that stand on many rows. */
function sameNames(old: NameTable, now: NameTable, words: Int32Array): (was: number, name: number) => boolean {
  const known = new Int32Array(old.count).fill(-1);
  const renumbered = (word: number): number => (word < 0 ? -1 : words[word]!);
  return (was, name) => {
    if (known[was] === name) return true;
    const areSame =
      old.single[was] === now.single[name] &&
      renumbered(old.honorific[was]!) === now.honorific[name] &&
      areListsSame(old.given, was, now.given, name, words) &&
      areListsSame(old.family, was, now.family, name, words) &&
      areListsSame(old.otherGiven, was, now.otherGiven, name, words) &&
      areListsSame(old.otherFamily, was, now.otherFamily, name, words);
    if (areSame) known[was] = name;
    return areSame;
  };
}
