import {spawnSync} from 'node:child_process';
import {statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {testFolder} from '../support/test-folder.ts';

const SCRIPT = join(import.meta.dirname, '../support/read-feed.ts');
const folder = testFolder();

/** A file held in memory would take several times its bytes. */
const HEAP_MEGABYTES = 30;
const ROWS = 3_000;
const MAPPING = `version: 1
feed: long
agency: other
received: {constant: '2024-01-01'}
key: id
people:
  person: {name: name, birth: born, address: address}
`;

const note = 'nothing was seen and nothing was heard, and so it was left '.repeat(200);
const cells = (i: number): string[] => [`R${i}`, `Person${i} Test`, '01/02/1990', `${i} High Road`, `${note}${i}`];
const HEADER = ['id', 'name', 'born', 'address', 'note'];
const csv = [HEADER, ...Array.from({length: ROWS}, (_, i) => cells(i))].map((row) => row.join('|')).join('\n');

function ndjson(): string {
  const lines = Array.from({length: ROWS}, (_, i) => {
    const values = cells(i);
    return JSON.stringify(Object.fromEntries(HEADER.map((name, at) => [name, values[at]])));
  });
  return lines.join('\n');
}

test.each([
  ['long.csv', (): string | Buffer => csv],
  ['long.csv.gz', (): string | Buffer => gzipSync(csv, {level: 1})],
  ['long.ndjson', ndjson],
])('%s, larger than all the memory there is, is read through a mapping', (name, make) => {
  const mapping = join(folder, 'long.yaml');
  writeFileSync(mapping, MAPPING);
  const path = join(folder, name);
  writeFileSync(path, make());
  if (!name.endsWith('.gz')) expect(statSync(path).size).toBeGreaterThan(HEAP_MEGABYTES * 1e6);
  const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--max-semi-space-size=4', SCRIPT, path, mapping];
  const {status, stdout} = spawnSync(process.execPath, args, {encoding: 'utf8'});
  expect({status, ...(JSON.parse(stdout || '{}') as object)}).toEqual({status: 0, accepted: ROWS, read: ROWS});
});
