import {TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import type {Slot} from './slots.ts';
import type {Placed} from '../place/placed.ts';

/**
 * Which of two people a word between them is of: systems write "child, Mother, mother" as well as "mother, Mother, child". Births tell, as a
 * parent is older than their child.
 */

const YEAR_DAYS = 365.25;
/** Younger than this nobody is a parent. */
const PARENT_LEAST_YEARS = 12;
/** Rows that must tell, and the share of them that must agree. */
const ROWS_LEAST = 5;
const AGREE_LEAST = 0.8;

/** Whether a relation is of `from` ("from") or of `to` ("to"); null where births do not tell. */
export function whomItIsOf(relation: Placed, from: Slot, to: Slot): 'from' | 'to' | null {
  const [older, younger] = [birthsOf(from), birthsOf(to)];
  if (older === null || younger === null) return null;
  let [ofFrom, ofTo] = [0, 0];
  for (const [row, text] of relation.column.cells.entries()) {
    const [a, b] = [older[row] ?? null, younger[row] ?? null];
    const word = text === '' ? null : readRelation(text, TIE_KINDS);
    if (a === null || b === null || word === null || !GENERATIONS.has(word.kind)) continue;
    if (Math.abs(a - b) < PARENT_LEAST_YEARS * YEAR_DAYS) continue;
    // A larger day is a later birth.
    if (a < b !== word.inverse) ofFrom++;
    else ofTo++;
  }
  if (ofFrom + ofTo < ROWS_LEAST) return null;
  if (ofFrom >= AGREE_LEAST * (ofFrom + ofTo)) return 'from';
  return ofTo >= AGREE_LEAST * (ofFrom + ofTo) ? 'to' : null;
}

const GENERATIONS: ReadonlySet<string> = new Set([
  'parent',
  'grandparent',
  'step-parent',
  'foster-carer',
  'adoptive-parent',
]);

/** The birth days of one person of each row; null where no column of days is theirs. */
function birthsOf({columns, numbers}: Slot): (number | null)[] | null {
  const birth = columns.find(({field}) => field === 'birth');
  if (birth === undefined || numbers.length > 0) return null;
  return birth.dates.days(birth.column.cells);
}
