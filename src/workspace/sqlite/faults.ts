import {RingfenceError} from '../../base/errors.ts';

/** SQLite's primary result codes that a user can do something about. */
const SQLITE_PERM = 3;
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
export const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/** Runs `work`, with SQLite's errors told in our own terms. */
export function guard<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error, path);
  }
}

export function notOurs(path: string, cause?: unknown): RingfenceError {
  return new RingfenceError(
    'WORKSPACE_DAMAGED',
    `${path}: the file is not a Ringfence workspace, or is damaged. Nothing was changed. ` +
      'Name another file, or restore a copy; a workspace can be made again from the feeds.',
    {cause},
  );
}

export function unwritable(path: string, cause: unknown): RingfenceError {
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
