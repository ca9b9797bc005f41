import type {Records} from '../model/records.ts';
import {AGENCIES, type Agency, type Source} from '../model/source.ts';

/** Who a record comes from: positions in AGENCIES and in the sorted list of areas. */
export type OriginColumns = {agency: Uint8Array; area: Int32Array};

export function originsOf(
  items: readonly {agency: Agency; area: string}[],
  areas: ReadonlyMap<string, number>,
): OriginColumns {
  const agencies = new Map(AGENCIES.map((agency, code) => [agency, code]));
  return {
    agency: Uint8Array.from(items, ({agency}) => agencies.get(agency)!),
    area: Int32Array.from(items, ({area}) => areas.get(area)!),
  };
}

/** For each item the position of the first one that stands in the same row. */
export function rowsOf(items: readonly {source: Source}[]): Int32Array {
  const firsts = new Map<string, number>();
  return Int32Array.from(items, ({source}, at) => {
    const row = rowKey(source);
    const first = firsts.get(row);
    if (first !== undefined) return first;
    firsts.set(row, at);
    return at;
  });
}

/** For each tie the notification of its row: what a row says of a relation is part of what it tells. */
export function toldOf({ties, notifications}: Records): Int32Array {
  const told = new Map(notifications.map(({source}, at) => [rowKey(source), at]));
  return Int32Array.from(ties, ({source}) => told.get(rowKey(source)) ?? -1);
}

const rowKey = ({file, row}: Source): string => `${file} ${row}`;
