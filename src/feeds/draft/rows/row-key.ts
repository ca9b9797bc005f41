import {partOf} from '../words/header-words.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Placed} from '../place/placed.ts';

export const NUMBER = /\b(?:id|ref|reference|no|number)$/;

/**
 * What names the row: a column that is filled in every row and hardly ever twice, of several one that its header calls so, else the first; or
 * a number and a day that are so together, where a register has a row for each change.
 */
export function keyOf(placed: readonly Placed[], received: Placed | null): Placed[] {
  const isNumber = ({column}: Placed): boolean => NUMBER.test(headerWords(column.name).join(' '));
  const references = placed.filter(
    (one) =>
      one.column.filled === one.column.rows &&
      one.shapes.reference >= 0.95 &&
      (one.dates.share < 0.5 || one.shapes.digits >= 0.95),
  );
  const names = references.filter(
    (one) =>
      one.part === null &&
      (one.field === null || one.field === 'localId' || one.field === 'merlin' || isNumber(one)) &&
      one.column.texts.size >= 0.9 * one.column.rows,
  );
  const single = names.find(isNumber) ?? names.find(({column}) => column.at < 2);
  if (single !== undefined) {
    const who = whoBeside(single, placed);
    return [single, ...(who.length > 0 ? who : anotherDay(single, placed))];
  }
  const numbers = references.filter(
    ({column, field}) =>
      (field === null || field === 'localId' || field === 'ownId') && column.texts.size > 0.2 * column.rows,
  );
  for (const one of numbers)
    for (const other of [received, ...numbers.filter((number) => number.column.at > one.column.at)])
      if (other !== null && other.column.filled === other.column.rows && isKey(one, other))
        return [one, other, ...orderBeside([one, other], placed)];
  return [];
}

/** "Birth Order", "Baby 1 of 2": twins of one delivery have its number and its day in common, and the second is not to be refused. */
function orderBeside(key: readonly Placed[], placed: readonly Placed[]): Placed[] {
  const distinct = (columns: readonly Placed[]): number =>
    new Set(key[0]!.column.cells.map((_, row) => columns.map(({column}) => column.cells[row]!).join('\n'))).size;
  const own = distinct(key);
  if (own === key[0]!.column.rows) return [];
  const orders = placed.filter(
    ({column}) =>
      !key.some((one) => one.column === column) &&
      column.texts.size > 1 &&
      column.texts.size <= ORDERS_MAX &&
      ORDER.test(headerWords(column.name).join(' ')) &&
      [...column.texts.keys()].every((text) => /^(?:\d|[a-d])(?:\s*(?:\/|of)\s*\d)?$/i.test(text)),
  );
  const best = orders.find((one) => distinct([...key, one]) > own);
  return best === undefined ? [] : [best];
}
const ORDERS_MAX = 12;
const ORDER = /\b(?:order|sequence|seq|twin|multiple|plurality|baby)\b/;

/**
 * "Unit No" above a second booking of the same woman: where rows with one number tell of other days, the day of what they tell is theirs; a row that
 * was corrected tells of the same day.
 */
function anotherDay(number: Placed, placed: readonly Placed[]): Placed[] {
  const {column} = number;
  if (column.texts.size === column.rows) return [];
  const day = placed.find(
    (one) =>
      one.field === 'at' &&
      one.part === null &&
      one.column.filled === column.rows &&
      isKey(number, one) &&
      shareOfOthers(number, one.column.cells) >= DAYS_LEAST,
  );
  return day === undefined ? [] : [day];
}
const DAYS_LEAST = 0.9;

/** Two columns name a row together where no two rows have both alike, but for a slip of one in a hundred. */
function isKey(one: Placed, other: Placed): boolean {
  const seen = new Set(one.column.cells.map((text, row) => `${text}\n${other.column.cells[row]!}`));
  return seen.size >= 0.99 * one.column.rows;
}

const WHO: readonly string[] = ['nhs', 'upn', 'ownId', 'localId', 'birth', 'name', 'given'];
/** Of rows that share a number, the share that must be about others for it to name no row by itself: a corrected row is about the same. */
const OTHERS_LEAST = 0.5;

/** "Booking Ref" above twins: where rows with one number are about different people, what tells these apart; nothing else. */
function whoBeside(number: Placed, placed: readonly Placed[]): Placed[] {
  if (number.column.texts.size === number.column.rows) return [];
  const [first] = placed.filter(
    ({part, field}) => part !== null && partOf(part).staff !== true && WHO.includes(field ?? ''),
  );
  if (first === undefined) return [];
  const who = placed
    .filter((one) => one !== number && one.part === first.part && one.number === first.number)
    .filter(({field}) => WHO.includes(field ?? ''))
    .sort((left, right) => WHO.indexOf(left.field!) - WHO.indexOf(right.field!));
  const others = who.filter((one) => shareOfOthers(number, one.column.cells) >= OTHERS_LEAST);
  // A name mended or a number found later is one fact of the same person.
  if (others.length < Math.min(2, who.length)) return [];
  const apart = others.find((one) => one.column.filled === one.column.rows && isKey(number, one));
  return apart === undefined ? [] : [apart];
}

/** Of the rows whose number stood in one before, the share in which the cells of a column say something else. */
export function shareOfOthers(number: Placed, cells: readonly string[]): number {
  const before = new Map<string, string>();
  let [again, others] = [0, 0];
  for (const [row, text] of number.column.cells.entries()) {
    const said = cells[row]!.toLowerCase();
    const earlier = before.get(text);
    if (earlier === undefined) before.set(text, said);
    else {
      again++;
      if (said !== '' && earlier !== '' && said !== earlier) others++;
    }
  }
  return again === 0 ? 0 : others / again;
}
