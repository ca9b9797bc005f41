import {civilOf} from '../../../base/day.ts';
import {
  BIRTH_EXPECTED,
  BIRTH_INTERVAL,
  BIRTH_NEW_YEAR,
  BIRTH_NONE,
  PLACE_SHARED,
  type PersonColumns,
} from '../columns/person-columns.ts';
import type {Lists} from '../../../columns/lists.ts';

/**
 * A rule by which rows meet. A row may have several keys (any alias, any telephone). A key that more than `sizeMax` rows share
 * tells nobody apart: it gives no pairs, and is counted in the report.
 */
export type BlockingRule = {
  name: string;
  sizeMax: number;
  /** Whether the rule tells so little that it works in small files only; see `loosePairsMax`. */
  isLoose: boolean;
  /** Adds the keys of a row to `out`. */
  keys(columns: PersonColumns, row: number, out: KeySink): void;
};

/** A list, or what takes keys where they are wanted. */
export type KeySink = {push(key: number): unknown};

/** Mixes numbers into 32 bits (murmur3's finaliser). Two keys that fall together by chance only cost a comparison. */
export function mix(a: number, b: number, c = 0, d = 0): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + b, 0xc2b2ae35);
  hash = Math.imul((hash ^ (hash >>> 13)) + c, 0x27d4eb2f);
  hash = Math.imul((hash ^ (hash >>> 16)) + d, 0x165667b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const hasDay = ({birthKind}: PersonColumns, row: number): boolean =>
  birthKind[row] !== BIRTH_NONE && birthKind[row]! <= BIRTH_NEW_YEAR;

/** Each number of a list as a key. */
function each({starts, values}: Lists, row: number, salt: number, out: KeySink): void {
  for (let i = starts[row]!; i < starts[row + 1]!; i++) out.push(mix(values[i]!, salt));
}

/** Each sound of a row's names with a salt. */
function sounds({names, name}: PersonColumns, row: number, salt: number, out: KeySink): void {
  const {starts, values} = names.sounds;
  const index = name[row]!;
  for (let i = starts[index]!; i < starts[index + 1]!; i++) out.push(mix(values[i]!, salt));
}

/** Any two sounds of a row's names, in order of size, so that reversed names meet; none of an only name and its initial. */
function soundPairs({names, name}: PersonColumns, row: number, salt: number, out: KeySink): void {
  const {starts, values} = names.sounds;
  if (names.single[name[row]!] === 1) return;
  const from = starts[name[row]!]!;
  const to = Math.min(starts[name[row]! + 1]!, from + 6);
  for (let i = from; i < to; i++) {
    for (let j = i + 1; j < to; j++) {
      out.push(mix(Math.min(values[i]!, values[j]!), Math.max(values[i]!, values[j]!), salt));
    }
  }
}

/** First letters of forename and family name, in order of size. */
function initials(columns: PersonColumns, row: number): number {
  const {names, name, pool} = columns;
  const first = (lists: Lists): number => {
    const index = name[row]!;
    return lists.starts[index] === lists.starts[index + 1]
      ? 0
      : pool.texts[lists.values[lists.starts[index]!]!]!.charCodeAt(0);
  };
  const given = first(names.given);
  const family = first(names.family);
  return Math.min(given, family) * 0x10000 + Math.max(given, family);
}

/** Parts of a birth date that survive one mistake: year and month, month and date, year and date, year with both sorted. */
function dateParts({birthFrom}: PersonColumns, row: number): number[] {
  const {year, month, date} = civilOf(birthFrom[row]!);
  return [
    mix(1, year, month),
    mix(2, month, date),
    mix(3, year, date),
    mix(4, year, Math.min(month, date), Math.max(month, date)),
  ];
}

/** Years in which somebody of this birth date may be born; at most four. */
function years({birthKind, birthFrom, birthTo}: PersonColumns, row: number): number[] {
  if (birthKind[row] === BIRTH_NONE) return [];
  const slack = birthKind[row] === BIRTH_EXPECTED ? 60 : 0;
  const from = civilOf(birthFrom[row]! - slack).year;
  const to = Math.min(civilOf(birthTo[row]! + slack).year, from + 3);
  const found: number[] = [];
  for (let year = from; year <= to; year++) found.push(year);
  return found;
}

const isShared = ({placeKind}: PersonColumns, row: number): boolean => placeKind[row] === PLACE_SHARED;

/** Pairs that a loose rule may give; beyond them its largest blocks are left out. */
export const loosePairsMax = (rowCount: number): number => 200_000 + rowCount / 2;

/** From what tells most to what tells least. Loose rules work in small files and leave large ones to the tight ones. */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  {
    name: 'national number',
    sizeMax: 2000,
    isLoose: false,
    keys: ({national}, row, out) => each(national, row, 1, out),
  },
  {name: 'local number', sizeMax: 2000, isLoose: false, keys: ({local}, row, out) => each(local, row, 2, out)},
  {name: 'e-mail', sizeMax: 200, isLoose: false, keys: ({emails}, row, out) => each(emails, row, 3, out)},
  {
    name: 'birth date and a name',
    sizeMax: 400,
    isLoose: false,
    keys(columns, row, out) {
      if (hasDay(columns, row)) sounds(columns, row, mix(4, columns.birthFrom[row]!), out);
    },
  },
  {
    name: 'birth date and first letters',
    sizeMax: 120,
    isLoose: false,
    keys(columns, row, out) {
      if (hasDay(columns, row)) out.push(mix(5, columns.birthFrom[row]!, initials(columns, row)));
    },
  },
  {
    name: 'birth date and place',
    sizeMax: 200,
    isLoose: false,
    keys(columns, row, out) {
      if (!hasDay(columns, row)) return;
      if (columns.dwelling[row]! >= 0) out.push(mix(6, columns.birthFrom[row]!, columns.dwelling[row]!));
      if (columns.sector[row]! > 0) out.push(mix(7, columns.birthFrom[row]!, columns.sector[row]!));
      else if (columns.postcode[row]! > 0) out.push(mix(7, columns.birthFrom[row]!, columns.postcode[row]!));
    },
  },
  {
    name: 'two names and parts of the birth date',
    sizeMax: 200,
    isLoose: false,
    keys(columns, row, out) {
      if (hasDay(columns, row)) for (const part of dateParts(columns, row)) soundPairs(columns, row, mix(8, part), out);
    },
  },
  {
    name: 'two names and year of birth',
    sizeMax: 200,
    isLoose: false,
    keys(columns, row, out) {
      for (const year of years(columns, row)) soundPairs(columns, row, mix(9, year), out);
    },
  },
  {
    name: 'two names and place',
    sizeMax: 400,
    isLoose: false,
    keys(columns, row, out) {
      if (columns.dwelling[row]! >= 0) soundPairs(columns, row, mix(10, columns.dwelling[row]!), out);
      const area = columns.sector[row]! > 0 ? columns.sector[row]! : columns.postcode[row]!;
      if (area > 0) soundPairs(columns, row, mix(11, area), out);
    },
  },
  {
    name: 'a name and telephone',
    sizeMax: 300,
    isLoose: false,
    keys(columns, row, out) {
      const {starts, values} = columns.phones;
      for (let i = starts[row]!; i < starts[row + 1]!; i++) sounds(columns, row, mix(12, values[i]!), out);
    },
  },
  {
    name: 'a name and front door',
    sizeMax: 60,
    isLoose: false,
    keys(columns, row, out) {
      if (columns.dwelling[row]! >= 0 && !isShared(columns, row))
        sounds(columns, row, mix(13, columns.dwelling[row]!), out);
    },
  },
  {
    name: 'a name, postcode and year of birth',
    sizeMax: 100,
    isLoose: false,
    keys(columns, row, out) {
      if (columns.postcode[row] === 0) return;
      for (const year of years(columns, row)) sounds(columns, row, mix(14, columns.postcode[row]!, year), out);
    },
  },
  {
    name: 'two names',
    sizeMax: 60,
    isLoose: false,
    keys: (columns, row, out) => soundPairs(columns, row, 15, out),
  },
  {
    name: 'birth date',
    sizeMax: 60,
    isLoose: true,
    keys(columns, row, out) {
      if (hasDay(columns, row)) out.push(mix(16, columns.birthFrom[row]!));
    },
  },
  {
    name: 'a name and part of the birth date',
    sizeMax: 60,
    isLoose: true,
    keys(columns, row, out) {
      if (hasDay(columns, row)) for (const part of dateParts(columns, row)) sounds(columns, row, mix(17, part), out);
    },
  },
  {
    name: 'a name and postcode',
    sizeMax: 60,
    isLoose: true,
    keys(columns, row, out) {
      if (columns.postcode[row]! > 0) sounds(columns, row, mix(18, columns.postcode[row]!), out);
    },
  },
  {
    name: 'postcode and parts of the birth date',
    sizeMax: 40,
    isLoose: true,
    keys(columns, row, out) {
      if (columns.postcode[row] === 0 || !hasDay(columns, row)) return;
      for (const part of dateParts(columns, row)) out.push(mix(19, part, columns.postcode[row]!));
    },
  },
  {
    name: 'a name and place of birth',
    sizeMax: 60,
    isLoose: true,
    keys(columns, row, out) {
      if (columns.birthPlace[row]! > 0) sounds(columns, row, mix(21, columns.birthPlace[row]!), out);
    },
  },
  {
    name: 'first letters and place of birth',
    sizeMax: 40,
    isLoose: true,
    keys(columns, row, out) {
      if (columns.birthPlace[row]! > 0) out.push(mix(22, columns.birthPlace[row]!, initials(columns, row)));
    },
  },
  {
    name: 'a name and occupation',
    sizeMax: 60,
    isLoose: true,
    keys(columns, row, out) {
      if (columns.occupation[row]! > 0) sounds(columns, row, mix(23, columns.occupation[row]!), out);
    },
  },
  {
    name: 'expected date and front door',
    sizeMax: 40,
    isLoose: false,
    keys(columns, row, out) {
      if (columns.dwelling[row]! < 0 || columns.birthKind[row] === BIRTH_INTERVAL) return;
      const salt = mix(20, columns.dwelling[row]!);
      // An unborn child has no forename to meet by: its home and the year do.
      if (columns.placeholder[row]! > 0 || hasDay(columns, row))
        for (const year of years(columns, row)) out.push(mix(salt, year));
    },
  },
];
