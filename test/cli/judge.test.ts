import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openSqliteStore} from '../../src/workspace/sqlite-store.ts';
import {apply} from '../support/judging.ts';
import {header, items, row} from '../support/rows.ts';

/** Judging as a reviewer does it, tired, and as somebody who means harm. */
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'judge-'));
const workspace = join(folder, 'hub.sqlite');
const SECRET = 'moved to 14 Hidden Lane';
const SAYING = ['--by', 'reviewer', '--because', SECRET];

beforeAll(async () => {
  const store = openSqliteStore(workspace, 'write');
  const open = row('Ng', 'Ng', {row: 2});
  const rows = [
    row('Ali', 'Ali'),
    {...open, mentions: open.mentions.map((item) => ({...item, address: null})), stays: []},
  ];
  const more = ['Shah', 'Okafor'].map((name, i) => {
    const made = row(name, name, {row: i + 3});
    return {...made, mentions: made.mentions.map((item) => ({...item, address: null})), stays: []};
  });
  await store.load(header('x'), items([...rows, ...more]), {refusalShareMax: 0, signal: new AbortController().signal});
  await apply(store);
  store.close();
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function ringfence(args: string[], input = ''): {status: number | null; stdout: string; stderr: string} {
  const at = args.includes('--help') ? [] : ['-w', workspace];
  return spawnSync(process.execPath, [MAIN, ...args, ...at], {encoding: 'utf8', input});
}

const judgements = (...args: string[]): Record<string, unknown>[] =>
  JSON.parse(ringfence(['judge', 'list', '--json', ...args]).stdout) as Record<string, unknown>[];

test('a judgement is said, listed, applied, seen in answers and withdrawn', () => {
  const said = ringfence(['judge', 'different', 'm-Ng', 'm-Shah', ...SAYING]);
  expect(said.status).toBe(0);
  const id = said.stdout.trim();
  expect(id).toMatch(/^J[0-9a-z]{12}$/);
  expect(said.stderr).toContain('judge apply');
  expect(judgements()).toMatchObject([
    {id, verdict: 'different', standing: 'in force', because: SECRET, by: 'reviewer'},
  ]);
  expect(ringfence(['judge', 'apply']).status).toBe(0);
  const why = JSON.parse(ringfence(['why', 'm-Ng', 'm-Shah', '--json']).stdout) as unknown;
  expect(why).toMatchObject({judged: {verdict: 'different', judgements: [{id}]}});
  expect(JSON.stringify(why)).not.toContain(SECRET);
  const withdrawn = ringfence(['judge', 'withdraw', id, ...SAYING, '--json', '--apply']);
  expect(JSON.parse(withdrawn.stdout)).toMatchObject({judgement: id, isNew: true, inForce: 0});
  expect(judgements()).toEqual([]);
  expect(judgements('--all')).toMatchObject([{id, standing: 'withdrawn', withdrawn: {by: 'reviewer'}}]);
});

test('who was joined by a word is said so by why and how', () => {
  const {stdout} = ringfence(['judge', 'same', 'm-Okafor', 'm-Shah', ...SAYING, '--json', '--apply']);
  const {id, applied} = JSON.parse(stdout) as {id: string; applied: {identity: {kind: string; after: string[]}[]}};
  const person = applied.identity.find(({kind}) => kind === 'merge')!.after[0]!;
  const how = JSON.parse(ringfence(['how', person, '--json']).stdout) as {joins: {basis: string}[]};
  expect(how).toMatchObject({judgements: [{id, by: 'reviewer'}]});
  expect(how.joins.map(({basis}) => basis)).toContain('judgement');
  expect(ringfence(['why', 'm-Okafor', 'm-Shah']).stdout).toContain(
    `A person decided it, whatever the weight: they are one person, by ${id}`,
  );
});

test('what is said of somebody with a protected address is kept, and shown nowhere', () => {
  const id = ringfence(['judge', 'different', 'm-Ali', 'm-Ng', ...SAYING]).stdout.trim();
  const shown = ringfence(['judge', 'list', '--all']).stdout + ringfence(['judge', 'list', '--all', '--json']).stdout;
  expect(judgements().find((one) => one['id'] === id)).toMatchObject({because: null});
  expect(shown).toContain('withheld');
  expect(ringfence(['judge', 'withdraw', id, ...SAYING]).status).toBe(0);
  expect(judgements('--all').find((one) => one['id'] === id)).toMatchObject({withdrawn: {because: null}});
});

test('the reason can come from the input, and stands in no message or error', () => {
  const piped = ringfence(
    ['judge', 'different', 'm-Ng', 'm-Okafor', '--by', 'reviewer', '--because', '-'],
    `${SECRET}\n`,
  );
  expect(piped.status).toBe(0);
  const id = piped.stdout.trim();
  expect(judgements().find((one) => one['id'] === id)).toMatchObject({because: SECRET});
  const refused = [
    ['judge', 'same', 'm-Ng', 'm-Okafor', ...SAYING],
    ['judge', 'same', 'n-Ng', 'm-Ng', ...SAYING],
    ['judge', 'same', 'm-Ng', 'nobody', ...SAYING],
    ['judge', 'same', 'm-Ng', 'm-Ali', ...SAYING, '--on', '2999-01-01'],
    ['judge', 'same', 'm-Ng', 'm-Ali', '--by', 'reviewer', '--because', `${SECRET}\u001b[2J`],
    ['judge', 'same', 'm-Ng', 'm-Ali', 'unquoted', 'words', ...SAYING],
    ['judge', 'withdraw', 'J000', ...SAYING],
  ].map((args) => ringfence(args));
  expect(refused.map(({status}) => status)).toEqual([60, 61, 44, 2, 2, 2, 44]);
  for (const {stdout, stderr} of [piped, ...refused]) {
    expect(stderr).not.toContain(SECRET);
    expect(stdout).not.toContain(SECRET);
  }
  expect(ringfence(['judge', 'withdraw', id, ...SAYING]).status).toBe(0);
});

test('words of SQL are words', () => {
  const evil = "'); DELETE FROM judgement_event; --";
  const id = ringfence(['judge', 'different', 'm-Ng', 'n-Shah', '--by', evil, '--because', evil]).stdout.trim();
  expect(judgements('--all').find((one) => one['id'] === id)).toMatchObject({by: evil, because: evil});
  ringfence(['judge', 'withdraw', id, ...SAYING]);
});

test('a workspace that another process writes to is left alone, and can be read', () => {
  const writer = openSqliteStore(workspace, 'write');
  try {
    const before = judgements('--all').length;
    const {status, stderr} = ringfence(['judge', 'different', 'm-Ng', 'm-Okafor', ...SAYING]);
    expect(status).toBe(41);
    expect(stderr).not.toContain(SECRET);
    expect(judgements('--all')).toHaveLength(before);
  } finally {
    writer.close();
  }
});

test('labels become judgements when that is asked for', () => {
  const labels = join(folder, 'labels.csv');
  writeFileSync(labels, 'left,right,verdict\nm-Ng,m-Okafor,different\nm-Ng,m-Ali,unsure\n');
  const {status, stdout} = ringfence(['judge', 'import', labels, ...SAYING, '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    judgements: [expect.stringMatching(/^J/)],
    unsure: 1,
    unknown: 0,
    applied: null,
  });
  expect(ringfence(['judge', 'import', join(folder, 'none.csv'), ...SAYING]).status).toBe(10);
  writeFileSync(labels, 'left,right,verdict\nm-Ng,m-Okafor,same\n');
  expect(ringfence(['judge', 'import', labels, ...SAYING]).status).toBe(60);
});

test('every command of it has help with an example', () => {
  for (const command of ['same', 'withdraw', 'list', 'import']) {
    const {status, stdout} = ringfence(['judge', command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Example:\n  ringfence judge ${command}`);
  }
});

test('what was said cannot be changed in the file by mistake', () => {
  const database = new DatabaseSync(workspace);
  expect(() => database.exec("UPDATE judgement_event SET said_by = 'nobody'")).toThrow('never changed');
  expect(() => database.exec('DELETE FROM judgement_event')).toThrow('never deleted');
  database.close();
});
