import {mkdtempSync, rmSync, statfsSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** More than all tests write at one time. */
const ROOM_BYTES = 4 << 30;

/**
 * All that tests write goes below one folder, which is taken away after the last of them. Workers and the processes that tests
 * start take it from TMPDIR, and the compiled sources that a command keeps from NODE_COMPILE_CACHE.
 */
const folder = mkdtempSync(join(inMemory() ?? tmpdir(), 'ringfence-tests-'));

/** Linux's folder in memory, where a write that is to outlast a power cut costs nothing: tests open hundreds of workspaces. */
function inMemory(): string | null {
  const place = '/dev/shm';
  try {
    const {bavail, bsize} = statfsSync(place);
    return bavail * bsize >= ROOM_BYTES ? place : null;
  } catch {
    return null;
  }
}

export function setup(): void {
  process.env['TMPDIR'] = folder;
  process.env['NODE_COMPILE_CACHE'] = join(import.meta.dirname, '../../node_modules/.cache/ringfence');
}

export function teardown(): void {
  rmSync(folder, {recursive: true, force: true});
}
