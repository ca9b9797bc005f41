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

/** A hash of all rows that stand, the same in whatever order they came. */
export function readFingerprint(database: DatabaseSync): string {
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
