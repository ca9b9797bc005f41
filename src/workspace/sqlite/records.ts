import type {DatabaseSync} from 'node:sqlite';
import type {Records, RecordVersions} from '../../model/records.ts';
import {chosen, emptyRecords} from '../assemble.ts';
import {decodeRow, RECORD_LISTS, type RowPlace} from '../lists/decode-row.ts';

/** Tells the place of a row by the load that brought it. */
export type PlaceOf = (load: number) => Omit<RowPlace, 'row'>;

/** `rows` tells of each record the version of the row (`version.id`) that says it. */
export type RecordsRead = {records: Records; rows: RecordVersions};

/** The records of all rows in force, sorted and each id once, and the row of each. */
export function readRecords(database: DatabaseSync, placeOf: PlaceOf): RecordsRead {
  const all = emptyRecords();
  const origins = RECORD_LISTS.map((name) => ({list: all[name], rows: [] as number[]}));
  const versions = database.prepare('SELECT id, load, row, body FROM version WHERE is_current = 1 AND withdrawn = 0');
  versions.setReturnArrays(true);
  for (const [id, load, row, body] of versions.iterate() as unknown as Iterable<[number, number, number, string]>) {
    decodeRow(body, {...placeOf(load), row}, all);
    for (const {list, rows} of origins) while (rows.length < list.length) rows.push(id);
  }
  const records = emptyRecords();
  const rows = {} as RecordVersions;
  for (const [at, name] of RECORD_LISTS.entries()) {
    const order = chosen(all[name]);
    const take = <T>(items: readonly T[]): T[] => Array.from(order, (i) => items[i]!);
    Object.assign(records, {[name]: take<object>(all[name])});
    rows[name] = Int32Array.from(order, (i) => origins[at]!.rows[i]!);
  }
  return {records, rows};
}
