import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {once} from '../../src/base/once.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {Store} from '../../src/workspace/store.ts';

const folder = once(() => {
  const made = mkdtempSync(join(tmpdir(), 'ringfence-store-'));
  process.once('exit', () => rmSync(made, {recursive: true, force: true}));
  return made;
});

let opened = 0;

/** A store on a workspace file of its own, with nothing in it; the file goes with the process. */
export const emptyStore = (): Store => openSqliteStore(join(folder(), `${opened++}.sqlite`), 'write');
