import type {DatabaseSync} from 'node:sqlite';
import {rowsOf} from './rows.ts';
import type {ModelPin} from '../said.ts';

/** Models that matching was pinned to, and when it was freed: only ever added to. The caller of a write holds the transaction. */

export function writePin(database: DatabaseSync, pin: ModelPin, model: unknown): void {
  const {by, on, because, model: id} = pin;
  database
    .prepare('INSERT INTO model_pin (model, said_by, said_on, because, body) VALUES (?, ?, ?, ?, ?)')
    .run(id, by, on, because, JSON.stringify(model));
}

export function readPins(database: DatabaseSync): ModelPin[] {
  return rowsOf<ModelPin>(
    database,
    'SELECT model, said_by AS "by", said_on AS "on", because FROM model_pin ORDER BY sequence',
  ).map((row) => ({...row}));
}

export function readPinnedModel(database: DatabaseSync, id: string): unknown {
  const row = database.prepare('SELECT body FROM model_pin WHERE model = ? LIMIT 1').get(id);
  return row === undefined ? null : (JSON.parse(row['body'] as string) as unknown);
}
