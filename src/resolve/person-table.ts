import {isoToDay} from '../base/day.ts';
import type {Identifier, Mention} from '../model/mention.ts';
import type {Dwelling} from '../model/resolved.ts';
import {fold} from '../text/fold.ts';
import {cro} from '../uk/cro.ts';
import {nhsNumber} from '../uk/nhs-number.ts';
import {niNumber} from '../uk/ni-number.ts';
import {namePlaceholder} from '../uk/placeholders.ts';
import {pnc} from '../uk/pnc.ts';
import {telephone} from '../uk/telephone.ts';
import {upn} from '../uk/upn.ts';
import {nameKey} from './name-key.ts';

/** What a mention says, standardised for comparison. Words are positions in `PersonTable.words`. */
export type Row = {
  /** Forenames of every use, first word first; empty for unborn, baby and unknown. */
  given: number[];
  /** Words of family names of every use. */
  family: number[];
  /** 1 where one name stands alone and may be either. */
  isSingleName: boolean;
  placeholder: 'unborn' | 'baby' | 'twin' | null;
  placeholderOrder: number;
  birthFrom: number;
  birthTo: number;
  /** 0 none, 1 a day, 2 a day that is 1 January, 3 an interval. */
  birthKind: 0 | 1 | 2 | 3;
  isExpected: boolean;
  /** Days between which the person was born if the record is right about child, adult or unborn; wide, for refusing joins only. */
  boundFrom: number;
  boundTo: number;
  sex: 0 | 1 | 2;
  /** "nhs 9990000018" */
  national: string[];
  local: string[];
  contacts: string[];
  dwelling: number;
  isDwellingPrivate: boolean;
  postcode: string;
  group: string;
  register: string | null;
  isStaff: boolean;
  stage: 'unborn' | 'child' | 'adult' | 'unknown';
};

export type PersonTable = {
  rows: Row[];
  words: string[];
  keys: string[];
  /** share of rows that carry the word as forename, as family name */ givenShare: Float64Array;
  familyShare: Float64Array;
};

/** Standardises mentions; row `i` is mention `i`. */
export function buildPersonTable(
  mentions: readonly Mention[],
  dwellingOf: Int32Array,
  dwellings: readonly Dwelling[],
): PersonTable {
  const words: string[] = [];
  const known = new Map<string, number>();
  const intern = (text: string): number[] =>
    fold(text)
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => {
        let index = known.get(word);
        if (index === undefined) {
          index = words.length;
          words.push(word);
          known.set(word, index);
        }
        return index;
      });
  const rows = mentions.map((mention, index) => buildRow(mention, dwellingOf[index]!, dwellings, intern));
  return {
    rows,
    words,
    keys: words.map(nameKey),
    givenShare: shares(rows, words.length, (row) => row.given),
    familyShare: shares(rows, words.length, (row) => row.family),
  };
}

function buildRow(
  mention: Mention,
  dwelling: number,
  dwellings: readonly Dwelling[],
  intern: (text: string) => number[],
): Row {
  const given: number[] = [];
  const family: number[] = [];
  let placeholder: Row['placeholder'] = mention.lifeStage === 'unborn' ? 'unborn' : null;
  let placeholderOrder = 0;
  let isSingleName = false;
  for (const name of mention.names) {
    const stands = name.given === '' ? null : namePlaceholder(name.given);
    if (stands !== null && stands.kind !== 'unknown') {
      placeholder ??= stands.kind;
      placeholderOrder ||= stands.order;
    }
    if (stands === null) given.push(...intern(name.given));
    if (namePlaceholder(name.family)?.kind === 'unborn') placeholder ??= 'unborn';
    else family.push(...intern(name.family));
    if (name.use === 'recorded' && name.given === '' && placeholder === null) isSingleName = true;
  }
  const place = dwelling < 0 ? null : dwellings[dwelling]!;
  const isPlace = place !== null && place.kind !== 'pseudo' && place.kind !== 'unknown';
  const {birth} = mention;
  const from = birth === null ? 0 : isoToDay(birth.from);
  const to = birth === null ? 0 : isoToDay(birth.to);
  return {
    given: [...new Set(given)],
    family: [...new Set(family)],
    isSingleName,
    placeholder,
    placeholderOrder,
    birthFrom: from,
    birthTo: to,
    birthKind:
      birth === null
        ? 0
        : from !== to || birth.kind === 'expected' || birth.kind === 'estimated'
          ? 3
          : birth.from.endsWith('-01-01')
            ? 2
            : 1,
    isExpected: birth?.kind === 'expected',
    ...birthBounds(mention, placeholder !== null),
    sex: mention.sex === 'female' ? 1 : mention.sex === 'male' ? 2 : 0,
    national: nationalNumbers(mention.identifiers),
    local: mention.identifiers.filter((id) => id.kind === 'local').map((id) => `${id.scope} ${id.value}`),
    contacts: contactsOf(mention),
    dwelling: isPlace ? dwelling : -1,
    isDwellingPrivate: place?.kind === 'dwelling',
    postcode:
      place?.kind === 'pseudo'
        ? ''
        : (place?.postcode ?? mention.address?.postcode ?? '').toUpperCase().replace(/\s/g, ''),
    group: mention.group,
    register: mention.register,
    isStaff: mention.staff,
    stage: mention.lifeStage,
  };
}

const READERS: Partial<Record<Identifier['kind'], (raw: string) => string | null>> = {
  nhs: nhsNumber,
  upn,
  pnc,
  cro,
  ni: niNumber,
};

/** Valid national numbers in one spelling each; a number that fails its check says nothing about anybody. */
function nationalNumbers(identifiers: readonly Identifier[]): string[] {
  const numbers = identifiers.flatMap(({kind, value}) => {
    if (kind === 'local') return [];
    const read = READERS[kind] ?? ((raw: string) => raw.replace(/\s/g, '').toUpperCase());
    const number = read(value);
    return number === null ? [] : [`${kind} ${number}`];
  });
  return [...new Set(numbers)];
}

function contactsOf({phones, emails}: Mention): string[] {
  return [...phones.flatMap((raw) => telephone(raw) ?? []), ...emails.map((raw) => raw.trim().toLowerCase())];
}

const YEAR = 366;

/** A birth date bounds itself; else "unborn" and "baby" bound it closely, "child" and "adult" widely. */
function birthBounds(mention: Mention, isPlaceholder: boolean): {boundFrom: number; boundTo: number} {
  const {birth, lifeStage} = mention;
  if (birth !== null) return {boundFrom: isoToDay(birth.from), boundTo: isoToDay(birth.to)};
  const day = isoToDay(mention.asAt.slice(0, 10));
  if (isPlaceholder || lifeStage === 'unborn') return {boundFrom: day - YEAR, boundTo: day + 290};
  if (lifeStage === 'child') return {boundFrom: day - 19 * YEAR, boundTo: day + 290};
  if (lifeStage === 'adult') return {boundFrom: day - 110 * YEAR, boundTo: day - 15 * YEAR};
  return {boundFrom: day - 110 * YEAR, boundTo: day + 290};
}

function shares(rows: readonly Row[], wordCount: number, wordsOf: (row: Row) => number[]): Float64Array {
  const counts = new Float64Array(wordCount);
  let total = 0;
  for (const row of rows) {
    if (row.isStaff || wordsOf(row).length === 0) continue;
    total++;
    for (const word of wordsOf(row)) counts[word]!++;
  }
  return counts.map((count) => count / Math.max(total, 1));
}
