import type {DatabaseSync} from 'node:sqlite';
import type {QuarantinedRow} from '../../model/records.ts';
import {must} from '../../base/assert.ts';
import type {LoadTarget} from '../apply-items.ts';
import {SqliteVersions} from './versions.ts';
import {rowsOf} from './rows.ts';
import type {Load, LoadCounts, LoadHeader, RowVersion} from '../loads.ts';
import {createCounts, type Tally} from '../tally.ts';
import {retireUnseen} from '../versions.ts';

/** Loads, and the rows that they brought. The caller of what writes holds the transaction. */

type StartedLoad = Omit<LoadTarget, 'guard'> & {versions: SqliteVersions};

/** Numbers a load of a feed, and makes ready what its rows are written by. */
export function beginLoad(database: DatabaseSync, feedName: string): StartedLoad {
  database.prepare('INSERT INTO feed (name) VALUES (?) ON CONFLICT DO NOTHING').run(feedName);
  const feed = must(database.prepare('SELECT id FROM feed WHERE name = ?').get(feedName), 'feed')['id'] as number;
  const next = database.prepare('SELECT coalesce(max(sequence), 0) + 1 AS sequence FROM load').get();
  const sequence = must(next, 'sequence')['sequence'] as number;
  const insert = database.prepare('INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)');
  return {
    versions: new SqliteVersions(database, feed, feedName),
    sequence,
    quarantine: ({row, column, reason, message, raw}) => void insert.run(sequence, row, column, reason, message, raw),
  };
}

/** Takes back what earlier loads of the same bytes brought and this one did not, and stores the load with its counts. */
export function endLoad(
  database: DatabaseSync,
  header: LoadHeader,
  {versions, sequence}: StartedLoad,
  tally: Tally,
): Load {
  const {feed} = versions;
  const {file, contentHash, mappingHash} = header;
  const earlier = database
    .prepare('SELECT sequence FROM load WHERE feed = ? AND content_hash = ?')
    .all(feed, contentHash);
  const loads = new Set(earlier.map((row) => row['sequence'] as number));
  tally.counts.retired = retireUnseen(versions, loads);
  const dropRefusals = database.prepare('DELETE FROM quarantine WHERE load = ?');
  for (const load of loads) dropRefusals.run(load);
  database
    .prepare('INSERT INTO load VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(sequence, feed, file, contentHash, mappingHash, tally.receivedAt, JSON.stringify(tally.counts));
  return {...header, sequence, receivedAt: tally.receivedAt, counts: tally.counts};
}

export function readLoads(database: DatabaseSync): Load[] {
  return rowsOf<Omit<Load, 'counts'> & {counts: string}>(
    database,
    `SELECT sequence, feed.name AS feed, file, content_hash AS contentHash, mapping_hash AS mappingHash,
            received_at AS receivedAt, counts
     FROM load JOIN feed ON feed.id = load.feed ORDER BY sequence`,
  ).map((row) => ({...row, counts: {...createCounts(), ...(JSON.parse(row.counts) as Partial<LoadCounts>)}}));
}

/** `key` is area and key of the row, see `rowKey`. */
export function readHistory(database: DatabaseSync, feed: string, key: string): RowVersion[] {
  // Two terms, so that each can use its partial index.
  const versions = ['1', '0'].map(
    (isCurrent) =>
      `SELECT version.id AS id, load, load.file AS file, row, revision, withdrawn, is_current AS isCurrent
       FROM version JOIN load ON load.sequence = version.load
       WHERE version.feed = (SELECT id FROM feed WHERE name = ?1) AND key = ?2 AND is_current = ${isCurrent}`,
  );
  type Row = Omit<RowVersion, 'state'> & {isCurrent: number; withdrawn: number};
  return rowsOf<Row>(database, `${versions.join(' UNION ALL ')} ORDER BY load, revision, id`, feed, key).map(
    ({load, file, row, revision, isCurrent, withdrawn}) => ({
      load,
      file,
      row,
      revision,
      state: isCurrent === 0 ? 'superseded' : withdrawn === 1 ? 'withdrawn' : 'in-force',
    }),
  );
}

export function readQuarantine(database: DatabaseSync, loads?: readonly number[]): QuarantinedRow[] {
  return rowsOf<QuarantinedRow>(
    database,
    `SELECT feed.name AS feed, file, row, column_name AS "column", reason, message, raw
     FROM quarantine JOIN load ON load.sequence = quarantine.load JOIN feed ON feed.id = load.feed
     WHERE ?1 IS NULL OR load.sequence IN (SELECT value FROM json_each(?1))
     ORDER BY feed.name, file, row, load.sequence, quarantine.rowid`,
    loads === undefined ? null : JSON.stringify(loads),
  ).map((row) => ({...row}));
}
