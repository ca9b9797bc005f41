import type {DatabaseSync} from 'node:sqlite';
import type {QuarantinedRow} from '../model/records.ts';
import {must} from '../base/assert.ts';
import type {LoadTarget} from './apply-items.ts';
import {SqliteVersions} from './sqlite-versions.ts';
import type {Load, LoadCounts, LoadHeader, RowVersion} from './store.ts';
import {createCounts, type Tally} from './tally.ts';
import {retireUnseen} from './versions.ts';

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
  return rowsOf(
    database,
    `SELECT sequence, feed.name AS feed, file, content_hash, mapping_hash, received_at, counts
     FROM load JOIN feed ON feed.id = load.feed ORDER BY sequence`,
  ).map((row) => ({
    sequence: row['sequence'] as number,
    feed: row['feed'] as string,
    file: row['file'] as string,
    contentHash: row['content_hash'] as string,
    mappingHash: row['mapping_hash'] as string,
    receivedAt: row['received_at'] as string,
    counts: {...createCounts(), ...(JSON.parse(row['counts'] as string) as Partial<LoadCounts>)},
  }));
}

/** `key` is area and key of the row, see `rowKey`. */
export function readHistory(database: DatabaseSync, feed: string, key: string): RowVersion[] {
  // Two terms, so that each can use its partial index.
  const versions = ['1', '0'].map(
    (isCurrent) =>
      `SELECT version.id, load, load.file, row, revision, withdrawn, is_current
       FROM version JOIN load ON load.sequence = version.load
       WHERE version.feed = (SELECT id FROM feed WHERE name = ?1) AND key = ?2 AND is_current = ${isCurrent}`,
  );
  return rowsOf(database, `${versions.join(' UNION ALL ')} ORDER BY 2, 5, 1`, feed, key).map((row) => ({
    load: row['load'] as number,
    file: row['file'] as string,
    row: row['row'] as number,
    revision: row['revision'] as string,
    state: row['is_current'] === 0 ? 'superseded' : row['withdrawn'] === 1 ? 'withdrawn' : 'in-force',
  }));
}

export function readQuarantine(database: DatabaseSync): QuarantinedRow[] {
  return rowsOf(
    database,
    `SELECT feed.name AS feed, file, row, column_name, reason, message, raw
     FROM quarantine JOIN load ON load.sequence = quarantine.load JOIN feed ON feed.id = load.feed
     ORDER BY feed.name, file, row, load.sequence, quarantine.rowid`,
  ).map((row) => ({
    feed: row['feed'] as string,
    file: row['file'] as string,
    row: row['row'] as number,
    column: row['column_name'] as string,
    reason: row['reason'] as string,
    message: row['message'] as string,
    raw: row['raw'] as string,
  }));
}

function rowsOf(database: DatabaseSync, sql: string, ...values: string[]): Record<string, unknown>[] {
  return database.prepare(sql).all(...values) as Record<string, unknown>[];
}
