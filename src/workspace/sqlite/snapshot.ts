import type {DatabaseSync} from 'node:sqlite';
import {must} from '../../base/assert.ts';
import type {Records, RecordVersions} from '../../model/records.ts';
import {decodeList, RECORD_LISTS} from '../lists/decode-row.ts';
import {IdColumn, idsLater, packIds} from '../lists/id-column.ts';
import type {Ids} from '../../base/find-by-id.ts';
import {lazyList} from '../../base/lazy-list.ts';
import {lazily} from '../lists/lazily.ts';
import {bytesOf, columnOf, kindOf, type ColumnKind} from './columns.ts';
import {type PlaceOf, type RecordsRead} from './records.ts';
import {versionsAmong} from '../versions-among.ts';
import type {KeptSnapshot, NumberColumn, Snapshot} from '../results.ts';
import type {WorkspaceFile} from './workspace-file.ts';

type ListName = keyof Records;

const COLUMN = 'column ';

/**
 * Replaces the snapshot, or leaves none where there is none to keep; the caller holds the transaction. `read` is what the lists
 * of the snapshot were taken from.
 */
export function writeSnapshot(database: DatabaseSync, snapshot: Snapshot | null, read: RecordsRead | null): void {
  database.exec('DELETE FROM snapshot');
  if (snapshot === null) return;
  const {records, columns} = snapshot;
  const {records: all, rows} = must(read, 'records that were read');
  const insert = database.prepare('INSERT INTO snapshot (name, type, body) VALUES (?, ?, ?)');
  for (const name of RECORD_LISTS) {
    insert.run(`${name} ids`, 'text', packIds(records[name].map(({id}) => id)));
    insert.run(`${name} rows`, 'i4', bytesOf(versionsAmong(records[name], all[name], rows[name])));
  }
  for (const [name, column] of Object.entries(columns)) {
    if (typeof column === 'string') insert.run(COLUMN + name, 'text', column);
    else insert.run(COLUMN + name, kindOf(column), bytesOf(column));
  }
}

/**
 * The snapshot; null before the first. Rows are decoded when somebody looks at their records, ids read when one is asked for. Of
 * a file that is open to write all columns are read at once, so that they belong together.
 */
export function readSnapshot(file: WorkspaceFile, placeOf: PlaceOf): KeptSnapshot | null {
  const names = file.statement('SELECT name FROM snapshot')().all() as {name: string}[];
  if (names.length === 0) return null;
  const isStill = file.mode === 'read';
  const one = file.statement('SELECT type, body FROM snapshot WHERE name = ?');
  const part = (name: string): string | NumberColumn => {
    const {type, body} = must(one().get(name), 'part of a snapshot') as {type: string; body: string | Uint8Array};
    return typeof body === 'string' ? body : columnOf(type as ColumnKind, body);
  };
  const versions = {} as RecordVersions;
  const lists = RECORD_LISTS.map((name) => {
    const rows = (versions[name] = part(`${name} rows`) as Int32Array);
    const read = (): IdColumn => new IdColumn(part(`${name} ids`) as string, rows.length);
    const ids = isStill ? idsLater(() => file.ask(read)) : read();
    return [name, listOf(file, name, rows, ids, placeOf)] as const;
  });
  const columns = lazily(
    Object.fromEntries(
      names.flatMap(({name}): [string, () => unknown][] =>
        name.startsWith(COLUMN) ? [[name.slice(COLUMN.length), () => file.ask(() => part(name))]] : [],
      ),
    ),
  ) as Snapshot['columns'];
  return {
    records: Object.fromEntries(lists) as unknown as Records,
    columns: isStill ? columns : {...columns},
    versions,
  };
}

function listOf(
  file: WorkspaceFile,
  name: ListName,
  rows: Int32Array,
  ids: Ids,
  placeOf: PlaceOf,
): Records[ListName][number][] {
  const version = file.statement('SELECT load, row, body FROM version WHERE id = ?', {returnArrays: true});
  return lazyList<Records[ListName][number]>({
    length: rows.length,
    one: (at) =>
      file.ask(() => {
        const [load, row, body] = must(version().get(rows[at]!), 'row of a record') as unknown as [
          number,
          number,
          string,
        ];
        const id = ids.at(at);
        return must(
          decodeList(body, {...placeOf(load), row}, name).find((record) => record.id === id),
          'record of its row',
        );
      }),
    all: () => file.ask((database) => allOf(database, name, rows, ids, placeOf)),
    ids,
  });
}

/** Every record of a list, in one walk through the rows in the order in which they lie in the file. */
function allOf<N extends ListName>(
  database: DatabaseSync,
  name: N,
  rows: Int32Array,
  ids: Ids,
  placeOf: PlaceOf,
): Records[N][number][] {
  const order = Uint32Array.from(rows.keys()).sort((left, right) => rows[left]! - rows[right]!);
  const items = Array.from<Records[N][number]>({length: rows.length});
  const versions = database.prepare('SELECT id, load, row, body FROM version ORDER BY id');
  versions.setReturnArrays(true);
  let next = 0;
  for (const [id, load, row, body] of versions.iterate() as unknown as Iterable<[number, number, number, string]>) {
    if (next === order.length) break;
    if (rows[order[next]!] !== id) continue;
    const found = new Map(decodeList(body, {...placeOf(load), row}, name).map((record) => [record.id, record]));
    for (; next < order.length && rows[order[next]!] === id; next++) {
      const at = order[next]!;
      items[at] = must(found.get(ids.at(at)), 'record of its row');
    }
  }
  return items;
}
