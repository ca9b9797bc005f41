import {addAt, listAt} from '../../../base/get-or-insert.ts';
import {headerWords} from '../words/cut-header.ts';
import {partOf, type Part} from '../words/header-words.ts';
import {NAMES, SOMEBODY} from '../place/owners.ts';
import type {Column} from '../sample.ts';
import type {Placed} from '../place/placed.ts';

/** One person of the row, or several of one kind that stand in numbered columns. */
export type Slot = {
  key: string;
  part: Part;
  partKey: string;
  columns: Placed[];
  /** Numbers of the columns where they stand for `{n}`; empty for one person. */
  numbers: string[];
  /** Of a list of people of all parts, the column that says which they have, and whether the slot is of those words or of all others. */
  only?: {column: Placed; words: readonly string[]; isNot: boolean};
};

const HOME: ReadonlySet<string> = new Set(['address', 'addressPart', 'houseNumber', 'postcode', 'uprn', 'protected']);

/** The people of a row in the order of their columns, staff last. */
export function slotsOf(placed: readonly Placed[]): Slot[] {
  const byPart = new Map<string, Placed[]>();
  for (const one of placed) {
    if (one.part === null || one.field === null) continue;
    listAt(byPart, one.part).push(one);
  }
  nameless(byPart);
  const slots = [...byPart]
    .flatMap(([partKey, columns]) => numbered(partKey, columns))
    .flatMap(childrenApart)
    .flatMap(listApart)
    .flatMap(leadApart);
  return [...slots.filter(({part}) => part.staff !== true), ...slots.filter(({part}) => part.staff === true)];
}

/**
 * "PersonRef" beside "Occupant", "Adult DOB" behind "Adult of Concern": what has no name of its own is of somebody who has, of "the person"
 * where one of the two words is that, else of who was named last before it.
 */
function nameless(byPart: Map<string, Placed[]>): void {
  const isNamed = ([part, columns]: readonly [string, readonly Placed[]]): boolean =>
    partOf(part).staff !== true && columns.some(({field}) => NAMED.has(field ?? ''));
  const named = [...byPart].filter(isNamed);
  const [first] = named;
  if (first === undefined) return;
  for (const entry of byPart) {
    const [part, columns] = entry;
    // A child who is expected has no name, and is none of those who have; nor are people of whom a cell lists the numbers.
    const isList = columns.some(({several}) => several !== null);
    if (partOf(part).staff === true || part === 'unborn' || isList || isNamed(entry)) continue;
    if (part !== 'person' && namesRows(columns, first[1])) continue;
    const at = columns[0]!.column.at;
    const before = named.findLast(([, others]) => others.some(({column}) => column.at < at));
    const isNumber = columns.every(({field}) => NAMES.has(field ?? ''));
    const owner = part === 'person' ? first : isNumber && first[0] !== 'person' ? undefined : (before ?? first);
    if (owner === undefined) continue;
    if (isOtherAge(part, owner[0]) || (part === 'child' && columns.some(isOfBaby))) {
      // "Mother DOB" beside a child's name says nothing of the child, and who has no name and no number is nobody.
      if (columns.some(({field}) => SOMEBODY.has(field ?? '') || (part === 'child' && field === 'birth'))) continue;
      for (const one of columns) if (!SHARED.has(one.field ?? '')) one.field = null;
    }
    for (const one of columns) Object.assign(one, {part: owner[0], number: owner[1][0]!.number});
    owner[1].push(...columns);
    byPart.delete(part);
  }
}

/**
 * "Mother ID" above numbers that other rows of the file have for their own people: it names those, and says nothing of the one of its row. Numbers of
 * which half are of no row name somebody else.
 */
function namesRows(columns: readonly Placed[], first: readonly Placed[]): boolean {
  const numbers = columns.filter(({field}) => NUMBERS.has(field ?? ''));
  if (numbers.length === 0 || numbers.length < columns.length) return false;
  const own = first.filter(({field, column}) => NUMBERS.has(field ?? '') && column.texts.size === column.filled);
  return numbers.every(({column}) =>
    own.some(
      (other) =>
        [...column.texts.keys()].filter((text) => other.column.texts.has(text)).length >= 0.5 * column.texts.size &&
        column.cells.every((text, row) => text === '' || text !== other.column.cells[row]),
    ),
  );
}
const NUMBERS: ReadonlySet<string> = new Set(['localId', 'ownId', 'nhs', 'upn']);

/** "Baby Sex" beside a patient is that of her baby. */
export const isOfBaby = ({column}: Placed): boolean => BABY.test(headerWords(column.name).join(' '));
const BABY = /\b(?:baby|babies|newborn|infant|neonate)\b/;

/** What a child has in common with who cares for it: "Parent Mobile". */
const SHARED = new Set(['phone', 'email', ...HOME]);

/** Whether one of two is a child and the other grown up: what is said of one is never the other's. */
const isOtherAge = (part: string, other: string): boolean => {
  const [stage, otherStage] = [partOf(part).lifeStage, partOf(other).lifeStage];
  return stage !== undefined && otherStage !== undefined && (stage === 'adult') !== (otherStage === 'adult');
};

const NAMED: ReadonlySet<string> = new Set(['name', 'given', 'family', 'knownAs']);

function numbered(partKey: string, columns: Placed[]): Slot[] {
  const part = partOf(partKey);
  const isOfAll = ({field, number}: Placed): boolean => number === '' && HOME.has(field ?? '');
  // "Carer 1", "Carer 2", "Carer Address": those who are counted have one home, and it is nobody else's.
  const counted = columns.filter((one) => !isOfAll(one));
  const numbers = [...new Set((counted.length > 0 ? counted : columns).map(({number}) => number))];
  const isCounted =
    numbers.every((number) => /^\d+$/.test(number)) &&
    // A home whose header has no number is that of all: it stood beside the first.
    columns.every((column) => template(column) !== null || HOME.has(column.field ?? ''));
  if (numbers.length > 1 && isCounted) return [{key: partKey, part, partKey, columns, numbers}];
  return [...new Set(columns.map(({number}) => number))].map((number) => ({
    key: `${partKey}${number.slice(0, 1).toUpperCase()}${number.slice(1)}`,
    part,
    partKey,
    columns: columns.filter((column) => column.number === number),
    numbers: [],
  }));
}

const CHILD_WORD =
  /^(?:(?:subject |lead |index )?child(?:ren)?|young person|baby|infant|unborn(?: child| baby)?|pupil)$/i;

/** A list of everybody of a row with a column that calls some of them children: what the others are they are to each of these. */
function childrenApart(slot: Slot): Slot[] {
  const column = slot.columns.find((one) => one.field === 'part' && template(one) !== null);
  if (slot.numbers.length < 2 || column === undefined || slot.partKey === 'child') return [slot];
  const texts = [...pooled(slot, column).texts.keys()];
  const words = texts.filter((text) => CHILD_WORD.test(text)).sort();
  if (words.length === 0 || words.length === texts.length) return [slot];
  return [
    {
      ...slot,
      key: 'child',
      partKey: 'child',
      part: partOf('child'),
      columns: slot.columns.filter(({field}) => field !== 'relation'),
      only: {column, words, isNot: false},
    },
    {...slot, only: {column, words, isNot: true}},
  ];
}

const ONES_OWN: ReadonlySet<string> = new Set([
  'birth',
  'age',
  'schoolYear',
  'sex',
  'nhs',
  'upn',
  'ni',
  'pnc',
  'localId',
  'ownId',
  'phone',
  'email',
  'vehicle',
]);

/** "Lead Child", "Lead Child DOB", "Other Children": those of the list are others, and nothing that stands beside the first is theirs. */
function listApart(slot: Slot): Slot[] {
  const names = slot.columns.filter(({field}) => field !== 'knownAs' && NAMED.has(field ?? ''));
  const lists = names.filter(({field, several}) => field === 'name' && several !== null && several.max > 1);
  const lead = names.find((one) => !lists.includes(one) && one.column.filled >= (lists[0]?.column.filled ?? 0));
  if (slot.numbers.length > 0 || lists.length === 0 || lead === undefined) return [slot];
  const shared = slot.columns.filter(({field}) => HOME.has(field ?? ''));
  return [
    {...slot, columns: slot.columns.filter((one) => !lists.includes(one))},
    ...lists.map((list, at) => ({
      ...slot,
      key: `${slot.key}Other${at === 0 ? '' : String(at + 1)}`,
      columns: [list, ...shared],
    })),
  ];
}

/** "A & B" beside one birth date: it is the first one's, and never given to both. */
function leadApart(slot: Slot): Slot[] {
  const named = slot.columns.find(({several}) => several !== null && several.max > 1);
  const isOnes = (one: Placed): boolean => one !== named && ONES_OWN.has(one.field ?? '');
  if (named === undefined || slot.numbers.length > 0 || !slot.columns.some(isOnes)) return [slot];
  const {several} = named;
  const {split} = several!;
  const lead = {...named, several: {...several!, split: `(?:${split}).*$`, max: 1}};
  const rest = {...named, several: {...several!, split: `^.*?(?:${split}|$)|${split}`, max: several!.max - 1}};
  const isShared = ({field}: Placed): boolean => !ONES_OWN.has(field ?? '') && field !== 'name';
  return [
    {...slot, columns: slot.columns.map((one) => (one === named ? lead : one))},
    {
      ...slot,
      key: `${slot.key}Other`,
      partKey: slot.partKey === 'tenant' ? 'joint' : slot.partKey,
      part: slot.partKey === 'tenant' ? partOf('joint') : slot.part,
      columns: [rest, ...slot.columns.filter(isShared)],
    },
  ];
}

/** The cells under one header with `{n}`, of all numbers: a word may stand in the second column alone. */
export function pooled(slot: Slot, one: Placed): Pick<Column, 'texts' | 'filled'> {
  if (slot.numbers.length === 0) return one.column;
  const texts = new Map<string, number>();
  let filled = 0;
  for (const other of slot.columns) {
    if (other.field !== one.field || template(other) !== template(one)) continue;
    filled += other.column.filled;
    for (const [text, rows] of other.column.texts) addAt(texts, text, rows);
  }
  return {texts, filled};
}

/** The header with `{n}` for the number in it; null where it does not stand there once, and is that of all. */
export function template({column, number, isNumbered}: Placed): string | null {
  const parts = column.name.split(number);
  // "PROP_ADDR1" beside "LIABLE_NAME_1" is the first line of an address, and not the first one's.
  return isNumbered && number !== '' && parts.length === 2 ? parts.join('{n}') : null;
}
