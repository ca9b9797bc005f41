import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';

/** A folder of the test file that asks while it is read; it is taken away after the last of its tests. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-test-'));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
