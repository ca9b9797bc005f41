import {textOrder} from '../columns/text-order.ts';
import type {Records} from '../model/records.ts';

type Item = {id: string; receivedAt: string; source: {file: string; row: number; slot: string}};

export const emptyRecords = (): Records => ({mentions: [], notifications: [], involvements: [], ties: [], stays: []});

/**
 * Sorts each list by id and keeps one record of each id: rows may repeat one another (a notification on the row of each
 * child). The earliest received counts, then the smallest content, so that the order of arrival plays no part.
 */
export function assemble(records: Records): Records {
  const pick = <T extends Item>(items: readonly T[]): T[] => Array.from(chosen(items), (at) => items[at]!);
  return {
    mentions: pick(records.mentions),
    notifications: pick(records.notifications),
    involvements: pick(records.involvements),
    ties: pick(records.ties),
    stays: pick(records.stays),
  };
}

/** Positions of the records that count, in order of id. */
export function chosen(items: readonly Item[]): Uint32Array {
  const found = textOrder(items.map(({id}) => id));
  let count = 0;
  for (const at of found) {
    const last = count === 0 ? null : items[found[count - 1]!]!;
    if (last === null || last.id !== items[at]!.id) found[count++] = at;
    else if (precedes(items[at]!, last)) found[count - 1] = at;
  }
  return found.subarray(0, count);
}

function precedes(left: Item, right: Item): boolean {
  if (left.receivedAt !== right.receivedAt) return left.receivedAt < right.receivedAt;
  const leftText = contentOf(left);
  const rightText = contentOf(right);
  if (leftText !== rightText) return leftText < rightText;
  if (left.source.file !== right.source.file) return left.source.file < right.source.file;
  return left.source.row < right.source.row;
}

function contentOf(item: Item): string {
  return JSON.stringify({...item, source: item.source.slot});
}
