import type {Block, Tree} from './noted.ts';
import {headerWords} from './place/read-header.ts';
import {isRoleWord} from './words/value-words.ts';
import type {Placed} from './place/placed.ts';

/**
 * Of a file with a row for each who took part: the number of the event, the column by which its rows are told apart, and what stands there in
 * the one row of each event that makes its notification: "1" where rows are counted, "Victim" where they are told apart by what people are.
 */
export type EventRows = {event: Placed; order: Placed; first: string; isCounted: boolean};

/** How such a file is known; null where no number stands in several rows that are counted, or one of which is led by the same word. */
export function eventRowsOf(placed: readonly Placed[]): EventRows | null {
  const isFull = ({column}: Placed): boolean => column.filled >= FULL_LEAST * column.rows;
  const orders = placed.filter((one) => isFull(one) && one.column.texts.size <= ORDER_MAX);
  const events = placed.filter(
    (one) =>
      isFull(one) &&
      one.part === null &&
      one.shapes.reference >= 0.95 &&
      one.column.texts.size < 0.95 * one.column.rows,
  );
  for (const order of orders.filter(({shapes, column}) => shapes.digits >= 0.99 && column.filled === column.rows))
    for (const event of events)
      if (order !== event && event.column.texts.size > ORDER_MAX && isCounted(event, order))
        return {event, order, first: '1', isCounted: true};
  for (const order of orders)
    for (const event of events) {
      const first = order === event ? null : leaderOf(event, order);
      if (first !== null) return {event, order, first, isCounted: false};
    }
  return null;
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

/** The word for a part in an event ("Victim") that stands in one row of each, of several the commonest; null where none does. */
function leaderOf({column}: Placed, order: Placed): string | null {
  const events = column.texts.size;
  if (events < EVENTS_LEAST || column.filled < 1.3 * events) return null;
  const leads = [...order.column.texts]
    .filter(
      ([text, rows]) => (isRoleWord(text) || isTarget(order, text)) && rows >= LED_LEAST * events && rows <= events,
    )
    .filter(([text, rows]) => {
      const led = new Set(column.cells.filter((_, row) => order.column.cells[row] === text));
      return led.size === rows;
    })
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  return leads[0]?.[0] ?? null;
}

/** "Main carer" under "Relationship to main carer": to whom all others of the event are what stands there. */
export const isTarget = ({field, column}: Placed, text: string): boolean =>
  field === 'relation' &&
  headerWords(column.name)
    .join(' ')
    .endsWith(` to ${headerWords(text).join(' ')}`);

const literally = (text: string): string => text.replaceAll(/[.\\/+*?()[\]^$|{}-]/g, String.raw`\$&`);

/** The key of a row: the event, and its number in it; where rows are not counted, the word of who leads it, else who the row is about. */
export function rowKey({event, order, first, isCounted: counted}: EventRows, who: readonly string[]): Tree {
  if (counted) return [event.column.name, order.column.name];
  return [
    event.column.name,
    {first: [{column: order.column.name, match: `^(${literally(first)})$`}, {join: [order.column.name, ...who]}]},
  ];
}

/** The first row of an event makes its notification, and all of its rows take part in that one. Takes the roles out of `people`. */
export function shareEvent(
  feed: string,
  {event, order, first}: EventRows,
  notification: Block,
  people: Readonly<Record<string, Block>>,
): {notification: Block; involvements: Block[]} {
  const key = leadKey(event, first);
  const involvements = Object.entries(people).flatMap(([person, block]): Block[] => {
    const {role} = block;
    delete block['role'];
    return role === undefined ? [] : [{person, notification: {feed, key, slot: 'event'}, role}];
  });
  return {notification: {when: {column: order.column.name, is: first}, ...notification}, involvements};
}

/** The key of the row that leads an event. */
export const leadKey = (event: Placed, first: string): Tree => [event.column.name, {constant: first}];
