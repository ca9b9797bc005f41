import {textOrder} from '../columns/text-order.ts';
import type {Records} from '../model/records.ts';

type Item = {id: string; receivedAt: string; source: {file: string; row: number; slot: string}};

export const emptyRecords = (): Records => ({mentions: [], notifications: [], involvements: [], ties: [], stays: []});

/**
 * Sorts each list by id and keeps one record of each id: rows may repeat one another (a notification on the row of each
 * child). The earliest received counts, then the smallest content, so that the order of arrival plays no part.
 */
export function assemble(records: Records): Records {
  return {
    mentions: unique(records.mentions),
    notifications: unique(records.notifications),
    involvements: unique(records.involvements),
    ties: unique(records.ties),
    stays: unique(records.stays),
  };
}

function unique<T extends Item>(items: readonly T[]): T[] {
  const found: T[] = [];
  for (const i of textOrder(items.map(({id}) => id))) {
    const item = items[i]!;
    const last = found.at(-1);
    if (last === undefined || last.id !== item.id) found.push(item);
    else if (precedes(item, last)) found[found.length - 1] = item;
  }
  return found;
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
