import type {DatabaseSync} from 'node:sqlite';
import {decodeRow} from '../lists/decode-row.ts';
import {emptyRecords} from '../assemble.ts';
import {eraseDerived} from './derived.ts';
import type {PlaceOf} from './records.ts';
import type {Erased, Erasure, StoredVersion} from '../erasure.ts';
import {erasedMark} from '../versions.ts';

/** What is taken out of a workspace for good. The caller of a write holds the transaction. */

type VersionRow = {
  id: number;
  feed: string;
  key: string;
  load: number;
  seen: number;
  row: number;
  content_hash: string;
  is_current: number;
  withdrawn: number;
  body: string;
};

export function* readVersions(database: DatabaseSync, placeOf: PlaceOf): Generator<StoredVersion> {
  const rows = database
    .prepare(
      `SELECT version.id, feed.name AS feed, key, load, seen, row, content_hash, is_current, withdrawn, body
       FROM version JOIN feed ON feed.id = version.feed ORDER BY feed.name, key, version.id`,
    )
    .iterate() as unknown as Iterable<VersionRow>;
  for (const {id, feed, key, load, seen, row, content_hash, is_current, withdrawn, body} of rows) {
    const records = emptyRecords();
    if (withdrawn === 0) decodeRow(body, {...placeOf(load), row}, records);
    yield {
      id,
      feed,
      key,
      load,
      seen,
      row,
      contentHash: content_hash,
      isCurrent: is_current === 1,
      withdrawn: withdrawn === 1,
      records,
    };
  }
}

export function writeErasure(database: DatabaseSync, erased: Erased, erasure: Erasure): void {
  database.exec('INSERT INTO erasing VALUES (1)');
  eraseVersions(database, erased.versions);
  forEach(database, 'DELETE FROM quarantine WHERE load = ?', erased.quarantine);
  forEach(database, 'DELETE FROM judgement_event WHERE judgement = ?', erased.judgements);
  const decisions = database.prepare('SELECT sequence FROM alert_decision ORDER BY sequence').all();
  forEach(
    database,
    'DELETE FROM alert_decision WHERE sequence = ?',
    erased.decisions.map((at) => decisions[at]!['sequence'] as number),
  );
  eraseDerived(database);
  database.exec('DELETE FROM snapshot; DELETE FROM erasing');
  database.prepare('INSERT INTO erasure (body) VALUES (?)').run(JSON.stringify(erasure));
}

function eraseVersions(database: DatabaseSync, versions: Erased['versions']): void {
  const remove = database.prepare('DELETE FROM version WHERE id = ?');
  const mark = database.prepare('INSERT OR IGNORE INTO erased_row VALUES (?)');
  for (const {feed, keepOut, ...version} of versions) {
    remove.run(version.id);
    if (keepOut) mark.run(erasedMark(feed, version));
  }
  // What replaced a version that is gone now replaces none: nothing is put back in its place.
  if (versions.length > 0)
    database.exec(
      'UPDATE version SET replaces = NULL WHERE replaces IS NOT NULL AND replaces NOT IN (SELECT id FROM version)',
    );
}

function forEach(database: DatabaseSync, sql: string, values: readonly (string | number)[]): void {
  const statement = database.prepare(sql);
  for (const value of values) statement.run(value);
}

export const readErasures = (database: DatabaseSync): Erasure[] =>
  database
    .prepare('SELECT body FROM erasure ORDER BY sequence')
    .all()
    .map((row) => JSON.parse(row['body'] as string) as Erasure);

/** Moves the log into the file and cuts it to nothing, waiting for nobody; false where a reader still needs it. */
export function emptyLog(database: DatabaseSync): boolean {
  const {timeout} = database.prepare('PRAGMA busy_timeout').get() as {timeout: number};
  database.exec('PRAGMA busy_timeout = 0');
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()!['busy'] === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${timeout}`);
  }
}
