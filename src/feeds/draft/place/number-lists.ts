import {partOf} from '../words/header-words.ts';
import {ownNumberOf} from './own-number.ts';
import type {Placed} from './placed.ts';

/**
 * Cells that name people by numbers alone ("Sibling IDs" above "70006, 70008"): read where they are numbers that other rows of the file give
 * their own people, as then they name those, and as nobody's where they are any others.
 */

const SPLIT = String.raw`\s*[,;|\n]\s*|\s+`;
const PATTERN = String.raw`^(?<id>[\w/-]+)$`;
/** Numbers shorter than this are in two lists by chance. */
const LENGTH_LEAST = 4;
/** Of the numbers named, how many and what share must be those of a row. */
const FOUND_LEAST = 5;
const FOUND_SHARE = 0.1;
const MOST = 12;

export function settleNumberLists(placed: readonly Placed[]): void {
  for (const one of placed) {
    const {part, field, column} = one;
    if (part === null || partOf(part).staff === true || (field !== null && field !== 'localId')) continue;
    const lists = column.cells.map((text) => text.split(new RegExp(SPLIT, 'u')).filter((piece) => piece !== ''));
    const numbers = new Set(lists.flat());
    const max = Math.max(0, ...lists.map(({length}) => length));
    if (max < 2 || ![...numbers].every(isNumber)) continue;
    const own = ownNumbers(placed, part).find((other) => areNamed(numbers, other));
    // Whoever stands in a list of their own would be two people of one number.
    if (own === undefined || lists.some((list, row) => list.includes(own.column.cells[row]!))) continue;
    const kind = own.field === 'upn' || own.field === 'nhs' ? own.field : 'local';
    const several = {
      split: SPLIT,
      pattern: PATTERN,
      max: Math.max(max, MOST),
      groups: new Set(['id']),
      formats: [],
      kind,
    };
    Object.assign(one, {field: 'localId', number: '', several});
  }
}

const isNumber = (text: string): boolean => text.length >= LENGTH_LEAST && /^[\w/-]*\d[\w/-]*$/.test(text);

/** Columns of numbers by which people of other parts are known. */
function ownNumbers(placed: readonly Placed[], part: string): Placed[] {
  const parts = new Set(placed.flatMap((one) => (one.part === null || one.part === part ? [] : [one.part])));
  return [...parts].flatMap((other) => {
    const theirs = placed.filter((one) => one.part === other);
    const local = ownNumberOf(theirs);
    return [...theirs.filter(({field}) => field === 'upn' || field === 'nhs'), ...(local === undefined ? [] : [local])];
  });
}

function areNamed(numbers: ReadonlySet<string>, {column}: Placed): boolean {
  const found = [...numbers].filter((number) => column.texts.has(number)).length;
  return found >= FOUND_LEAST && found >= FOUND_SHARE * numbers.size;
}
