import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {pathToFileURL} from 'node:url';
import {RingfenceError} from '../../base/errors.ts';
import {MIGRATIONS} from './schema.ts';
import {makeFolder} from '../make-folder.ts';

/** "RNGF": marks the file as ours (SQLite's application_id, also read by file(1)). */
export const APPLICATION_ID = 0x524e4746;
const SQLITE_MAGIC = 'SQLite format 3\u0000';
const BUSY_TIMEOUT_MS = 5000;
const PAGE_CACHE_KIB = 64 * 1024;

/** SQLite's primary result codes that a user can do something about. */
const SQLITE_PERM = 3;
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

export type OpenMode = 'read' | 'write';
export type Opened = {
  database: DatabaseSync;
  lock: DatabaseSync | null;
  /** Of a file read as it lies, without SQLite's locking: throws where it has been written to since it was opened. Else does nothing. */
  checkStill: () => void;
};

/**
 * Opens a workspace file, which `write` creates where there is none and brings up to the version of this program.
 * Creation and migrations are transactions: a process that ends in the midst leaves no half.
 */
export function openDatabase(path: string, mode: OpenMode): Opened {
  checkFile(path, mode);
  return guard(path, () => (mode === 'write' ? openToWrite(path) : openToRead(path)));
}

/** Runs `work`, with SQLite's errors told in our own terms. */
export function guard<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error, path);
  }
}

function openToRead(path: string): Opened {
  const {database, checkStill} = openReadOnly(path);
  return closedOnError(database, () => {
    const version = checkIdentity(database, path);
    if (version < MIGRATIONS.length) {
      throw new RingfenceError(
        'WORKSPACE_VERSION',
        `${path}: the workspace is of an older version (${version}, this program reads ${MIGRATIONS.length}). ` +
          'Bring it up to date with "ringfence run".',
      );
    }
    // One state for as long as it is open, whoever writes meanwhile: results and records belong together.
    database.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}; BEGIN`);
    return {database, lock: null, checkStill};
  });
}

/**
 * Readers take part in SQLite's locking, which writes beside the file. Where nothing may be written there is no writer either:
 * a file whose log is empty is then read as it lies. Should somebody write to it after all (the folder may be mounted to read only
 * here and to write elsewhere), what was read before and what is read after do not belong together, and SQLite does not notice.
 */
function openReadOnly(path: string): Pick<Opened, 'database' | 'checkStill'> {
  const database = new DatabaseSync(path, {readOnly: true, timeout: BUSY_TIMEOUT_MS});
  try {
    pragma(database, 'user_version');
    return {database, checkStill: () => {}};
  } catch (error) {
    database.close();
    const isLocked = ((error as {errcode?: number}).errcode ?? 0) !== SQLITE_CANTOPEN;
    if (isLocked || (statSync(`${path}-wal`, {throwIfNoEntry: false})?.size ?? 0) > 0) throw error;
    const opened = writtenAt(path);
    return {
      database: new DatabaseSync(new URL(`${pathToFileURL(path).href}?immutable=1`), {readOnly: true}),
      checkStill: () => {
        if (writtenAt(path) === opened) return;
        throw new RingfenceError(
          'WORKSPACE_LOCKED',
          `${path}: somebody wrote to the workspace while it was read where nothing may be written beside it. ` +
            'Run the command again; read it where you may write to its folder if this happens often.',
        );
      },
    };
  }
}

/** Which file it is, its size and when it was last written to. */
function writtenAt(path: string): string {
  const {ino, size, mtimeNs} = statSync(path, {bigint: true});
  return `${ino} ${size} ${mtimeNs}`;
}

function openToWrite(path: string): Opened {
  makeRoom(path);
  const lock = takeLock(path);
  return closedOnError(lock, () => {
    const database = new DatabaseSync(path, {timeout: BUSY_TIMEOUT_MS});
    return closedOnError(database, () => {
      if (isNew(database)) create(database);
      else checkIdentity(database, path);
      database.exec('PRAGMA journal_mode = WAL');
      database.exec(`PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -${PAGE_CACHE_KIB}`);
      migrate(database);
      return {database, lock, checkStill: () => {}};
    });
  });
}

/**
 * One writer at a time, by an exclusive SQLite lock on an empty file beside the workspace for as long as it is open. The
 * system drops the lock when the process ends, however it ends, so it cannot go stale; readers do not look at it.
 */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(`${path}-lock`, {timeout: 0});
  return closedOnError(lock, () => {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  });
}

/** The name and version are written before WAL begins, so that they always stand in the file itself. */
function create(database: DatabaseSync): void {
  database.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}`);
  database.exec(MIGRATIONS[0]!);
  database.exec('PRAGMA user_version = 1; COMMIT');
}

/** Forward only; each step is one transaction with the number it leads to. */
function migrate(database: DatabaseSync): void {
  for (let version = pragma(database, 'user_version'); version < MIGRATIONS.length; version++) {
    database.exec('BEGIN IMMEDIATE');
    database.exec(MIGRATIONS[version]!);
    database.exec(`PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}

function checkIdentity(database: DatabaseSync, path: string): number {
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

function pragma(database: DatabaseSync, name: string): number {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] as number;
}

/** Looks before SQLite does: it would write to a file that is not ours, and says less about one that is missing. */
function checkFile(path: string, mode: OpenMode): void {
  if (!existsSync(path)) {
    if (mode === 'write') return;
    throw new RingfenceError(
      'WORKSPACE_MISSING',
      `${path}: there is no workspace. Make one with "ringfence run --feeds FOLDER --workspace ${path}".`,
    );
  }
  const stat = statSync(path);
  if (stat.isDirectory()) {
    throw new RingfenceError('FILE_IS_DIRECTORY', `${path}: a workspace is a file, and this is a folder. Name a file.`);
  }
  if (stat.size > 0 && readStart(path) !== SQLITE_MAGIC) throw notOurs(path);
  if (stat.size === 0 && mode === 'read') {
    throw new RingfenceError(
      'WORKSPACE_MISSING',
      `${path}: the workspace is empty. Fill it with "ringfence run --feeds FOLDER --workspace ${path}".`,
    );
  }
}

function makeRoom(path: string): void {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    throw unwritable(path, error);
  }
}

function readStart(path: string): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(SQLITE_MAGIC.length);
    return buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(file);
  }
}

function closedOnError<T>(database: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    database.close();
    throw error;
  }
}

function notOurs(path: string, cause?: unknown): RingfenceError {
  return new RingfenceError(
    'WORKSPACE_DAMAGED',
    `${path}: the file is not a Ringfence workspace, or is damaged. Nothing was changed. ` +
      'Name another file, or restore a copy; a workspace can be made again from the feeds.',
    {cause},
  );
}

function unwritable(path: string, cause: unknown): RingfenceError {
  return new RingfenceError(
    'WORKSPACE_UNWRITABLE',
    `${path}: the workspace cannot be opened to write. See that its folder exists and that you may write to both; ` +
      'to look at it where nothing may be written, copy it to a folder of your own.',
    {cause},
  );
}

function translated(error: unknown, path: string): unknown {
  // Rows are JSON that we wrote. The words of such an error quote the row, which may not be shown.
  if (error instanceof SyntaxError) return notOurs(path);
  const code = (error as {errcode?: number}).errcode;
  if (typeof code !== 'number') return error;
  // The low byte is the primary code; the rest tells variants apart.
  switch (code & 0xff) {
    case SQLITE_BUSY:
      return new RingfenceError(
        'WORKSPACE_LOCKED',
        `${path}: another process is writing to the workspace. Wait until it has ended, then run the command again.`,
        {cause: error},
      );
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return notOurs(path, error);
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return unwritable(path, error);
    case SQLITE_FULL:
      return new RingfenceError(
        'WORKSPACE_FULL',
        `${path}: the disk has no room left. What was stored before is kept, whole feeds only. ` +
          'Make room (a workspace takes about ten times the size of its feeds), then run the command again to go on.',
        {cause: error},
      );
    case SQLITE_IOERR:
      return new RingfenceError(
        'WORKSPACE_DISK',
        `${path}: the disk failed to read or write (${(error as Error).message}). What was stored before is kept, whole ` +
          'feeds only. See that the disk is there and sound, then run the command again to go on.',
        {cause: error},
      );
    default:
      return error;
  }
}
