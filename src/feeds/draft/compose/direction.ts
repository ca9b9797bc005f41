import {TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import type {Slot} from './slots.ts';
import type {Placed} from '../place/placed.ts';
import type {LedRows} from '../rows/led-rows.ts';

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
  return byBirths(relation, birthsOf(from), birthsOf(to));
}

/** The same of the people of rows and of who leads the group of each. */
export function whomItIsOfInGroup(relation: Placed, slot: Slot, {group, order, leads}: LedRows): 'from' | 'to' | null {
  const births = birthsOf(slot);
  if (births === null) return null;
  const groupOf = (row: number): string => group.map(({column}) => column.cells[row]!).join('\n');
  const ofLead = new Map<string, number | null>();
  for (const [row, text] of order.column.cells.entries())
    if (leads.includes(text)) ofLead.set(groupOf(row), births[row] ?? null);
  return byBirths(
    relation,
    births,
    births.map((_, row) => ofLead.get(groupOf(row)) ?? null),
  );
}

type Births = readonly (number | null)[] | null;

function byBirths(relation: Placed, older: Births, younger: Births): 'from' | 'to' | null {
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
