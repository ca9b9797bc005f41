import type {Block, Tree} from '../noted.ts';
import {headerWords} from '../words/cut-header.ts';
import {isMother, relationIn} from '../words/part-relation.ts';
import {isRoleWord} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/**
 * Of a file with a row for each who took part in an event, or for each of a home or family: the number of the event or tenancy, the column by which
 * its rows are told apart, and what stands there in the one row that leads the others: "1" where rows are counted, "Victim" or "Tenant" where they
 * are told apart by what people are, or several words of which each event has one ("Victim" of a crime, "Subject child" of a concern).
 */
export type LedRows = {group: readonly Placed[]; order: Placed; leads: readonly string[]; isCounted: boolean};

/** How such a file is known; null where no number stands in several rows that are counted, or one of which is led by the same word. */
export function eventRowsOf(placed: readonly Placed[]): LedRows | null {
  const {orders, groups: events} = candidates(placed);
  for (const order of orders.filter(({shapes, column}) => shapes.digits >= 0.99 && column.filled === column.rows))
    for (const event of events)
      if (order !== event && event.column.texts.size > ORDER_MAX && isCounted(event, order))
        return {group: [event], order, leads: ['1'], isCounted: true};
  for (const order of orders)
    for (const event of events) {
      const isLead = (text: string): boolean => isRoleWord(text) || isTarget(order, text);
      const leads = order === event ? [] : leadersOf([event], order, isLead);
      if (leads.length > 0) return {group: [event], order, leads, isCounted: false};
    }
  return null;
}

/**
 * The same of a register of homes or families, with one row of each for who holds the home, or for the mother; null where no number and no word of
 * that kind is found. A family that is listed anew is told apart by what counts its lists ("Version") or their day.
 */
export function householdRowsOf(placed: readonly Placed[]): LedRows | null {
  const {orders, groups} = candidates(placed);
  const lists = placed.filter(
    ({part, dates, column}) =>
      part === null && column.filled === column.rows && (dates.share >= 0.9 || column.texts.size <= ORDER_MAX),
  );
  const numbered = groups.flatMap((group) => lists.filter((list) => list !== group).map((list) => [group, list]));
  for (const group of [...groups.map((one) => [one]), ...numbered])
    for (const order of orders.filter((one) => !group.includes(one))) {
      const isOfFamily = [...order.column.texts.keys()].some((text) => relationIn(text) === 'child');
      const isLead = (text: string): boolean => HOLDER.test(text.trim()) || (isOfFamily && isMother(text));
      const leads = leadersOf(group, order, isLead);
      if (leads.length === 1) return {group, order, leads, isCounted: false};
    }
  return null;
}

const HOLDER =
  /^(?:(?:main|lead|sole|first|principal) )?(?:t|tnt|ten|tenant|applicant|occupier|leaseholder|householder)$|^(?:hoh|hof|head(?: of (?:household|family))?)$/i;

/** Columns that could number groups of rows, and columns that could tell the rows of one apart. */
function candidates(placed: readonly Placed[]): {orders: Placed[]; groups: Placed[]} {
  const full = placed.filter(({column}) => column.filled >= FULL_LEAST * column.rows);
  return {
    orders: full.filter(({column}) => column.texts.size <= ORDER_MAX),
    groups: full.filter(
      ({part, shapes, column}) => part === null && shapes.reference >= 0.95 && column.texts.size < 0.95 * column.rows,
    ),
  };
}

/** A line of totals below the table lacks what all others have. */
const FULL_LEAST = 0.97;
/** More take part in hardly any event. */
const ORDER_MAX = 40;

/** Whether each event has one row with 1, and no two with the same number, but for a slip of one in a hundred. */
function isCounted({column}: Placed, order: Placed): boolean {
  const pairs = new Set(column.cells.map((text, row) => `${text}\n${order.column.cells[row]!}`));
  const firsts = order.column.texts.get('1') ?? 0;
  return pairs.size >= 0.99 * column.rows && Math.abs(firsts - column.texts.size) <= 0.01 * column.texts.size;
}

/** Fewer events show nothing. */
const EVENTS_LEAST = 5;
const LED_LEAST = 0.95;

/**
 * The words of those that may lead of which each group has one row: the commonest that does so alone, else several that no group has two of; empty
 * where none do.
 */
function leadersOf(group: readonly Placed[], order: Placed, isLead: (text: string) => boolean): string[] {
  const cells = order.column.cells.map((_, row) => group.map(({column}) => column.cells[row]!).join('\n'));
  const least = LED_LEAST * new Set(cells).size;
  if (least < LED_LEAST * EVENTS_LEAST || cells.length < (1.3 * least) / LED_LEAST) return [];
  const led = new Set<string>();
  const leads: string[] = [];
  const words = [...order.column.texts].filter(([text]) => isLead(text));
  words.sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  for (const [text, rows] of words) {
    const groups = new Set(cells.filter((_, row) => order.column.cells[row] === text));
    if (groups.size !== rows || [...groups].some((one) => led.has(one))) continue;
    if (rows >= least) return [text];
    for (const one of groups) led.add(one);
    leads.push(text);
  }
  return led.size >= least ? leads : [];
}

/** "Main carer" under "Relationship to main carer": to whom all others of the event are what stands there. */
export const isTarget = ({field, column}: Placed, text: string): boolean =>
  field === 'relation' &&
  headerWords(column.name)
    .join(' ')
    .endsWith(` to ${headerWords(text).join(' ')}`);

const literally = (text: string): string => text.replaceAll(/[.\\/+*?()[\]^$|{}-]/g, String.raw`\$&`);

/** The key of a row: its group, and its number in it; where rows are not counted, the word of who leads it, else who the row is about. */
export function rowKey({group, order, leads, isCounted: counted}: LedRows, who: readonly string[]): Tree {
  const column = order.column.name;
  if (counted) return [...namesOf(group), column];
  const [lead] = leads;
  const word: Tree =
    leads.length === 1
      ? {column, match: `^(${literally(lead!)})$`}
      : {column, map: Object.fromEntries(leads.map((text) => [text, LEAD])), otherwise: ''};
  return [...namesOf(group), {first: [word, {join: [column, ...who]}]}];
}

const namesOf = (group: readonly Placed[]): string[] => group.map(({column}) => column.name);
/** In the keys of rows of which several words may lead. */
const LEAD = 'lead';

/** The first row of an event makes its notification, and all of its rows take part in that one. Takes the roles out of `people`. */
export function shareEvent(
  feed: string,
  rows: LedRows,
  notification: Block,
  people: Readonly<Record<string, Block>>,
): {notification: Block; involvements: Block[]} {
  const key = leadKey(rows);
  const involvements = Object.entries(people).flatMap(([person, block]): Block[] => {
    const {role} = block;
    delete block['role'];
    return role === undefined ? [] : [{person, notification: {feed, key, slot: 'event'}, role}];
  });
  const {when, ...rest} = notification;
  const leads = leadsRow(rows);
  return {notification: {when: when === undefined ? leads : {all: [leads, when]}, ...rest}, involvements};
}

/** That a row leads its group. */
export const leadsRow = ({order, leads}: LedRows): Block => ({
  column: order.column.name,
  is: leads.length === 1 ? leads[0]! : leads,
});

/** The key of the row that leads a group. */
export const leadKey = ({group, leads}: LedRows): Tree => [
  ...namesOf(group),
  {constant: leads.length === 1 ? leads[0]! : LEAD},
];
