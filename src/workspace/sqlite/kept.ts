import {DatabaseSync} from 'node:sqlite';
import {deflateRawSync, inflateRawSync} from 'node:zlib';

/** Before the names of answers among the parts of a snapshot: what replaces the snapshot takes them away with it. */
const ANSWER = 'answer ';
const TYPE = 'deflate';
/** So many answers are kept; of more, those that were kept first go. */
export const ANSWERS_MAX = 100;

export type KeptAnswer = {
  name: string;
  text: string;
  /** Number of the derivation that it rests on. */
  derivation: number;
};

/** An answer that was kept since results were last worked out; null where there is none. */
export function readKept(database: DatabaseSync, name: string): string | null {
  const row = database.prepare('SELECT body FROM snapshot WHERE name = ? AND type = ?').get(ANSWER + name, TYPE);
  return row === undefined ? null : inflateRawSync(row['body'] as Uint8Array).toString();
}

export const lastDerivation = (database: DatabaseSync): number =>
  Number(database.prepare('SELECT coalesce(max(sequence), 0) AS last FROM derivation').get()!['last']);

/**
 * Keeps answers by a connection of its own, since who reads has none that may write. It waits for nobody: where somebody
 * writes, where nothing may be written, or where results are others by now, nothing is kept and nothing is lost but time.
 */
export function writeKept(path: string, answers: readonly KeptAnswer[]): void {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, {timeout: 0});
    database.exec('BEGIN IMMEDIATE');
    const last = lastDerivation(database);
    const insert = database.prepare('INSERT OR REPLACE INTO snapshot (name, type, body) VALUES (?, ?, ?)');
    for (const {name, text, derivation} of answers)
      if (derivation === last) insert.run(ANSWER + name, TYPE, deflateRawSync(text, {level: 1}));
    database
      .prepare(
        `DELETE FROM snapshot WHERE rowid IN
         (SELECT rowid FROM snapshot WHERE type = ? ORDER BY rowid DESC LIMIT -1 OFFSET ?)`,
      )
      .run(TYPE, ANSWERS_MAX);
    database.exec('COMMIT');
  } catch (error) {
    if (typeof (error as {errcode?: number}).errcode !== 'number') throw error;
  } finally {
    database?.close();
  }
}
