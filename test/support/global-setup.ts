import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/**
 * All that tests write goes below one folder, which is taken away after the last of them. Workers and the processes that tests
 * start take it from TMPDIR, and the compiled sources that a command keeps from NODE_COMPILE_CACHE.
 */
const folder = mkdtempSync(join(tmpdir(), 'ringfence-tests-'));

export function setup(): void {
  process.env['TMPDIR'] = folder;
  process.env['NODE_COMPILE_CACHE'] = join(import.meta.dirname, '../../node_modules/.cache/ringfence');
}

export function teardown(): void {
  rmSync(folder, {recursive: true, force: true});
}
