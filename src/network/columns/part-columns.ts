import type {Pieces} from '../../base/piecemeal.ts';
import type {Records} from '../../model/records.ts';
import {readNames} from './names.ts';
import {toldOf} from './origins.ts';
import type {RecordColumns} from './record-columns.ts';
import {readThings} from './things.ts';

/**
 * `columnsOf` a part of the records, taken from the columns of all: `from` has the positions of its records, and `records` are those. What
 * rules and clusters alone ask for is read from the records when it is asked for.
 */
export function* partColumns(
  records: Records,
  all: RecordColumns,
  from: Record<keyof Records, Uint32Array>,
): Pieces<RecordColumns> {
  const mentionAt = newPositions(all.mentions.received.length, from.mentions);
  const notificationAt = newPositions(all.notifications.received.length, from.notifications);
  const lists = {
    mentions: picked(all.mentions, from.mentions),
    notifications: picked(all.notifications, from.notifications),
    ties: picked(all.ties, from.ties),
    involvements: picked(all.involvements, from.involvements),
    stays: picked(all.stays, from.stays),
  };
  yield;
  const {mentions, notifications, ties, involvements, stays} = lists;
  move(mentionAt, ties.from, ties.to, involvements.mention, stays.mention);
  move(notificationAt, involvements.notification);
  mentions.row = firstsOf(mentions.row);
  const areas = keepAreas(
    all.areas,
    Object.values(lists).map(({area}) => area),
  );
  return {
    mentions,
    notifications,
    ties: readLater(ties, 'told', () => toldOf(records)),
    involvements,
    stays,
    get things() {
      return readThings(records.mentions);
    },
    get names() {
      return readNames(records.mentions);
    },
    areas,
  };
}

/** Position before -> position now; -1 where it is no more. */
export function newPositions(count: number, from: Uint32Array): Int32Array {
  const now = new Int32Array(count).fill(-1);
  for (let at = 0; at < from.length; at++) now[from[at]!] = at;
  return now;
}

type Column = Int32Array | Uint8Array;

function picked<T extends Record<string, Column>>(columns: T, from: Uint32Array): T {
  const part: Record<string, Column> = {};
  for (const [name, column] of Object.entries(columns)) part[name] = pickedColumn(column, from);
  return part as T;
}

function pickedColumn<T extends Column>(column: T, from: Uint32Array): T {
  const part = new (column.constructor as new (length: number) => T)(from.length);
  for (let at = 0; at < from.length; at++) part[at] = column[from[at]!]!;
  return part;
}

function move(now: Int32Array, ...columns: readonly Int32Array[]): void {
  for (const column of columns) for (let at = 0; at < column.length; at++) column[at] = now[column[at]!]!;
}

/** For each position the first with the same value. */
function firstsOf(values: Int32Array): Int32Array {
  const firsts = new Map<number, number>();
  return values.map((value, at) => {
    const first = firsts.get(value);
    if (first === undefined) firsts.set(value, at);
    return first ?? at;
  });
}

/** The areas that these columns name; they are numbered anew in place. */
function keepAreas(all: readonly string[], columns: readonly Int32Array[]): string[] {
  const isNamed = new Uint8Array(all.length);
  for (const column of columns) for (let at = 0; at < column.length; at++) isNamed[column[at]!] = 1;
  const kept = all.filter((_, area) => isNamed[area] === 1);
  const now = Int32Array.from(all, (area) => kept.indexOf(area));
  move(now, ...columns);
  return kept;
}

/** The object with one property that is made when it is first read. */
function readLater<T extends object, K extends keyof T>(object: T, name: K, read: () => T[K]): T {
  let value: T[K] | undefined;
  return Object.defineProperty(object, name, {get: () => (value ??= read()), enumerable: true});
}
