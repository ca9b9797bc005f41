import type {Block, Tree} from './noted.ts';
import type {Placed} from './place-columns.ts';

/** Of a file with a row for each who took part: the number of the event, and the column that counts its rows from 1. */
export type EventRows = {event: Placed; order: Placed};

/** The two columns by which such a file is known; null where no number stands in several rows that are counted. */
export function eventRowsOf(placed: readonly Placed[]): EventRows | null {
  const isFull = ({column}: Placed): boolean => column.filled === column.rows;
  const orders = placed.filter((one) => isFull(one) && one.shapes.digits >= 0.99 && one.column.texts.size <= ORDER_MAX);
  const events = placed.filter(
    (one) =>
      isFull(one) &&
      one.part === null &&
      one.shapes.reference >= 0.95 &&
      one.column.texts.size < 0.95 * one.column.rows &&
      one.column.texts.size > ORDER_MAX,
  );
  for (const order of orders)
    for (const event of events) if (order !== event && isCounted(event, order)) return {event, order};
  return null;
}

/** More take part in hardly any event. */
const ORDER_MAX = 40;

/** Whether each event has one row with 1, and no two with the same number, but for a slip of one in a hundred. */
function isCounted({column}: Placed, order: Placed): boolean {
  const pairs = new Set(column.cells.map((text, row) => `${text}\n${order.column.cells[row]!}`));
  const firsts = order.column.texts.get('1') ?? 0;
  return pairs.size >= 0.99 * column.rows && Math.abs(firsts - column.texts.size) <= 0.01 * column.texts.size;
}

/** The first row of an event makes its notification, and all of its rows take part in that one. Takes the roles out of `people`. */
export function shareEvent(
  feed: string,
  {event, order}: EventRows,
  notification: Block,
  people: Readonly<Record<string, Block>>,
): {notification: Block; involvements: Tree} {
  const key = [event.column.name, {constant: '1'}];
  const involvements = Object.entries(people).flatMap(([person, block]): Block[] => {
    const {role} = block;
    delete block['role'];
    return role === undefined ? [] : [{person, notification: {feed, key, slot: 'event'}, role}];
  });
  return {notification: {when: {column: order.column.name, is: '1'}, ...notification}, involvements};
}
