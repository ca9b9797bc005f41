import {civilOf} from '../../../base/day.ts';
import {B, MISSING} from './comparisons.ts';
import {BIRTH_DAY, BIRTH_EXPECTED, BIRTH_NEW_YEAR, BIRTH_NONE, type PersonColumns} from '../columns/person-columns.ts';

/** A birth is at most this many days before the expected date (27 weeks of pregnancy) and after it (43 weeks). */
export const DAYS_BEFORE_EXPECTED = 98;
const DAYS_AFTER_EXPECTED = 24;
/** Days from a 1 January to the end of its year, but for leap years. */
const LAST_OF_YEAR = 364;
/** An age that is off by a birthday or by guessing. */
const NEAR_DAYS = 800;
/** Days by which an age or life stage may be off. */
export const BORN_SLACK_DAYS = 1200;
/** Days between a parent's birth and a child's, at the least. */
export const GENERATION_DAYS = 4750;

/** Compares birth dates. Calendar parts are worked out once a row. */
export class BirthComparer {
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #kind: Uint8Array;
  /** year * 512 + month * 32 + date */
  readonly #parts: Int32Array;

  constructor({birthFrom, birthTo, birthKind}: PersonColumns) {
    this.#from = birthFrom;
    this.#to = birthTo;
    this.#kind = birthKind;
    this.#parts = birthFrom.map((day, row) => (birthKind[row] === BIRTH_NONE ? 0 : partsOf(day)));
  }

  /** Takes note that the birth date of a row is another. */
  reread(row: number): void {
    this.#parts[row] = this.#kind[row] === BIRTH_NONE ? 0 : partsOf(this.#from[row]!);
  }

  compare(left: number, right: number): number {
    const leftKind = this.#kind[left]!;
    const rightKind = this.#kind[right]!;
    if (leftKind === BIRTH_NONE || rightKind === BIRTH_NONE) return MISSING;
    if (leftKind > BIRTH_NEW_YEAR || rightKind > BIRTH_NEW_YEAR) return this.#compareIntervals(left, right);
    const a = this.#parts[left]!;
    const b = this.#parts[right]!;
    if (a === b) return leftKind === BIRTH_DAY ? B.same : B.newYear;
    if (leftKind === BIRTH_NEW_YEAR || rightKind === BIRTH_NEW_YEAR) return compareYears(a >> 9, b >> 9);
    return compareParts(a, b, Math.abs(this.#from[left]! - this.#from[right]!));
  }

  #compareIntervals(left: number, right: number): number {
    const isExpected = this.#kind[left] === BIRTH_EXPECTED || this.#kind[right] === BIRTH_EXPECTED;
    if (isExpected) {
      const gap = Math.max(this.#from[left]! - this.#to[right]!, this.#from[right]! - this.#to[left]!);
      return this.#compareExpected(left, right, gap);
    }
    const leftTo = this.#lastDay(left);
    const rightTo = this.#lastDay(right);
    const gap = Math.max(this.#from[left]! - rightTo, this.#from[right]! - leftTo);
    if (gap > 0) return gap <= NEAR_DAYS ? B.near : gap > GENERATION_DAYS ? B.generation : B.different;
    const width = Math.max(leftTo - this.#from[left]!, rightTo - this.#from[right]!);
    return width <= 31 ? B.month : width <= 366 ? B.year : B.wide;
  }

  /** Last day on which one may be born: a 1 January beside a month, a year or an age is as good as its year. */
  #lastDay(row: number): number {
    return this.#kind[row] === BIRTH_NEW_YEAR ? this.#from[row]! + LAST_OF_YEAR : this.#to[row]!;
  }

  /** The day of birth lies around the expected date; two expected dates of one pregnancy differ by a few weeks. */
  #compareExpected(left: number, right: number, gap: number): number {
    const isBoth = this.#kind[left] === this.#kind[right];
    const isLeftExpected = this.#kind[left] === BIRTH_EXPECTED;
    const expected = isLeftExpected ? left : right;
    const born = isLeftExpected ? right : left;
    if (isBoth) return gap <= 60 ? B.expected : B.different;
    const early = this.#from[expected]! - this.#to[born]!;
    const late = this.#from[born]! - this.#to[expected]!;
    if (early <= DAYS_BEFORE_EXPECTED && late <= DAYS_AFTER_EXPECTED) return B.expected;
    return gap > GENERATION_DAYS ? B.generation : B.different;
  }
}

/**
 * A 1 January is as good as a year: what month and date say beside it is no disagreement. Nor do they say that a figure of the year was
 * mistyped, so that years a generation apart are those of father and son.
 */
function compareYears(left: number, right: number): number {
  const gap = Math.abs(left - right);
  if (gap === 0) return B.year;
  if (gap * 365 > GENERATION_DAYS) return B.generation;
  return gap <= 2 || isOneFigure(left, right) ? B.near : B.different;
}

/** Level of two birth days of kind BIRTH_DAY or BIRTH_NEW_YEAR; MISSING where one is BIRTH_NONE. */
export function compareBirths(left: number, leftKind: number, right: number, rightKind: number): number {
  if (leftKind === BIRTH_NONE || rightKind === BIRTH_NONE) return MISSING;
  if (left === right || (leftKind === BIRTH_DAY && rightKind === BIRTH_DAY)) return compareDays(left, right);
  return compareYears(civilOf(left).year, civilOf(right).year);
}

/** Level of two birth days. */
export function compareDays(left: number, right: number): number {
  return left === right ? B.same : compareParts(partsOf(left), partsOf(right), Math.abs(left - right));
}

/** year * 512 + month * 32 + date */
function partsOf(day: number): number {
  const {year, month, date} = civilOf(day);
  return year * 512 + month * 32 + date;
}

function compareParts(a: number, b: number, gap: number): number {
  const isYear = a >> 9 === b >> 9;
  const leftMonth = (a >> 5) & 15;
  const rightMonth = (b >> 5) & 15;
  const leftDate = a & 31;
  const rightDate = b & 31;
  if (isYear && leftMonth === rightDate && leftDate === rightMonth) return B.swapped;
  const isMonth = leftMonth === rightMonth;
  const isDate = leftDate === rightDate;
  const equal = Number(isYear) + Number(isMonth) + Number(isDate);
  if (equal === 2) {
    const isSlip = isYear
      ? isOneFigure(isMonth ? leftDate : leftMonth, isMonth ? rightDate : rightMonth)
      : isOneFigure(a >> 9, b >> 9);
    return isSlip ? B.slip : B.twoParts;
  }
  return gap > GENERATION_DAYS ? B.generation : B.different;
}

/** Whether two numbers differ in one decimal figure, or have two neighbouring figures the wrong way round. */
function isOneFigure(left: number, right: number): boolean {
  let a = left;
  let b = right;
  while (a > 0 && b > 0 && a % 10 === b % 10) {
    a = Math.floor(a / 10);
    b = Math.floor(b / 10);
  }
  const isOne = Math.floor(a / 10) === Math.floor(b / 10);
  const isTurned =
    Math.floor(a / 100) === Math.floor(b / 100) &&
    a % 10 === Math.floor(b / 10) % 10 &&
    b % 10 === Math.floor(a / 10) % 10;
  return isOne || isTurned;
}
