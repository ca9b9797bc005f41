import {addMonths, isoToDay} from '../../../base/day.ts';
import type {Mention} from '../../../model/mention.ts';
import {BABY, BIRTH_DAY, BIRTH_EXPECTED, BIRTH_INTERVAL, BIRTH_NEW_YEAR, BIRTH_NONE, UNBORN} from './person-columns.ts';

/** By whom an office means a grown-up; less what such a word may be off by, nobody under 14 years and 9 months. */
const ADULT_MIN_YEARS = 18;
const CHILD_MAX_YEARS = 19;
const INFANT_MONTHS = 12;
/** Days from a record of an unborn child to the soonest and latest date on which it may be expected: births come up to 14 weeks early. */
const EARLIEST_TERM_DAYS = 67;
const TERM_DAYS = 280;
/** Before anybody a record may be about. */
const LONG_AGO = -0x20000000;

/** What a mention says of when somebody was born, as `PersonColumns` has it. */
export type BirthReading = {
  asAt: number;
  from: number;
  to: number;
  kind: number;
  after: number;
  before: number;
  minor: number;
};

/** `placeholder` is what stands for a forename, one of UNBORN, BABY, UNNAMED; NO_PLACEHOLDER for a name. */
export function readBirth({birth, lifeStage, asAt}: Mention, placeholder: number): BirthReading {
  const day = isoToDay(asAt);
  const isUnborn = placeholder === UNBORN;
  // Who is not born yet, and has no expected date, is expected within the term of a pregnancy.
  const [soonest, latest] = isUnborn ? [day + EARLIEST_TERM_DAYS, day + TERM_DAYS] : [0, 0];
  const from = birth === null ? soonest : isoToDay(birth.from);
  const to = birth === null ? latest : isoToDay(birth.to);
  const isDay = birth !== null && birth.from === birth.to && birth.kind !== 'expected';
  let kind = BIRTH_NONE;
  if (birth?.kind === 'expected' || (birth === null && isUnborn)) kind = BIRTH_EXPECTED;
  else if (isDay) kind = birth!.from.endsWith('-01-01') ? BIRTH_NEW_YEAR : BIRTH_DAY;
  else if (birth !== null) kind = BIRTH_INTERVAL;
  let {after, before} = bornByStage(lifeStage, day, placeholder);
  if (kind === BIRTH_DAY || kind === BIRTH_INTERVAL) {
    after = from;
    before = to;
  }
  const isYoung = kind !== BIRTH_NONE && to > addMonths(day, -12 * CHILD_MAX_YEARS);
  const isMinor = isYoung || lifeStage === 'child' || lifeStage === 'unborn' || placeholder === BABY;
  return {asAt: day, from, to, kind, after, before, minor: isMinor ? 1 : 0};
}

/** Days between which somebody was surely born who was at this stage of life on a day, or whom a record called a baby then. */
export function bornByStage(
  lifeStage: Mention['lifeStage'],
  day: number,
  placeholder: number,
): {after: number; before: number} {
  let after = lifeStage === 'child' ? addMonths(day, -12 * CHILD_MAX_YEARS) : LONG_AGO;
  if (placeholder === BABY) after = addMonths(day, -INFANT_MONTHS);
  if (lifeStage === 'unborn') after = day - 31;
  return {after, before: addMonths(day, lifeStage === 'adult' ? -12 * ADULT_MIN_YEARS : 12)};
}
