import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {pathToFileURL} from 'node:url';
import {RingfenceError} from '../../base/errors.ts';
import {checkReadable, createOrCheck, migrate, pragma} from './format.ts';
import {guard, notOurs, SQLITE_CANTOPEN, unwritable} from './faults.ts';
import {makeFolder} from '../make-folder.ts';

const SQLITE_MAGIC = 'SQLite format 3\u0000';
const BUSY_TIMEOUT_MS = 5000;
const PAGE_CACHE_KIB = 64 * 1024;

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

function openToRead(path: string): Opened {
  const {database, checkStill} = openReadOnly(path);
  return closedOnError(database, () => {
    checkReadable(database, path);
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
      createOrCheck(database, path);
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
