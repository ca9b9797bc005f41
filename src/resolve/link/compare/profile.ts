import {ADOPTION_NONE, ORDER_UNKNOWN, type AdoptionSide} from '../decide/adoptions.ts';
import {BORN_SLACK_DAYS} from './compare-birth.ts';
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
  /** Words of forenames, first and later, and words of family names. */
  given: Set<number>;
  family: Set<number>;
  /** Initials of honorifics that its names are written with. */
  honorifics: Set<number>;
  /** First forenames as recorded. */
  first: Set<number>;
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
};

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
  given: new Set(),
  family: new Set(),
  honorifics: new Set(),
  first: new Set(),
  orders: 0,
  isOfSeveral: false,
  expected: 0,
  isNameless: true,
  namedFrom: 0x3fffffff,
  unbornUntil: -0x40000000,
  adoption: ADOPTION_NONE,
  orderFrom: ORDER_UNKNOWN,
  firstSeen: 0x3fffffff,
});

export function readProfile(columns: PersonColumns, rows: Iterable<number>): Profile {
  const {birthKind, birthFrom, birthTo, bornAfter, bornBefore, sex, placeholderOrder} = columns;
  const births = new Map<number, number>();
  const newYears = new Map<number, number>();
  const profile = nothingKnown();
  for (const row of rows) {
    profile.adoption |= columns.adoption[row]!;
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
    if (kind === BIRTH_DAY) births.set(day, (births.get(day) ?? 0) + 1);
    else if (kind === BIRTH_NEW_YEAR) newYears.set(day, (newYears.get(day) ?? 0) + 1);
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

function readBirth(births: Map<number, number>, newYears: Map<number, number>, profile: Profile): void {
  if (births.size + newYears.size === 0) return;
  profile.birthKind = births.size > 0 ? BIRTH_DAY : BIRTH_NEW_YEAR;
  if (newYears.size > 0) {
    profile.newYearFrom = Math.min(...newYears.keys());
    profile.newYearTo = Math.max(...newYears.keys());
  }
  let most = 0;
  for (const [day, count] of births.size > 0 ? births : newYears) {
    if (count < most || (count === most && day > profile.birth)) continue;
    profile.birth = day;
    most = count;
  }
  if (most >= TELLING_MIN && isBirthOutside(profile)) profile.after = profile.before = profile.birth;
}

/** Mentions that tell one birth date, from which on it stands whatever others say of an age: a sister who is written down as "carer" is no parent. */
const TELLING_MIN = 2;

function readNames({names, name}: PersonColumns, row: number, {given, family, first, honorifics}: Profile): void {
  const index = name[row]!;
  if (names.honorific[index]! >= 0) honorifics.add(names.honorific[index]!);
  if (names.given.starts[index] !== names.given.starts[index + 1])
    first.add(names.given.values[names.given.starts[index]!]!);
  for (const {starts, values} of [names.given, names.otherGiven]) {
    for (let i = starts[index]!; i < starts[index + 1]!; i++) given.add(values[i]!);
  }
  for (const {starts, values} of [names.family, names.otherFamily]) {
    for (let i = starts[index]!; i < starts[index + 1]!; i++) family.add(values[i]!);
  }
}

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
