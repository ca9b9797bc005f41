import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {run} from '../../src/engine/run/run.ts';
import {readCsv} from '../../src/feeds/readers/read-csv.ts';
import {agencyWords} from '../../src/model/words.ts';
import {openXlsx} from '../../src/feeds/readers/xlsx.ts';
import {readGexf} from '../../src/graphs/gexf.ts';
import {readGraphml} from '../../src/graphs/graphml.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {ringfence as cli, type Printed} from '../support/cli.ts';
import {writeStudy} from '../support/hub-study.ts';
import {testFolder} from '../support/test-folder.ts';

/** The commands as a user runs them, over a workspace of made-up contacts. */
const folder = testFolder();
const workspace = join(folder, 'hub.sqlite');

const ringfence = (...args: string[]): Promise<Printed> => cli(...args, '--workspace', workspace);

beforeAll(async () => {
  writeStudy(join(folder, 'feeds'));
  const store = openSqliteStore(workspace, 'write');
  await run({
    feedsDir: join(folder, 'feeds'),
    store,
    openFeed: feedOpener({}),
    derive,
    config: DEFAULT_CONFIG,
    ctx: QUIET,
  });
  store.close();
});

test('table, JSON, CSV and workbook hold the same answer', async () => {
  const asked = ['ask', 'waiting-past-clock', '--param', 'redHours=1', '--param', 'greenDays=2'];
  const path = join(folder, 'answer.xlsx');
  const [text, json, csv, xlsx] = await Promise.all([
    ringfence(...asked),
    ringfence(...asked, '--json'),
    ringfence(...asked, '--csv'),
    ringfence(...asked, '--xlsx', path),
  ]);
  for (const output of [text, json, csv, xlsx])
    expect([output.status, output.stderr.includes('Error')]).toEqual([0, false]);
  const rows = JSON.parse(json.stdout) as Record<string, string | number | null | string[]>[];
  expect(rows.length).toBeGreaterThan(5);
  const table = readCsv(csv.stdout);
  expect(table.columns).toEqual(Object.keys(rows[0]!));
  expect(table.rows).toHaveLength(rows.length);
  const flat = rows.map((row) =>
    Object.values(row).map((cell) => (Array.isArray(cell) ? cell.join(' | ') : String(cell ?? ''))),
  );
  expect(table.rows).toEqual(flat);
  const sheet = await openXlsx(path, {});
  const cells: string[][] = [];
  for await (const batch of sheet.rows()) cells.push(...batch.map((row) => [...row.cells]));
  expect(sheet.columns).toEqual(table.columns);
  // People read a workbook: it has words where CSV has codes.
  const source = table.columns.indexOf('source');
  const read = flat.map((row) => row.with(source, agencyWords(row[source]!)));
  expect(cells).toEqual(read);
  expect(read).not.toEqual(flat);
  expect(text.stdout).toContain(String(rows[0]!['source']));
});

test('the list names every question, and one question its parameters', async () => {
  const [list, one, all] = await Promise.all([
    ringfence('ask', '--list'),
    ringfence('ask', '3', '--list'),
    ringfence('ask', '--list', '--json'),
  ]);
  expect(list.stdout).toContain('adults-across-families');
  for (const part of ['adults-across-families', 'households', 'unrelated']) expect(one.stdout).toContain(part);
  expect((JSON.parse(all.stdout) as {number: number | null}[]).filter(({number}) => number !== null)).toHaveLength(35);
});

test('wrong words end with their own code and say what is known', async () => {
  const [unknown, parameter, day, missing, column] = await Promise.all([
    ringfence('ask', 'everything'),
    ringfence('ask', 'homes', '--param', 'least=3'),
    ringfence('ask', 'homes', '--as-of', 'yesterday'),
    ringfence('ask', 'accepted-and-rejected', '--table', 'decisions=nowhere.csv'),
    ringfence('ask', 'accepted-and-rejected', '--table', `decisions=${write('d.csv', 'id,verdict\n1,yes\n')}`),
  ]);
  expect([unknown, parameter, day, missing, column].map(({status}) => status)).toEqual([44, 2, 2, 10, 17]);
  expect(parameter.stderr).toContain('min, kinds');
  expect(column.stderr).toContain('decision, at');
});

test('a table has words where JSON and CSV have codes, and an answer with no row is one line', async () => {
  const asked = ['ask', 'waiting-past-clock', '--param', 'redHours=1', '--param', 'greenDays=2'];
  const [shown, csv] = await Promise.all([ringfence(...asked), ringfence(...asked, '--csv')]);
  const {columns, rows} = readCsv(csv.stdout);
  expect(new Set(rows.map((row) => row[columns.indexOf('source')]))).toContain('social-care');
  expect(shown.stdout).toContain("children's social care");
  expect(shown.stdout).not.toContain('social-care');
  const nothing = ['ask', 'repeat-no-further-action', '--param', 'incidents=999'];
  const [none, json] = await Promise.all([ringfence(...nothing), ringfence(...nothing, '--json')]);
  expect(none.stdout).toMatch(/^Which .*\? Nothing is on record\.\n$/);
  expect(JSON.parse(json.stdout)).toEqual([]);
});

test('stats of alerts has its own head and tables, and no areas', async () => {
  const period = ['stats', '--alerts', '--from', '2013-05-13', '--to', '2013-05-24'];
  const [shown, csv, area] = await Promise.all([
    ringfence(...period),
    ringfence(...period, '--csv'),
    ringfence(...period, '--area', 'WES'),
  ]);
  expect(shown.stdout).toContain('waiting at the end');
  expect(shown.stdout).toContain('Table A.2  What was decided\nNone.\n');
  const {columns, rows} = readCsv(csv.stdout);
  expect(
    rows.filter((row) => row[columns.indexOf('table')] === 'A.5').map((row) => row[columns.indexOf('of')]),
  ).toEqual(['0']);
  expect([area.status, area.stderr]).toEqual([2, expect.stringContaining('--area')]);
});

test('stats refuses half a second period, and prints one line a cell as CSV', async () => {
  const [half, csv] = await Promise.all([
    ringfence('stats', '--from', '2013-05-13', '--to', '2013-05-24', '--and-from', '2013-10-07'),
    ringfence('stats', '--from', '2013-05-13', '--to', '2013-05-24', '--area', 'WES', '--csv'),
  ]);
  expect(half.status).toBe(2);
  const {columns, rows} = readCsv(csv.stdout);
  const line = rows.find((row) => row[columns.indexOf('table')] === '5.6a' && row[columns.indexOf('line')] === 'green');
  expect(line?.[columns.indexOf('n')]).toBe('39');
});

test('the network is the same whichever way it goes out and comes back', async () => {
  const [graphml, gexf, two] = await Promise.all([
    ringfence('export', 'network', '--format', 'graphml'),
    ringfence('export', 'network', '--format', 'gexf'),
    ringfence('export', 'network', '--format', 'gephi'),
  ]);
  const graph = readGraphml(graphml.stdout, 'network.graphml');
  expect(graph.nodes.length).toBeGreaterThan(400);
  expect(readGexf(gexf.stdout, 'network.gexf')).toEqual(graph);
  expect([two.status, two.stderr.includes('--out')]).toEqual([2, true]);
  await ringfence('export', 'network', '--format', 'gephi', '--out', join(folder, 'gephi'));
  expect(readCsv(readFileSync(join(folder, 'gephi', 'nodes.csv'), 'utf8')).rows).toHaveLength(graph.nodes.length);
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
