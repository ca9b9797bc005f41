import {createHash} from 'node:crypto';
import type {DatabaseSync} from 'node:sqlite';
import {must} from '../../base/assert.ts';
import type {StoreCounts} from '../loads.ts';

/** How many rows stand, were superseded, were withdrawn, and wait in quarantine. */
export function readCounts(database: DatabaseSync): StoreCounts {
  const row = database
    .prepare(
      `SELECT count(*) FILTER (WHERE is_current = 1 AND withdrawn = 0) AS rows,
              count(*) FILTER (WHERE is_current = 0) AS superseded,
              count(*) FILTER (WHERE is_current = 1 AND withdrawn = 1) AS withdrawn,
              (SELECT count(*) FROM quarantine) AS quarantined
       FROM version`,
    )
    .get();
  return {...(must(row, 'counts') as StoreCounts)};
}

/** A hash of all rows that stood after a load, the same in whatever order they came. */
export type Fingerprint = {load: number; hash: string};

/** Under this name among what follows from the rows: what replaces or erases that takes it away. */
const NAME = 'rows';

/** The hash of the rows that stand. It reads them all, unless it was kept with results and nothing was loaded since. */
export function readFingerprint(database: DatabaseSync): Fingerprint {
  const {load} = database.prepare('SELECT coalesce(max(sequence), 0) AS load FROM load').get() as {load: number};
  const row = database.prepare('SELECT body FROM derived WHERE name = ?').get(NAME);
  const kept = row === undefined ? null : (JSON.parse(row['body'] as string) as Fingerprint);
  return kept?.load === load ? kept : {load, hash: hashRows(database)};
}

/** Keeps the hash with the results that were just written; the caller holds the transaction. */
export function keepFingerprint(database: DatabaseSync, fingerprint: Fingerprint): void {
  database.prepare('INSERT INTO derived (name, body) VALUES (?, ?)').run(NAME, JSON.stringify(fingerprint));
}

function hashRows(database: DatabaseSync): string {
  const digest = createHash('sha256');
  const rows = database.prepare(
    'SELECT key, body FROM version WHERE feed = ? AND is_current = 1 AND withdrawn = 0 ORDER BY key',
  );
  rows.setReturnArrays(true);
  for (const {id, name} of database.prepare('SELECT id, name FROM feed ORDER BY name').all()) {
    let count = 0;
    for (const [key, body] of rows.iterate(id as number) as unknown as Iterable<[string, string]>) {
      if (count++ === 0) digest.update(`\u001e${name as string}`);
      digest.update(`\u001d${key}\u001f${body}`);
    }
  }
  return digest.digest('hex');
}

/** Ids of the mentions in rows that stand and came after a load. */
export function readMentionsSince(database: DatabaseSync, load: number): string[] {
  return database
    .prepare(
      `SELECT json_extract(mention.value, '$[0]') AS id FROM version, json_each(body, '$[0]') AS mention
       WHERE is_current = 1 AND withdrawn = 0 AND load > ?`,
    )
    .all(load)
    .map((row) => row['id'] as string);
}
