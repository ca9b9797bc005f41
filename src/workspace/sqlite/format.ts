import type {DatabaseSync} from 'node:sqlite';
import {RingfenceError} from '../../base/errors.ts';
import {notOurs} from './faults.ts';
import {MIGRATIONS} from './schema.ts';

/** "RNGF": marks the file as ours (SQLite's application_id, also read by file(1)). */
export const APPLICATION_ID = 0x524e4746;

/** @throws RingfenceError WORKSPACE_VERSION where this program cannot read the tables; WORKSPACE_DAMAGED where the file is not ours. */
export function checkReadable(database: DatabaseSync, path: string): void {
  const version = versionOf(database, path);
  if (version === MIGRATIONS.length) return;
  throw new RingfenceError(
    'WORKSPACE_VERSION',
    `${path}: the workspace is of an older version (${version}, this program reads ${MIGRATIONS.length}). ` +
      'Bring it up to date with "ringfence run".',
  );
}

/** Makes the tables of a new file, and sees that an old one is ours. @throws RingfenceError as `checkReadable`, but of newer files alone. */
export function createOrCheck(database: DatabaseSync, path: string): void {
  if (isNew(database)) create(database);
  else versionOf(database, path);
}

/** The name and version are written before WAL begins, so that they always stand in the file itself. */
function create(database: DatabaseSync): void {
  database.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}`);
  database.exec(MIGRATIONS[0]!);
  database.exec('PRAGMA user_version = 1; COMMIT');
}

/** Forward only; each step is one transaction with the number it leads to. */
export function migrate(database: DatabaseSync): void {
  for (let version = pragma(database, 'user_version'); version < MIGRATIONS.length; version++) {
    database.exec('BEGIN IMMEDIATE');
    database.exec(MIGRATIONS[version]!);
    database.exec(`PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}

function versionOf(database: DatabaseSync, path: string): number {
  if (pragma(database, 'application_id') !== APPLICATION_ID) throw notOurs(path);
  const version = pragma(database, 'user_version');
  if (version > MIGRATIONS.length) {
    throw new RingfenceError(
      'WORKSPACE_VERSION',
      `${path}: the workspace has version ${version}, this program knows versions up to ${MIGRATIONS.length}. ` +
        'Use the newer Ringfence that made it.',
    );
  }
  return version;
}

/** An empty database: a file that was just made, or one whose making was cut short and rolled back. */
function isNew(database: DatabaseSync): boolean {
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as {n: number};
  return tables.n === 0 && pragma(database, 'application_id') === 0;
}

export function pragma(database: DatabaseSync, name: string): number {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] as number;
}
