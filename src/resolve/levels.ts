import {dayToIso} from '../base/day.ts';
import {jaroWinkler} from '../text/jaro-winkler.ts';
import type {PersonTable, Row} from './person-table.ts';

/** One way in which two values can compare: the words a reviewer reads, and how often it is seen in each of three worlds. */
export type Level = {
  name: string;
  text: string;
  /** Share of pairs at this level where the two records are one person; of one household or family; of strangers. Starting values. */
  m: number;
  h: number;
  u: number;
};

export type Comparison = {name: string; levels: readonly Level[]};

/**
 * The comparisons of a pair; level -1 is "missing on a side" and weighs nothing. Starting m from published UK error rates
 * (Cardinal et al. 2023, doi 10.1186/s12911-023-02176-6: family name wholly different 1.3 % of men, 5.7 % of women;
 * birth date not exact 0.5 %; postcode different 30 %); h from who lives together: relatives share surname, home and telephone.
 */
export const COMPARISONS: readonly Comparison[] = [
  {
    name: 'forename',
    levels: [
      {name: 'same', text: 'same forename', m: 0.88, h: 0.02, u: 0.01},
      {name: 'alike', text: 'forenames are forms of one name', m: 0.06, h: 0.015, u: 0.004},
      {name: 'similar', text: 'forenames spelt alike', m: 0.03, h: 0.03, u: 0.012},
      {name: 'initial', text: 'an initial that fits the forename', m: 0.015, h: 0.05, u: 0.05},
      {name: 'different', text: 'different forenames', m: 0.015, h: 0.885, u: 0.924},
    ],
  },
  {
    name: 'family name',
    levels: [
      {name: 'same', text: 'same family name, present or former', m: 0.89, h: 0.7, u: 0.006},
      {name: 'alike', text: 'family names spelt alike or sharing a part', m: 0.06, h: 0.06, u: 0.012},
      {name: 'different', text: 'different family names', m: 0.05, h: 0.24, u: 0.982},
    ],
  },
  {
    name: 'birth date',
    levels: [
      {name: 'same', text: 'same birth date', m: 0.93, h: 0.012, u: 0.00008},
      {
        name: 'same 1 January',
        text: 'same birth date, a 1 January that often stands for "not known"',
        m: 0.02,
        h: 0.002,
        u: 0.00008,
      },
      {
        name: 'near',
        text: 'birth dates differ in one part, or day and month are swapped',
        m: 0.025,
        h: 0.012,
        u: 0.008,
      },
      {name: 'fits', text: 'a partial or estimated birth date fits the other', m: 0.02, h: 0.02, u: 0.02},
      {name: 'different', text: 'different birth dates', m: 0.005, h: 0.954, u: 0.972},
    ],
  },
  {
    name: 'sex',
    levels: [
      {name: 'same', text: 'same sex', m: 0.996, h: 0.5, u: 0.5},
      {name: 'different', text: 'different sex recorded', m: 0.004, h: 0.5, u: 0.5},
    ],
  },
  {
    name: 'address',
    levels: [
      {name: 'same home', text: 'same front door', m: 0.55, h: 0.78, u: 0.00002},
      {name: 'same institution', text: 'same hostel, refuge or shared building', m: 0.03, h: 0.03, u: 0.0005},
      {name: 'same postcode', text: 'same postcode, another door', m: 0.03, h: 0.02, u: 0.0004},
      {name: 'different', text: 'different addresses', m: 0.39, h: 0.17, u: 0.99908},
    ],
  },
  {
    name: 'contact',
    levels: [
      {name: 'same', text: 'a telephone number or e-mail address in common', m: 0.6, h: 0.45, u: 0.0005},
      {name: 'different', text: 'no telephone number or e-mail address in common', m: 0.4, h: 0.55, u: 0.9995},
    ],
  },
  {
    name: 'national number',
    levels: [
      {name: 'same', text: 'same valid national number (NHS, UPN, PNC, ...)', m: 0.985, h: 0.004, u: 0.000001},
      {name: 'different', text: 'different valid national numbers of one kind', m: 0.015, h: 0.996, u: 0.999999},
    ],
  },
  {
    name: 'local number',
    levels: [
      {name: 'same', text: "same number in one agency's own register", m: 0.93, h: 0.002, u: 0.000001},
      {name: 'different', text: "different numbers in one agency's own register", m: 0.07, h: 0.998, u: 0.999999},
    ],
  },
];

export const MISSING = -1;

/** Compares rows of one table; similarities of words are worked out once. */
export class RowComparer {
  readonly #table: PersonTable;
  readonly #similar = new Map<number, number>();

  constructor(table: PersonTable) {
    this.#table = table;
  }

  /** Writes one level a comparison into `out`, in the order of COMPARISONS. */
  compare(left: Row, right: Row, out: Int8Array): void {
    out[0] = this.#given(left, right);
    out[1] = this.#family(left, right);
    if (out[0]! > 1 && this.#isReversed(left, right)) {
      out[0] = 1;
      out[1] = 0;
    }
    out[2] = birthLevel(left, right);
    out[3] = left.sex === 0 || right.sex === 0 ? MISSING : left.sex === right.sex ? 0 : 1;
    out[4] = addressLevel(left, right);
    out[5] =
      left.contacts.length === 0 || right.contacts.length === 0
        ? MISSING
        : shares(left.contacts, right.contacts)
          ? 0
          : 1;
    out[6] = numberLevel(left.national, right.national);
    out[7] = numberLevel(left.local, right.local);
  }

  #given(left: Row, right: Row): number {
    if (left.isSingleName || right.isSingleName) return this.#singleName(left, right);
    if (left.given.length === 0 || right.given.length === 0) return MISSING;
    if (left.given.includes(right.given[0]!) || right.given.includes(left.given[0]!)) return 0;
    let best = 4;
    for (const a of left.given) for (const b of right.given) best = Math.min(best, this.#words(a, b));
    return best;
  }

  /** A single name may be forename or family name: it says something only where it agrees. */
  #singleName(left: Row, right: Row): number {
    const leftWords = [...left.given, ...left.family];
    const rightWords = [...right.given, ...right.family];
    return leftWords.some((word) => rightWords.includes(word)) ? 1 : MISSING;
  }

  #family(left: Row, right: Row): number {
    if (left.isSingleName || right.isSingleName || left.family.length === 0 || right.family.length === 0)
      return MISSING;
    const common = left.family.filter((word) => right.family.includes(word)).length;
    if (common === Math.min(left.family.length, right.family.length)) return 0;
    if (common > 0) return 1;
    for (const a of left.family) for (const b of right.family) if (this.#words(a, b) <= 2) return 1;
    return 2;
  }

  #isReversed(left: Row, right: Row): boolean {
    return (
      left.given.some((word) => right.family.includes(word)) && right.given.some((word) => left.family.includes(word))
    );
  }

  /** 0 same, 1 forms of one name, 2 spelt alike, 3 initial, 4 different. */
  #words(left: number, right: number): number {
    if (left === right) return 0;
    const key = left < right ? left * this.#table.words.length + right : right * this.#table.words.length + left;
    const known = this.#similar.get(key);
    if (known !== undefined) return known;
    const a = this.#table.words[left]!;
    const b = this.#table.words[right]!;
    const similarity = jaroWinkler(a, b);
    let level = 4;
    if (this.#table.keys[left] === this.#table.keys[right] && similarity >= 0.75) level = 1;
    else if (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))) level = 1;
    else if (similarity >= 0.9) level = 2;
    else if ((a.length === 1 || b.length === 1) && a[0] === b[0]) level = 3;
    this.#similar.set(key, level);
    return level;
  }
}

/** Same; same but 1 January; one part differs or two are swapped; an interval that fits; different. */
export function birthLevel(left: Row, right: Row): number {
  if (left.birthKind === 0 || right.birthKind === 0) return MISSING;
  if (left.birthKind === 3 || right.birthKind === 3) {
    // A birth may be 14 weeks before the expected date or 3 weeks after it.
    const before = left.isExpected || right.isExpected ? 98 : 0;
    const after = left.isExpected || right.isExpected ? 21 : 0;
    return left.birthFrom - before <= right.birthTo + after && right.birthFrom - before <= left.birthTo + after ? 3 : 4;
  }
  if (left.birthFrom === right.birthFrom) return left.birthKind === 2 ? 1 : 0;
  return isNearDate(dayToIso(left.birthFrom), dayToIso(right.birthFrom)) ? 2 : 4;
}

function isNearDate(left: string, right: string): boolean {
  const [leftYear, leftMonth, leftDay] = left.split('-');
  const [rightYear, rightMonth, rightDay] = right.split('-');
  if (leftYear === rightYear && leftMonth === rightDay && leftDay === rightMonth) return true;
  const equal = Number(leftYear === rightYear) + Number(leftMonth === rightMonth) + Number(leftDay === rightDay);
  return equal === 2;
}

function addressLevel(left: Row, right: Row): number {
  if ((left.dwelling < 0 && left.postcode === '') || (right.dwelling < 0 && right.postcode === '')) return MISSING;
  if (left.dwelling >= 0 && left.dwelling === right.dwelling) return left.isDwellingPrivate ? 0 : 1;
  return left.postcode !== '' && left.postcode === right.postcode ? 2 : 3;
}

const shares = (left: string[], right: string[]): boolean => left.some((value) => right.includes(value));

/** Numbers compare within their kind or register: "nhs 999..." with "nhs 999...", never with a UPN. */
function numberLevel(left: string[], right: string[]): number {
  let level = MISSING;
  for (const a of left) {
    for (const b of right) {
      if (a === b) return 0;
      if (a.slice(0, a.lastIndexOf(' ')) === b.slice(0, b.lastIndexOf(' '))) level = 1;
    }
  }
  return level;
}
