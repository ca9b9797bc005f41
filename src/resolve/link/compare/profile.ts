import {ADOPTION_NONE, NEVER_PLACED, ORDER_UNKNOWN, type AdoptionSide} from '../decide/adoptions.ts';
import {BORN_SLACK_DAYS} from './compare-birth.ts';
import {firstOf, type Lists} from '../../../columns/lists.ts';
import {FIRST_OR_ONLY} from '../../../uk/placeholders.ts';
import {
  BIRTH_DAY,
  BIRTH_EXPECTED,
  BIRTH_NEW_YEAR,
  BIRTH_NONE,
  DIED_NONE,
  FEMALE,
  MALE,
  type PersonColumns,
  NO_PLACEHOLDER,
  SEEN_NONE,
  UNBORN,
} from '../columns/person-columns.ts';

/** What is known of one side of a join, read from all its mentions. */
export type Profile = AdoptionSide & {
  /** Commonest birth day; a 1 January only where nothing else is said, as it may stand for "not known". */
  birth: number;
  birthKind: number;
  /** First and last of the days of a 1 January; 0 where there is none. */
  newYearFrom: number;
  newYearTo: number;
  /** Days between which ages and life stages put the birth. */
  after: number;
  before: number;
  /** First day on which one says that they died, DIED_NONE for none; and last on which a record of an event tells of them as alive. */
  died: number;
  lastSeen: number;
  females: number;
  males: number;
  /** Words of forenames, first and later, and words of family names, each once. */
  given: readonly number[];
  family: readonly number[];
  /** Initials of honorifics that its names are written with. */
  honorifics: readonly number[];
  /** First forenames as recorded. */
  first: readonly number[];
  /** Places in a birth that placeholders say ("Twin 2", "Baby 1"); one bit each. */
  orders: number;
  /** Whether one says that there were several: "Baby 1" may be the only one. */
  isOfSeveral: boolean;
  /** First of the days on which a birth is expected, as far as a date was told; 0 for none. */
  expected: number;
  /** Whether no mention has a name of its own: an unborn or newborn child. */
  isNameless: boolean;
  /** First day on which a mention has a name of its own, and last on which one tells of an unborn child. */
  namedFrom: number;
  unbornUntil: number;
  /** First day on which the child is placed for adoption, by what any of them tells; NEVER_PLACED for none. */
  placedFrom: number;
};

/** One list for all who have none: nearly everybody of a hub has a profile, and four sets each would be most of its memory. */
const NO_WORDS: readonly number[] = [];

/** What is known of nobody. */
const nothingKnown = (): Profile => ({
  birth: 0,
  birthKind: BIRTH_NONE,
  newYearFrom: 0,
  newYearTo: 0,
  after: -0x40000000,
  before: 0x3fffffff,
  died: DIED_NONE,
  lastSeen: SEEN_NONE,
  females: 0,
  males: 0,
  given: NO_WORDS,
  family: NO_WORDS,
  honorifics: NO_WORDS,
  first: NO_WORDS,
  orders: 0,
  isOfSeveral: false,
  expected: 0,
  isNameless: true,
  namedFrom: 0x3fffffff,
  unbornUntil: -0x40000000,
  adoption: ADOPTION_NONE,
  orderFrom: ORDER_UNKNOWN,
  firstSeen: 0x3fffffff,
  placedFrom: NEVER_PLACED,
});

export function readProfile(columns: PersonColumns, rows: Iterable<number>): Profile {
  const {birthKind, birthFrom, birthTo, bornAfter, bornBefore, sex, placeholderOrder} = columns;
  const births = new DayCounts();
  const newYears = new DayCounts();
  const profile = nothingKnown();
  for (const row of rows) {
    profile.adoption |= columns.adoption[row]!;
    profile.placedFrom = Math.min(profile.placedFrom, columns.placedFrom[row]!);
    profile.orderFrom = Math.max(profile.orderFrom, columns.orderFrom[row]!);
    profile.firstSeen = Math.min(profile.firstSeen, columns.asAt[row]!);
    profile.died = Math.min(profile.died, columns.died[row]!);
    profile.lastSeen = Math.max(profile.lastSeen, columns.seen[row]!);
    const order = placeholderOrder[row]!;
    if (order > 0) profile.orders |= 1 << (order === FIRST_OR_ONLY ? 1 : order);
    if (order > 0 && order !== FIRST_OR_ONLY) profile.isOfSeveral = true;
    if (columns.placeholder[row] === NO_PLACEHOLDER) {
      profile.isNameless = false;
      // A register may date a row from before the child was born and named; its birth date is in the row then.
      const asAt = columns.asAt[row]!;
      const known = birthKind[row] === BIRTH_NONE ? asAt : Math.max(asAt, birthFrom[row]!);
      profile.namedFrom = Math.min(profile.namedFrom, known);
    } else if (columns.placeholder[row] === UNBORN) {
      profile.unbornUntil = Math.max(profile.unbornUntil, columns.asAt[row]!);
    }
    const kind = birthKind[row]!;
    const day = birthFrom[row]!;
    if (kind === BIRTH_DAY) births.add(day);
    else if (kind === BIRTH_NEW_YEAR) newYears.add(day);
    else if (kind === BIRTH_NONE || profile.after <= bornBefore[row]!) {
      profile.after = Math.max(profile.after, bornAfter[row]!);
      profile.before = Math.min(profile.before, bornBefore[row]!);
    }
    if (kind === BIRTH_EXPECTED && birthTo[row]! - day <= ONE_PREGNANCY_DAYS)
      profile.expected = Math.min(profile.expected || day, day);
    if (sex[row] === FEMALE) profile.females++;
    else if (sex[row] === MALE) profile.males++;
    readNames(columns, row, profile);
  }
  readBirth(births, newYears, profile);
  return profile;
}

/** How often each of a few days was told. */
class DayCounts {
  readonly days: number[] = [];
  readonly counts: number[] = [];

  add(day: number): void {
    const at = this.days.indexOf(day);
    if (at >= 0) this.counts[at]!++;
    else {
      this.days.push(day);
      this.counts.push(1);
    }
  }
}

function readBirth(births: DayCounts, newYears: DayCounts, profile: Profile): void {
  const isDay = births.days.length > 0;
  if (!isDay && newYears.days.length === 0) return;
  profile.birthKind = isDay ? BIRTH_DAY : BIRTH_NEW_YEAR;
  if (newYears.days.length > 0) {
    profile.newYearFrom = Math.min(...newYears.days);
    profile.newYearTo = Math.max(...newYears.days);
  }
  let most = 0;
  const {days, counts} = isDay ? births : newYears;
  for (const [at, day] of days.entries()) {
    const count = counts[at]!;
    if (count < most || (count === most && day > profile.birth)) continue;
    profile.birth = day;
    most = count;
  }
  if (most >= TELLING_MIN && isBirthOutside(profile)) profile.after = profile.before = profile.birth;
}

/** Mentions that tell one birth date, from which on it stands whatever others say of an age: a sister who is written down as "carer" is no parent. */
const TELLING_MIN = 2;

function readNames({names, name}: PersonColumns, row: number, profile: Profile): void {
  const index = name[row]!;
  const {given, otherGiven, family, otherFamily, honorific} = names;
  if (honorific[index]! >= 0) profile.honorifics = withWord(profile.honorifics, honorific[index]!);
  const first = firstOf(given, index);
  if (first >= 0) profile.first = withWord(profile.first, first);
  profile.given = withWords(withWords(profile.given, given, index), otherGiven, index);
  profile.family = withWords(withWords(profile.family, family, index), otherFamily, index);
}

function withWords(words: readonly number[], {starts, values}: Lists, index: number): readonly number[] {
  let all = words;
  for (let i = starts[index]!; i < starts[index + 1]!; i++) all = withWord(all, values[i]!);
  return all;
}

/** A list of a few words with one more, unless it is there. */
const withWord = (words: readonly number[], word: number): readonly number[] =>
  words.includes(word) ? words : [...words, word];

/** Whether a birth day lies outside of what ages and life stages say. */
export const isBirthOutside = ({
  birth,
  birthKind,
  after,
  before,
}: Pick<Profile, 'birth' | 'birthKind' | 'after' | 'before'>): boolean =>
  birthKind !== BIRTH_NONE && (birth < after - BORN_SLACK_DAYS || birth > before + BORN_SLACK_DAYS);

/** Days by which expected dates of one pregnancy differ at the most. */
export const ONE_PREGNANCY_DAYS = 31;
