import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {ringfence, type Printed} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

const FIXTURE = join(import.meta.dirname, '../resolve/splink/fixture');
const out = testFolder();

const link = (...args: string[]): Promise<Printed> =>
  ringfence('link-table', '--out', out, '--model', join(FIXTURE, 'names-apart.model.json'), ...args);

test('a file is linked by a model that Splink trained', async () => {
  const {status, stdout} = await link('--input', join(FIXTURE, 'persons.csv'), '--json');
  expect(status).toBe(0);
  const clusters = readFileSync(join(out, 'clusters.csv'), 'utf8').trim().split('\n').slice(1);
  const pairs = readFileSync(join(out, 'pairs.csv'), 'utf8').trim().split('\n').slice(1);
  const report = JSON.parse(stdout) as Record<string, number>;
  expect(report).toMatchObject({rows: 300, kept: pairs.length});
  expect(clusters.map((line) => line.split(',')[0])).toEqual(Array.from({length: 300}, (_, row) => String(row + 1)));
  // 140 people are in the file; hard as it is, most are found whole.
  expect(new Set(clusters.map((line) => line.split(',')[1])).size).toBe(report['clusters']);
  expect(report['clusters']).toBeGreaterThan(135);
  expect(report['clusters']).toBeLessThan(160);
});

test('a missing file and a column that is not there are told with what to do', async () => {
  expect(await link('--input', 'nothing.csv')).toMatchObject({status: 10});
  const other = await link('--input', join(FIXTURE, 'persons.csv'), '--id', 'number');
  expect(other).toMatchObject({status: 17});
  expect(other.stderr).toContain('has no column "number"');
});
