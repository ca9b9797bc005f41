import {osa} from '../../../text/edit-distance.ts';
import type {NameComparer} from '../names/compare-names.ts';
import {A, ADDRESS, B, BIRTH, EMAIL, FAMILY, G, GIVEN, LOCAL, M, MIDDLE, N, NATIONAL, PHONE} from './comparisons.ts';
import type {Compared} from '../weigh/pair-weigher.ts';
import {BIRTH_NEW_YEAR, PLACE_SHARED, type PersonColumns} from '../columns/person-columns.ts';
import type {TermFrequencies} from '../weigh/term-frequency.ts';

/**
 * A child in thirty is one of twins (a multiple birth in 65 maternities, England and Wales; Office for National Statistics).
 * Grown twins mostly live apart, under two names, and seldom both come to notice; a twin whom no register shows beside a child
 * that a register numbers is rarer still.
 */
const TWIN_RATE = 0.03;
const TWIN_RATE_ADULTS = 0.001;
const TWIN_RATE_APART = 0.002;
const TWIN_UNSEEN = 0.1;
/** A name that one record has, and nobody else, was hardly given to anybody. */
const TYPING_SLIP = 0.02;

type Named = Pick<Compared, 'levels' | 'shares' | 'communityBits'>;

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
  return isTypingSlip(pair.levels[GIVEN]!, terms, names, columns.pool.texts) ? rate * TYPING_SLIP : rate;
}

function isNumbered({national, local}: PersonColumns, row: number): boolean {
  return national.starts[row] !== national.starts[row + 1] || local.starts[row] !== local.starts[row + 1];
}

/**
 * A name of so few rows is a slip where the name that it is like has ten times as many. What stands once is one beside a name of a
 * few more, unless the first letters differ: slips seldom touch the first letter (1 to 7 in 100; Kukich 1992, doi
 * 10.1145/146370.146380), and names of twins that rhyme do.
 */
const FEW_ROWS = 3.5;
const MANY_TIMES = 10;
/** In a file of a few hundred rows a name in use may stand twice: there one row in so many is enough to make it one. */
const ROWS_PER_USE = 1000;

/** Whether the forenames are alike and one of them hardly exists: somebody mistyped the other, or both. */
function isTypingSlip(given: number, terms: TermFrequencies, names: NameComparer, texts: readonly string[]): boolean {
  if (given !== G.form && given !== G.alike && given !== G.rough) return false;
  const {givenWord, givenOther} = names;
  if (givenWord < 0 || givenOther < 0) return false;
  const a = terms.given[givenWord]! * terms.rows;
  const b = terms.given[givenOther]! * terms.rows;
  const [rare, common] = a < b ? [a, b] : [b, a];
  const [left, right] = [texts[givenWord]!, texts[givenOther]!];
  if (common < 1.5) return areTurned(left, right);
  // One slip changes one letter, drops or doubles it, or turns two: "Karar" is not "Tamar" mistyped.
  const isOnce = rare < 1.5 && left[0] === right[0];
  const few = Math.min(FEW_ROWS, terms.rows / ROWS_PER_USE);
  return rare < FEW_ROWS && common >= (isOnce ? few : MANY_TIMES * Math.max(rare, 1)) && osa(left, right) === 1;
}

/** Whether two words have the same letters in another order, as no two names of twins have. */
const areTurned = (left: string, right: string): boolean =>
  left.length === right.length && Array.from(left).sort().join('') === Array.from(right).sort().join('');

/**
 * Rows that bear both names by chance, where no more than these and a 1 January agree, as two strangers of one custom may well
 * share them; Infinity where names never suffice, and 0 where more agrees.
 */
export function standInRows(
  pair: Named,
  columns: PersonColumns,
  {rows}: TermFrequencies,
  left: number,
  right: number,
): number {
  const [one, other] = [columns.placeKind[left] === PLACE_SHARED, columns.placeKind[right] === PLACE_SHARED];
  const isShared = one && (other || pair.levels[ADDRESS] === A.shared);
  return isNewYear(pair, columns, left, right) ? bareRows(pair, rows, isShared) : 0;
}

/**
 * Whether no more than names agree and a birth date that is near: cousins who are named after one grandfather look like that, however
 * rare or many their names are; and of two namesakes whose days are near one another, some have day and month the other way round.
 */
export function isNearDateOnly(
  pair: Pick<Compared, 'levels'>,
  {birthKind}: PersonColumns,
  left: number,
  right: number,
): boolean {
  const birth = pair.levels[BIRTH];
  const isNewYear = birthKind[left] === BIRTH_NEW_YEAR || birthKind[right] === BIRTH_NEW_YEAR;
  if (
    birth !== B.swapped &&
    birth !== B.slip &&
    birth !== B.twoParts &&
    !(isNewYear && (birth === B.year || birth === B.near))
  )
    return false;
  return !agreesBeside(pair.levels);
}

/** Whether a home, a number, a telephone or an e-mail address agrees; a roof that many share says nothing. */
const agreesBeside = (levels: Compared['levels']): boolean =>
  (levels[ADDRESS]! >= 0 && levels[ADDRESS]! <= A.postcode) ||
  isNear(levels[PHONE]!) ||
  isNear(levels[EMAIL]!) ||
  isNear(levels[NATIONAL]!) ||
  isNear(levels[LOCAL]!);

const isNear = (level: number): boolean => level === N.same || level === N.slip;

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

/**
 * Rows that bear both names by chance where nothing but names and sex agrees beside the birth date. Under the roof of an
 * institution, or of two, names never suffice, however long they are, nor where no more than a year nearby fits.
 */
function bareRows({levels, shares, communityBits}: Named, rowCount: number, isShared: boolean): number {
  if (agreesBeside(levels)) return 0;
  if (isShared) return Infinity;
  if (levels[MIDDLE] === M.same) return 0;
  if (levels[BIRTH] === B.near) return Infinity;
  if (levels[GIVEN] === G.single) return shares[GIVEN]! * rowCount;
  return shares[GIVEN]! * shares[FAMILY]! * rowCount * 2 ** communityBits;
}
