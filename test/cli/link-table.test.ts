import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {ringfence} from '../support/cli.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURE = join(ROOT, 'test/resolve/splink/fixture');
const out = mkdtempSync(join(tmpdir(), 'ringfence-link-table-'));
afterAll(() => rmSync(out, {recursive: true, force: true}));

const run = (...args: string[]): {status: number | null; stdout: string; stderr: string} =>
  spawnSync(process.execPath, [join(ROOT, 'src/cli/launch.mjs'), 'link-table', '--out', out, ...args], {
    encoding: 'utf8',
  });

test('a file is linked by a model that Splink trained', () => {
  const input = join(FIXTURE, 'persons.csv');
  const {status, stdout} = run('--input', input, '--model', join(FIXTURE, 'names-apart.model.json'), '--json');
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
  const model = join(FIXTURE, 'names-apart.model.json');
  const link = ['link-table', '--out', out, '--model', model];
  expect(await ringfence(...link, '--input', 'nothing.csv')).toMatchObject({status: 10});
  const other = await ringfence(...link, '--input', join(FIXTURE, 'persons.csv'), '--id', 'number');
  expect(other).toMatchObject({status: 17});
  expect(other.stderr).toContain('has no column "number"');
});
