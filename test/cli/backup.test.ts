import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {ringfence} from '../support/cli.ts';
import {header, items, row} from '../support/rows.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();
const workspace = join(folder, 'hub.sqlite');
const OPTIONS = {refusalShareMax: 0, signal: new AbortController().signal};

test('a copy is whole while others read and write, and holds what was committed', async () => {
  const writer = openSqliteStore(workspace, 'write');
  await writer.load(header('x'), items([row('a', 'Ali'), row('b', 'Ng')]), OPTIONS);
  const reader = openSqliteStore(workspace, 'read');
  reader.loads();
  const to = join(folder, 'copy.sqlite');
  expect(await ringfence('backup', '--to', to, '-w', workspace)).toMatchObject({status: 0, stdout: `${to}\n`});
  await writer.load(header('y'), items([row('c', 'Roe')]), OPTIONS);
  const copy = openSqliteStore(to, 'write');
  expect([copy.counts().rows, writer.counts().rows]).toEqual([2, 3]);
  expect(copy.fingerprint()).toBe(reader.fingerprint());
  for (const store of [copy, reader, writer]) store.close();
});

test('it goes to a path of the current folder, as the example has it, whatever signs are in its name', async () => {
  // Below the current folder: "../../x" reads alike as a path of the root.
  const here = mkdtempSync(join('node_modules', '.backup-'));
  try {
    for (const name of ['hub-2026-11-29.sqlite', 'one #2 100%?.sqlite']) {
      const to = join(here, name);
      expect(await ringfence('backup', '--to', to, '-w', workspace)).toMatchObject({status: 0, stdout: `${to}\n`});
      const copy = openSqliteStore(to, 'read');
      expect(copy.counts().rows).toBe(3);
      copy.close();
    }
  } finally {
    rmSync(here, {recursive: true});
  }
});

test('it replaces nothing, and says what is wrong with where it is to go', async () => {
  const there = join(folder, 'there');
  writeFileSync(there, 'x');
  mkdirSync(join(folder, 'dir'));
  for (const to of [there, join(folder, 'dir'), join(folder, 'none', 'copy.sqlite')]) {
    const told = await ringfence('backup', '--to', to, '-w', workspace);
    expect([told.status, told.stderr.includes(to)]).toEqual([22, true]);
    expect(existsSync(`${to}.part`)).toBe(false);
  }
  expect(readFileSync(there, 'utf8')).toBe('x');
});

test('a workspace that is missing or damaged is told, and leaves no copy', async () => {
  const to = join(folder, 'bad.sqlite');
  expect(await ringfence('backup', '--to', to, '-w', join(folder, 'no.sqlite'))).toMatchObject({status: 40});
  const damaged = join(folder, 'damaged.sqlite');
  const bytes = readFileSync(join(folder, 'copy.sqlite'));
  bytes.fill(0x41, 4096 * 3 + 100, 4096 * 5);
  writeFileSync(damaged, bytes);
  expect(await ringfence('backup', '--to', to, '-w', damaged)).toMatchObject({status: 43});
  expect([existsSync(to), existsSync(`${to}.part`)]).toEqual([false, false]);
  expect(statSync(damaged).size).toBe(bytes.length);
});
