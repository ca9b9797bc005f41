import {closeSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {RingfenceError} from '../../base/errors.ts';

/** Locks of this process. */
const held = new Set<string>();

/** Keeps other processes from adding to a log, by a file beside it. @throws RingfenceError AUDIT_LOCKED */
export const takeLogLock = (path: string): (() => void) =>
  takeLock(`${path}.lock`, () => {
    throw new RingfenceError(
      'AUDIT_LOCKED',
      `${path}: another process adds to this log; stop it, or name another log.`,
    );
  });

/**
 * Makes a file with the number of this process, and returns what takes it away; calls `refuse` where another process has it. A lock whose
 * process is gone counts for nothing.
 */
export function takeLock(lock: string, refuse: () => never): () => void {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(lock, 'wx', 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      held.add(lock);
      return () => {
        held.delete(lock);
        rmSync(lock, {force: true});
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (attempt > 0 || isHeld(lock)) refuse();
      rmSync(lock, {force: true});
    }
  }
}

/** A process that restarted may have the number of the one that left the lock. */
function isHeld(lock: string): boolean {
  const holder = Number(readFileSync(lock, 'utf8'));
  if (holder === process.pid) return held.has(lock);
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
