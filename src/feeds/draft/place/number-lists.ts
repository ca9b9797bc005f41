import {partOf} from '../words/header-words.ts';
import {ownNumberOf} from './own-number.ts';
import {NAMED} from './owners.ts';
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
/** Of the numbers found that stand beside a name, the share that must have a word of the name in common: two registers count through the same numbers. */
const NAMED_LEAST = 0.25;
const MOST = 12;

export function settleNumberLists(placed: readonly Placed[]): void {
  for (const one of placed) {
    const {part, field, column} = one;
    if (part === null || partOf(part).staff === true || (field !== null && field !== 'localId')) continue;
    const lists = column.cells.map((text) => text.split(new RegExp(SPLIT, 'u')).filter((piece) => piece !== ''));
    const numbers = new Set(lists.flat());
    const max = Math.max(0, ...lists.map(({length}) => length));
    if (max < 2 || ![...numbers].every(isNumber)) continue;
    const own = ownNumbers(placed, part).find((other) => areNamed(numbers, other) && areAlike(lists, other, placed));
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

/** Whether people have a name in common with those of the rows that their numbers are listed in, as brothers and sisters mostly have. */
function areAlike(lists: readonly (readonly string[])[], own: Placed, placed: readonly Placed[]): boolean {
  const names = placed.filter(({part, field}) => part === own.part && NAMED.has(field ?? ''));
  const wordsOf = (row: number): string[] =>
    names
      .flatMap(({column}) => column.cells[row]!.toLowerCase().split(/[^\p{L}\p{M}'’-]+/u))
      .filter((word) => word !== '');
  const rowOf = new Map(own.column.cells.map((number, row) => [number, row]));
  const pairs = lists.flatMap((list, row) =>
    list.flatMap((number): [string[], string[]][] => {
      const other = rowOf.get(number);
      return other === undefined ? [] : [[wordsOf(row), wordsOf(other)]];
    }),
  );
  const named = pairs.filter(([one, other]) => one.length > 0 && other.length > 0);
  const alike = named.filter(([one, other]) => one.some((word) => other.includes(word)));
  return alike.length >= NAMED_LEAST * named.length;
}
