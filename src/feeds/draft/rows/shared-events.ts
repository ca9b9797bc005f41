import {partOf} from '../words/header-words.ts';
import {NAMED} from '../place/owners.ts';
import {headerWords} from '../words/cut-header.ts';
import {areOfGenerations, isUnique, mendedOn} from './mended.ts';
import {NUMBER, shareOfOthers} from './row-key.ts';
import type {Tree} from '../noted.ts';
import {isRoleWord, roleIn} from '../words/value-words.ts';
import {rowKey, type LedRows} from './led-rows.ts';
import type {Placed} from '../place/placed.ts';

/**
 * Of a file with a row for each who took part in an event, where none of its rows is sure to lead: the number that they share. Each row tells of
 * the event under that number. Who took part in two ways may have two rows of it: then they are no different people. A row that was written anew on a
 * later day (`told`) tells of whom an earlier one told: of different people are those of one day alone.
 */
export type SharedEvents = {
  number: Placed;
  apart: readonly Placed[];
  told: Placed | null;
  isFreeOfRepeats: boolean;
  /** The victim of whom an event has one at most, where what the others are to that one stands in their rows. */
  lead: LedRows | null;
};

const DAYS: ReadonlySet<string> = new Set(['at', 'received', 'start']);
const FULL_LEAST = 0.98;
const NUMBER_LEAST = 0.95;
/** Of rows that share the number, the share that must be about others, and that must tell of the same day. */
const OTHERS_LEAST = 0.6;
const SAME_DAY_LEAST = 0.95;
/** Rows to an event, below which the number is that of a row, now and then written twice. */
const ROWS_LEAST = 1.15;

export function sharedEventsOf(placed: readonly Placed[]): SharedEvents | null {
  const names = placed.filter(
    ({part, field, number}) =>
      part !== null && partOf(part).staff !== true && number === '' && NAMED.has(field ?? '') && field !== 'family',
  );
  const days = placed
    .filter(({part, field}) => part === null && DAYS.has(field ?? ''))
    .map(({column, dates}) => dates.days(column.cells).map((day) => String(day ?? '')));
  const [name] = names;
  // Two columns of forenames are one person's.
  if (name === undefined || names.some(({part}) => part !== name.part)) return null;
  for (const number of placed) {
    const {part, shapes, column} = number;
    if (part !== null || shapes.reference < NUMBER_LEAST || column.filled < FULL_LEAST * column.rows) continue;
    if (column.rows < ROWS_LEAST * column.texts.size || !NUMBER.test(headerWords(column.name).join(' '))) continue;
    if (shareOfOthers(number, name.column.cells) < OTHERS_LEAST) continue;
    if (!days.some((day) => 1 - shareOfOthers(number, day) >= SAME_DAY_LEAST)) continue;
    const who = placed.filter((one) => one.part === name.part && WHO.has(one.field ?? ''));
    const told = mendedOn(placed, [number, ...who.filter(({field}) => field !== 'birth')]);
    const ids = who.filter(({field}) => IDS.has(field ?? ''));
    const list = told === null ? [number] : [number, told];
    return {
      number,
      apart: fewest(number, who, told),
      told,
      isFreeOfRepeats: ids.every((id) => isRepeatless(list, id)),
      lead: victimOf(number, placed, who),
    };
  }
  return null;
}

/**
 * As few columns as tell all rows of an event that were written on one day apart; a name first, as what is mended seldomest. Rows of a later day that
 * they leave alike are the same rows, mended.
 */
function fewest(number: Placed, who: readonly Placed[], told: Placed | null): readonly Placed[] {
  const ordered = who.toSorted((left, right) => order(left) - order(right));
  const days = told === null ? [] : [told];
  const birth = who.find(({field}) => field === 'birth');
  for (let count = 1; count < ordered.length; count++) {
    const apart = ordered.slice(0, count);
    if (isUnique([number, ...days, ...apart]) && !areOfGenerations([number, ...apart], birth)) return apart;
  }
  return ordered;
}

const order = ({field}: Placed): number => WHO_ORDER.indexOf(field!);
const WHO_ORDER: readonly string[] = ['name', 'given', 'family', 'part', 'birth', 'nhs', 'localId', 'ownId'];

const WHO: ReadonlySet<string> = new Set(WHO_ORDER);
const IDS: ReadonlySet<string> = new Set(['nhs', 'localId', 'ownId']);

/** Whether no id stands twice in one list. */
function isRepeatless(list: readonly Placed[], {column: id}: Placed): boolean {
  const rows = Array.from({length: id.rows}, (_, row) => row).filter((row) => id.cells[row] !== '');
  const said = rows.map((row) => [...list.map(({column}) => column.cells[row]!), id.cells[row]!].join('\n'));
  return new Set(said).size === rows.length;
}

/** The key of a row: the number of its event, and who it is about or that it is the victim's. */
export function sharedKey({number, apart, lead}: SharedEvents): Tree {
  const who = apart.map(({column}) => column.name);
  return lead === null
    ? [number.column.name, {join: who}]
    : rowKey(
        lead,
        who.filter((name) => name !== lead.order.column.name),
      );
}

/** Of events, the share that must have a victim for the others' relations to be looked for beside one. */
const VICTIMS_LEAST = 0.3;
/** Of victims' rows, the share that must lack a relation: nobody is anything to themselves. */
const UNRELATED_LEAST = 0.9;

/** Whose rows lead, by the word of the trade for a victim; null where an event has two of them, or no column says what others are to one. */
function victimOf(number: Placed, placed: readonly Placed[], who: readonly Placed[]): LedRows | null {
  const relation = placed.find(({field, to}) => field === 'relation' && (to === null || to === 'victim'));
  const order = who.find(({field}) => field === 'part');
  if (relation === undefined || order === undefined) return null;
  const words = [...order.column.texts].filter(([text]) => isRoleWord(text) && roleIn(text) === 'victim');
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) return null;
  const rows = Array.from({length: order.column.rows}, (_, row) => row).filter(
    (row) => order.column.cells[row] === word[0],
  );
  const names = who.filter(({field}) => field === 'given' || field === 'name');
  const said = (row: number, columns: readonly Placed[]): string =>
    columns.map(({column}) => column.cells[row]!.toLowerCase()).join('\n');
  const events = new Set(rows.map((row) => said(row, [number])));
  // Of two victims the later would stand in the place of the earlier.
  if (new Set(rows.map((row) => said(row, [number, ...names]))).size > events.size) return null;
  const birth = who.find(({field}) => field === 'birth');
  if (areOfGenerations([number], birth, (row) => order.column.cells[row] === word[0])) return null;
  if (events.size < VICTIMS_LEAST * number.column.texts.size) return null;
  const unrelated = rows.filter((row) => relation.column.cells[row] === '').length;
  return unrelated < UNRELATED_LEAST * rows.length
    ? null
    : {group: [number], order, leads: [word[0]], isCounted: false};
}
