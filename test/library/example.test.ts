import {copyFileSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test, vi} from 'vitest';
import {openHub} from '../../src/index.ts';
import {boroughWorkspace} from '../support/borough.ts';

const ROOT = join(import.meta.dirname, '../..');
const LIBRARY = pathToFileURL(join(ROOT, 'src/index.ts')).href;

/** The example above the exports of the library, and the one of the first page: each as it stands there. */
const above = /@example\n((?: \* .*\n| \*\n)+?) \*\//.exec(readFileSync(join(ROOT, 'src/index.ts'), 'utf8'))![1]!;
const onPage = /((?: {4}.*\n)*? {4}import \{openHub\}.*\n(?: {4}.*\n)*)/.exec(
  readFileSync(join(ROOT, 'README.md'), 'utf8'),
)![1]!;

test.each([
  ['above the exports', above.replaceAll(/^ \* {0,3}/gm, '')],
  ['on the first page', onPage.replaceAll(/^ {4}/gm, '')],
])('the example %s runs as it is written', async (_where, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  const workspace = join(folder, 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), workspace);
  const script = join(folder, 'example.mjs');
  expect(code).toContain("'hub.sqlite'");
  expect(code).toContain("from 'ringfence'");
  writeFileSync(
    script,
    code.replace("'hub.sqlite'", JSON.stringify(workspace)).replace("'ringfence'", JSON.stringify(LIBRARY)),
  );
  const told: unknown[] = [];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((...words) => void told.push(words.join(' '))),
    vi.spyOn(console, 'table').mockImplementation((rows) => void told.push(rows)),
  ];
  try {
    await import(pathToFileURL(script).href);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  const hub = await openHub(workspace, {asOf: '2023-03-31'});
  expect(told).toContainEqual(hub.ask('serial-perpetrators', {victims: 3}));
  hub.close();
});
