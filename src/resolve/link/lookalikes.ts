import type {NameComparer} from './compare-names.ts';
import {A, ADDRESS, B, BIRTH, EMAIL, FAMILY, G, GIVEN, LOCAL, M, MIDDLE, N, NATIONAL, PHONE} from './comparisons.ts';
import type {Compared} from './pair-weigher.ts';
import {BIRTH_NEW_YEAR, type PersonColumns} from './person-columns.ts';
import type {TermFrequencies} from './term-frequency.ts';

/**
 * A child in thirty is one of twins (a multiple birth in 65 maternities, England and Wales; Office for National Statistics).
 * Grown twins mostly live apart, under two names, and seldom both come to notice; a twin whom no register shows beside a child
 * that a register numbers is rarer still.
 */
const TWIN_RATE = 0.03;
const TWIN_RATE_ADULTS = 0.001;
const TWIN_RATE_APART = 0.002;
const TWIN_UNSEEN = 0.1;
/** By how much names of one community go together more often than chance has it. */
const CUSTOM_LIFT = 50;
/** A name that one record has, and nobody else, was hardly given to anybody. */
const TYPING_SLIP = 0.02;

/** Chance that somebody described as two rows of one birth day are has a twin who would be described alike. */
export function twinRateOf(
  pair: Pick<Compared, 'levels'>,
  columns: PersonColumns,
  terms: TermFrequencies,
  names: NameComparer,
  left: number,
  right: number,
): number {
  const {minor} = columns;
  const isKnown = isNumbered(columns, left) || isNumbered(columns, right);
  let rate = TWIN_RATE;
  if (minor[left] === 0 && minor[right] === 0)
    rate = pair.levels[ADDRESS] === A.door ? TWIN_RATE_ADULTS : TWIN_RATE_APART;
  if (isKnown) rate *= TWIN_UNSEEN;
  return isTypingSlip(pair.levels[GIVEN]!, columns, terms, names) ? rate * TYPING_SLIP : rate;
}

function isNumbered({national, local}: PersonColumns, row: number): boolean {
  return national.starts[row] !== national.starts[row + 1] || local.starts[row] !== local.starts[row + 1];
}

/** Whether the forenames are alike and one of them hardly exists: somebody mistyped the other. */
function isTypingSlip(given: number, {rowCount}: PersonColumns, terms: TermFrequencies, names: NameComparer): boolean {
  if (given !== G.form && given !== G.alike && given !== G.rough) return false;
  const {givenWord, givenOther} = names;
  if (givenWord < 0 || givenOther < 0) return false;
  const a = terms.given[givenWord]!;
  const b = terms.given[givenOther]!;
  return Math.min(a, b) * rowCount < 1.5 && Math.max(a, b) * rowCount > 1.5;
}

/** Whether no more than a common name and a 1 January agree: what two strangers of one custom may well share. */
export function isStandIn(
  pair: Pick<Compared, 'levels' | 'shares'>,
  columns: PersonColumns,
  left: number,
  right: number,
): boolean {
  return isNewYear(pair, columns, left, right) && isBare(pair, columns.rowCount);
}

/** Whether the birth dates fit, as far as a 1 January can. */
function isNewYear(
  {levels}: Pick<Compared, 'levels'>,
  {birthKind}: PersonColumns,
  left: number,
  right: number,
): boolean {
  const birth = levels[BIRTH];
  if (birth === B.newYear) return true;
  return (
    (birth === B.year || birth === B.near) &&
    (birthKind[left] === BIRTH_NEW_YEAR || birthKind[right] === BIRTH_NEW_YEAR)
  );
}

/** Whether nothing but names and sex agrees beside the birth date, and the names are common or the roof is an institution's. */
function isBare({levels, shares}: Pick<Compared, 'levels' | 'shares'>, rowCount: number): boolean {
  const address = levels[ADDRESS]!;
  if (address >= 0 && address <= A.postcode) return false;
  if (
    levels[MIDDLE] === M.same ||
    [PHONE, EMAIL, NATIONAL, LOCAL].some((c) => levels[c] === N.same || levels[c] === N.slip)
  )
    return false;
  if (address === A.shared) return true;
  return shares[GIVEN]! * shares[FAMILY]! * rowCount * CUSTOM_LIFT > 0.5;
}
