import {codesOf} from './columns.ts';
import type {Records} from '../../model/records.ts';
import {AGENCIES, type Agency, type Source} from '../../model/source.ts';

/** Who a record comes from: positions in AGENCIES and in the sorted list of areas. */
export type OriginColumns = {agency: Uint8Array; area: Int32Array};

export function originsOf(
  items: readonly {agency: Agency; area: string}[],
  areas: ReadonlyMap<string, number>,
): OriginColumns {
  const agencies = codesOf(AGENCIES);
  return {
    agency: Uint8Array.from(items, ({agency}) => agencies.get(agency)!),
    area: Int32Array.from(items, ({area}) => areas.get(area)!),
  };
}

/** For each item the position of the first one that stands in the same row. */
export function rowsOf(items: readonly {source: Source}[]): Int32Array {
  const firsts = new RowMap();
  return Int32Array.from(items, ({source}, at) => {
    const first = firsts.get(source);
    if (first >= 0) return first;
    firsts.set(source, at);
    return at;
  });
}

/** For each tie the notification of its row: what a row says of a relation is part of what it tells. */
export function toldOf({ties, notifications}: Records): Int32Array {
  const told = new RowMap();
  for (const [at, {source}] of notifications.entries()) told.set(source, at);
  return Int32Array.from(ties, ({source}) => told.get(source));
}

/** A position for each row of each file; -1 where none was set. */
class RowMap {
  readonly #files = new Map<string, Map<number, number>>();

  get({file, row}: Source): number {
    return this.#files.get(file)?.get(row) ?? -1;
  }

  set({file, row}: Source, position: number): void {
    const rows = this.#files.get(file);
    if (rows === undefined) this.#files.set(file, new Map([[row, position]]));
    else rows.set(row, position);
  }
}
