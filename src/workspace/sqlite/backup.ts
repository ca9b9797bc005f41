import {existsSync, renameSync, rmSync, statSync} from 'node:fs';
import {backup, DatabaseSync} from 'node:sqlite';
import {pathToFileURL} from 'node:url';
import {RingfenceError} from '../../base/errors.ts';
import {guard} from './faults.ts';
import {openDatabase} from './open.ts';

/**
 * Writes a copy of the workspace at `path` as it is at one moment, whoever reads or writes meanwhile, and checks it; returns its size in bytes.
 * A copy that is cut short does not stand under its name.
 * @throws RingfenceError FILE_UNWRITABLE where something stands at `to`, or nothing can be written there; WORKSPACE_DAMAGED where
 * the copy is not sound; whatever opening the workspace throws.
 */
export async function backupWorkspace(path: string, to: string): Promise<number> {
  if (existsSync(to))
    throw new RingfenceError(
      'FILE_UNWRITABLE',
      `${to}: something stands there, and a backup replaces nothing; name a new file.`,
    );
  const part = `${to}.part`;
  const {database, checkStill} = openDatabase(path, 'read');
  try {
    await backup(database, part);
    checkStill();
    guard(part, () => check(part));
    renameSync(part, to);
    return statSync(to).size;
  } catch (error) {
    rmSync(part, {force: true});
    throw (error as {code?: string}).code === 'ERR_SQLITE_ERROR' ? unwritable(to, error) : error;
  } finally {
    database.close();
  }
}

function check(path: string): void {
  // A path from the current folder is none as a URL: it has to be a whole one.
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  const copy = new DatabaseSync(url, {readOnly: true});
  try {
    const result = copy.prepare('PRAGMA quick_check(1)').get() as {quick_check: string};
    if (result.quick_check === 'ok') return;
    throw new RingfenceError(
      'WORKSPACE_DAMAGED',
      'The copy is not sound, so the workspace or its disk is not: nothing was kept.',
    );
  } finally {
    copy.close();
  }
}

const unwritable = (to: string, cause: unknown): RingfenceError =>
  new RingfenceError(
    'FILE_UNWRITABLE',
    `${to}: no copy can be written there (${(cause as Error).message}); see that the folder exists, that you may write to it and that it has room.`,
    {cause},
  );
