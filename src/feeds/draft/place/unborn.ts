import {partOf} from '../words/header-words.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Placed} from './placed.ts';

/**
 * An expected date of delivery is of a child, and stands beside the woman who expects it: read as hers it would make her unborn. It is a
 * person's own only where that person has no birth date in the same row, or one close to it.
 */

const YEAR_DAYS = 365;
/** A child born three months before the day it was expected on is the same child. */
const SAME_CHILD_DAYS = 120;
/** Nobody younger is taken for a mother. */
const MOTHER_YEARS = 10;
const MOST = 0.9;

/**
 * Gives expected dates that are nobody's own to an unborn child, `to` being the part of its mother; where nothing says who she is, they are
 * read of nobody. `isTold` are the columns whose headers name somebody.
 */
export function settleUnborn(placed: readonly Placed[], isTold: (one: Placed) => boolean): void {
  for (const one of placed) {
    if (one.field !== 'expected' || one.part === null || isOwn(one, placed)) continue;
    const mother = motherOf(one, placed, isTold(one));
    // A second unborn child of one row has no place beside the first.
    const isTaken = placed.some((other) => other !== one && other.part === 'unborn' && other.field === 'expected');
    if (mother === null || isTaken || !isOfBirth(one, placed)) {
      one.field = null;
      one.part = null;
    } else Object.assign(one, {part: 'unborn', number: '', to: mother});
  }
}

/** "Delivered", "Delivery Date" beside a mother and her baby: the day on which that was born, where no other is told. */
export function settleDelivered(placed: readonly Placed[]): void {
  const baby = placed.find(({part, field, number}) => part === 'child' && field !== null && number === '');
  const isTold = placed.some(({part, field}) => part === 'child' && field === 'birth');
  const hasMother = placed.some(({part, field}) => part === 'mother' && field !== null);
  const day = placed.find(
    ({part, dates, column}) =>
      part === null && dates.share >= 0.5 && DELIVERED.test(headerWords(column.name).join(' ')),
  );
  if (baby === undefined || isTold || !hasMother || day === undefined) return;
  Object.assign(day, {part: 'child', number: '', field: 'birth'});
}
const DELIVERED =
  /^(?:(?:date )?delivered(?: on)?|(?:actual )?delivery date(?: time)?|(?:actual )?date(?: time)? of delivery)$/;

/** Words of a birth to come; "due" alone may be that of a review or of the rent, and is one only where other headers speak of a birth. */
const BIRTH_TO_COME = /\b(?:edd|edc|delivery|birth|dob|confinement|baby due|unborn)\b/;
const DUE_ALONE = /^(?:(?:mother|mothers|mum|mums|woman) )?(?:due|expected|estimated)(?: date)?$/;
const MATERNITY =
  /\b(?:matern\w*|antenatal|midwi\w*|pregnan\w*|gestation\w*|gravida|parity|baby|unborn|f(?:o)?etus\w*|obstetric\w*)\b/;

function isOfBirth(one: Placed, placed: readonly Placed[]): boolean {
  const words = headerWords(one.column.name).join(' ');
  if (BIRTH_TO_COME.test(words)) return true;
  return (
    DUE_ALONE.test(words) &&
    placed.some((other) => other !== one && MATERNITY.test(headerWords(other.column.name).join(' '))) &&
    !placed.some(({part, field}) => part === 'child' && field === 'birth')
  );
}

function isOwn(one: Placed, placed: readonly Placed[]): boolean {
  const part = one.part!;
  if (part === 'unborn') return placed.some((other) => other.part === 'unborn' && other.field !== 'expected');
  const gaps = gapsOf(one, part, one.number, placed);
  if (gaps !== null && gaps.length > 0)
    return gaps.filter((days) => Math.abs(days) <= SAME_CHILD_DAYS).length >= MOST * gaps.length;
  if (part === 'child') return true;
  if (partOf(part).lifeStage === 'adult') return false;
  // Of somebody of no known age: a birth date in the other rows, or names of the unborn.
  return gaps !== null || placed.some((other) => other.part === part && isNameOfUnborn(other, one));
}

/** Days from the birth date of somebody to the expected date, of the rows that have both; null where nobody's birth is told. */
function gapsOf(one: Placed, part: string, number: string, placed: readonly Placed[]): number[] | null {
  const birth = placed.find((other) => other.part === part && other.number === number && other.field === 'birth');
  if (birth === undefined) return null;
  const [born, due] = [birth.dates.days(birth.column.cells), one.dates.days(one.column.cells)];
  return due.flatMap((day, row) => (day !== null && born[row] != null ? [day - born[row]] : []));
}

const UNBORN = /\b(?:unborn|ubb|baby|bump|f(?:o)?etus)\b/i;

function isNameOfUnborn({field, column}: Placed, due: Placed): boolean {
  if (field !== 'name' && field !== 'given') return false;
  const names = column.cells.filter((text, row) => text !== '' && due.column.cells[row] !== '');
  return names.length > 0 && names.filter((text) => UNBORN.test(text)).length >= MOST * names.length;
}

/** The part of the woman who expects a child: whom the headers call so, else the one grown person or the one woman of the row. */
function motherOf(one: Placed, placed: readonly Placed[], isTold: boolean): string | null {
  if (placed.some(({part, field}) => part === 'mother' && field !== null)) return 'mother';
  const parts = [
    ...new Set(
      placed.flatMap(({part, field}) =>
        part !== null && part !== 'unborn' && field !== null && field !== 'expected' && partOf(part).staff !== true
          ? [part]
          : [],
      ),
    ),
  ];
  const grown = parts.filter((part) => !isChild(one, part, placed));
  const women = grown.filter((part) => sexOf(one, part, placed) === 'female');
  const alone = grown.filter((part) => !BESIDE_MOTHER.has(part));
  const named = isTold && grown.includes(one.part!) ? [one.part!] : women.length > 0 ? women : alone;
  const [mother] = named.filter((part) => !NO_MOTHERS.has(part) && sexOf(one, part, placed) !== 'other');
  return named.length === 1 ? (mother ?? null) : null;
}

const NO_MOTHERS: ReadonlySet<string> = new Set(['father']);
/** Beside the one who expects the child. */
const BESIDE_MOTHER: ReadonlySet<string> = new Set(['father', 'partner']);

function isChild(one: Placed, part: string, placed: readonly Placed[]): boolean {
  const numbers = new Set(placed.flatMap((other) => (other.part === part ? [other.number] : [])));
  const gaps = [...numbers].flatMap((number) => gapsOf(one, part, number, placed) ?? []);
  if (gaps.length === 0) return part === 'child';
  return gaps.filter((days) => days >= MOTHER_YEARS * YEAR_DAYS).length < MOST * gaps.length;
}

const FEMALE = /^(?:f|female|woman|girl|2)$/i;

/** The sex of somebody in the rows that tell of a child expected: null where none is told. */
function sexOf(due: Placed, part: string, placed: readonly Placed[]): 'female' | 'other' | null {
  const cells = placed
    .filter((one) => one.part === part && one.field === 'sex')
    .flatMap(({column}) => column.cells.filter((text, row) => text !== '' && due.column.cells[row] !== ''));
  if (cells.length === 0) return null;
  return cells.filter((text) => FEMALE.test(text)).length >= MOST * cells.length ? 'female' : 'other';
}
