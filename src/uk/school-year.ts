import {civilOf, dayOf} from '../base/day.ts';

/**
 * School years as British registers write them. In England and Wales somebody of year 1 turns six between 1 September and the 31 August
 * after it (Reception: five; Department for Education, "School admissions code"; the words are those of the Common Basic Data Set, NC Year Group).
 * In Scotland the first of primary turns five between 1 March and the end of the February after it, and who was to start in the months
 * before turning five may start a year later.
 */

/** Days between which somebody was born, both ends included. */
export type BirthSpan = {from: number; to: number};

/** Highest year that pupils are in: 14 are those who stay on. */
const YEAR_MAX = 14;
/** From here on a year has people who began again or stayed on, a year older. */
const SIXTH_FORM = 12;
/** Years of school before the first, Reception being 0; a nursery takes children for two years. */
const EARLY_YEARS: readonly (readonly [words: RegExp, from: number, to: number])[] = [
  [/^(?:r|rec|recep|reception|yr|y ?r|year r|(?:fs|f|eyfs) ?2|foundation(?: stage)? 2)$/, 0, 0],
  [/^(?:n2|(?:fs|f|eyfs) ?1|foundation(?: stage)? 1)$/, -1, -1],
  [/^n1$/, -2, -2],
  [/^(?:n|nur|nursery|pre[- ]?school)$/, -2, -1],
];
/** "Year 4", "Yr. 10", "Y10", "Year-4", "NC Year 4", "4", "04"; behind it the class: "Y9B", "Year 5 JM". "Year -1" is a nursery's, and not 1. */
const NUMBERED = /^(?:(?:nc )?(?:year|yr|y)(?: ?group)?(?:-| - |[ .:]*))?(\d{1,2})(?: ?[a-z]{1,2}\d?)?$/;
const SCOTTISH = /^(p|s|primary|secondary) ?([1-7])(?: ?[a-z])?$/;

/**
 * The days between which a pupil was born who is in a school year on a day: "Year 4", "Y10", "Reception", "R", "N2", "P3", "S4". In August
 * either of two years is meant, as registers are turned over before the term begins. Null where the text is no school year.
 */
export function bornInSchoolYear(text: string, on: number): BirthSpan | null {
  const word = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const scottish = SCOTTISH.exec(word);
  if (scottish !== null) return bornInScottishYear(scottish[1]!.startsWith('p'), Number(scottish[2]), on);
  const years = yearsOf(word);
  if (years === null) return null;
  const {year, month} = civilOf(on);
  const begun = month >= 9 ? year : year - 1;
  const latest = month === 8 ? begun + 1 : begun;
  return {from: dayOf(begun - 5 - years.to, 9, 1), to: dayOf(latest - 4 - years.from, 8, 31)};
}

/** Whether a span of birth dates that begins on this day may be that of a school year, as `bornInSchoolYear` gives it. */
export function beginsSchoolYear(from: number): boolean {
  const {month, date} = civilOf(from);
  return month === 9 && date === 1;
}

/** Years of school that a word names, Reception being 0 and those before it below. */
function yearsOf(word: string): {from: number; to: number} | null {
  for (const [words, from, to] of EARLY_YEARS) if (words.test(word)) return {from, to};
  const year = Number(NUMBERED.exec(word)?.[1] ?? Number.NaN);
  if (!(year <= YEAR_MAX)) return null;
  return {from: year, to: year >= SIXTH_FORM ? year + 1 : year};
}

function bornInScottishYear(isPrimary: boolean, stage: number, on: number): BirthSpan | null {
  if (!isPrimary && stage > 6) return null;
  const {year, month} = civilOf(on);
  const begun = (month >= 8 ? year : year - 1) - (isPrimary ? stage : stage + 7) + 1;
  return {from: dayOf(begun - 6, 9, 1), to: dayOf(begun - 4, 3, 1) - 1};
}
