import {headerWords} from '../words/cut-header.ts';
import type {Placed} from './placed.ts';

/** Of rows that share a number with another, the share that must agree on who has it: birth dates are mended and mistyped. */
const AGREE_LEAST = 0.6;
const FACTS: ReadonlySet<string> = new Set(['birth', 'family', 'name', 'nhs', 'upn']);

/** Rows that share a number with another, below which nothing is shown by them. */
const AGAIN_LEAST = 20;
/** "Perp Tenancy No": what several people of one home have in common, however few rows show it. */
export const isOfMore = ({field, column}: Placed): boolean =>
  (field === 'localId' || field === 'ownId') && OF_MORE.test(headerWords(column.name).join(' '));
const OF_MORE = /\b(?:tenancy|tenancies|property|household|rent|account|address|family)\b/;
/** Numbers shorter than this are counted from one in each school, case or file. */
const LENGTH_LEAST = 5;

/**
 * Whether a number is one person's: rows that share it agree on the birth date, or on the name where no date is given; where hardly any
 * share it, it is so long that it is no row's place in a list. A number of a school, a case or a household would make one person of all
 * who have it, and so would one that each school counts anew.
 */
function isOwnNumber(number: Placed, columns: readonly Placed[]): boolean {
  if (isOfMore(number)) return false;
  const facts = columns.filter(({field, number: of}) => field !== null && FACTS.has(field) && of === number.number);
  const fact = facts.find(({field}) => field === 'birth') ?? facts[0];
  const isLong =
    [...number.column.texts.keys()].filter((text) => text.length >= LENGTH_LEAST).length >
    0.9 * number.column.texts.size;
  if (fact === undefined) return isLong;
  const {again, agree} = sharedRows(number, fact.column.cells);
  return again < AGAIN_LEAST ? isLong : agree / again >= AGREE_LEAST;
}

/**
 * "Case No", "Record Ref" behind the number of a row, whose header does not say whose it is: of whom the row is about, where many rows share one and
 * these agree on the birth date and mostly on the forename; of a family's number brothers and sisters have one.
 */
export function settleCaseNumbers(placed: readonly Placed[]): void {
  const first = placed.find(({part, field}) => PERSONS.has(part ?? '') && field === 'birth');
  if (first === undefined) return;
  const {part, number} = first;
  const theirs = placed.filter((one) => one.part === part && one.number === number);
  if (theirs.some(({field}) => field === 'localId' || field === 'ownId')) return;
  const name = theirs.find(({field}) => field === 'given') ?? theirs.find(({field}) => field === 'name');
  const isTheirs = (one: Placed): boolean =>
    one.part === null &&
    one.field === 'localId' &&
    CASE.test(headerWords(one.column.name).join(' ')) &&
    one.column.texts.size < one.column.filled &&
    agreementOn(one, first) >= SAME_BIRTH_LEAST &&
    (name === undefined || agreementOn(one, name) >= AGREE_LEAST);
  const own = placed.find((one) => isTheirs(one));
  if (own !== undefined) Object.assign(own, {part, number});
}
const PERSONS: ReadonlySet<string> = new Set(['person', 'child']);
const CASE = /\b(?:case|client|record|file|person|patient|pupil|system|lcs|ics|mosaic|carefirst|swift|eclipse)\b/;
const SAME_BIRTH_LEAST = 0.9;

/** Of rows that share a number with an earlier one, the share that say the same in another column; 0 where too few do. */
function agreementOn(number: Placed, {column}: Placed): number {
  const {again, agree} = sharedRows(number, column.cells);
  return again < AGAIN_LEAST ? 0 : agree / again;
}

/** Rows that have a number that an earlier one has, where both say something in another column: how many they are, and how many say the same. */
function sharedRows(number: Placed, cells: readonly string[]): {again: number; agree: number} {
  const first = new Map<string, string>();
  let [again, agree] = [0, 0];
  for (const [row, text] of number.column.cells.entries()) {
    const said = cells[row]!.toLowerCase();
    if (text === '' || said === '') continue;
    const before = first.get(text);
    if (before === undefined) first.set(text, said);
    else {
      again++;
      if (before === said) agree++;
    }
  }
  return {again, agree};
}

/** The column of an agency's own number of a person; undefined where none is one person's. */
export const ownNumberOf = (columns: readonly Placed[]): Placed | undefined =>
  [...columns.filter(({field}) => field === 'ownId'), ...columns.filter(({field}) => field === 'localId')].find((one) =>
    isOwnNumber(one, columns),
  );
