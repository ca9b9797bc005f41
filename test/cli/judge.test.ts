import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {beforeAll, expect, test} from 'vitest';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {apply} from '../support/judging.ts';
import {ringfence as run, type Printed} from '../support/cli.ts';
import {header, items, row} from '../support/rows.ts';
import {testFolder} from '../support/test-folder.ts';

/** Judging as a reviewer does it, tired, and as somebody who means harm. */
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const folder = testFolder();
const workspace = join(folder, 'hub.sqlite');
const SECRET = 'told by the duty worker, Quillfeather';
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

const ringfence = (args: readonly string[]): Promise<Printed> =>
  run(...args, ...(args.includes('--help') ? [] : ['-w', workspace]));

async function judgements(...args: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse((await ringfence(['judge', 'list', '--json', ...args])).stdout) as Record<string, unknown>[];
}

test('a judgement is said, listed, applied, seen in answers and withdrawn', async () => {
  const said = await ringfence(['judge', 'different', 'm-Ng', 'm-Shah', ...SAYING]);
  expect(said.status).toBe(0);
  const id = said.stdout.trim();
  expect(id).toMatch(/^J[0-9a-z]{12}$/);
  expect(said.stderr).toContain('judge apply');
  expect(await judgements()).toMatchObject([
    {id, verdict: 'different', standing: 'in force', because: SECRET, by: 'reviewer'},
  ]);
  expect((await ringfence(['judge', 'apply'])).status).toBe(0);
  const why = JSON.parse((await ringfence(['why', 'm-Ng', 'm-Shah', '--json'])).stdout) as unknown;
  expect(why).toMatchObject({judged: {verdict: 'different', judgements: [{id}]}});
  expect(JSON.stringify(why)).not.toContain(SECRET);
  const withdrawn = await ringfence(['judge', 'withdraw', id, ...SAYING, '--json', '--apply']);
  expect(JSON.parse(withdrawn.stdout)).toMatchObject({judgement: id, isNew: true, inForce: 0});
  expect(await judgements()).toEqual([]);
  expect(await judgements('--all')).toMatchObject([{id, standing: 'withdrawn', withdrawn: {by: 'reviewer'}}]);
});

test('what one person proposes is listed without the reason, and counts when a second confirms it', async () => {
  const same = ['judge', 'same', 'm-Ng', 'm-Okafor', '--propose', '--by', 'rita', '--because', SECRET];
  const id = (await ringfence(same)).stdout.trim();
  expect(await judgements()).toEqual([]);
  const listed = await ringfence(['judge', 'proposals', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject([{id, by: 'rita', asks: 'same'}]);
  expect(listed.stdout).not.toContain(SECRET);
  expect((await ringfence(['judge', 'proposals'])).stdout).toContain(id);
  const own = await ringfence(['judge', 'confirm', id, '--by', 'Rita', '--because', 'again']);
  expect([own.status, own.stderr]).toEqual([2, expect.stringContaining('takes two')]);
  const declined = await ringfence(['judge', 'decline', id, '--reading', 'maybe', '--by', 'sam', '--because', 'x']);
  expect(declined.status).toBe(2);
  expect((await ringfence(['judge', 'confirm', id, '--by', 'sam', '--because', 'both letters'])).stdout.trim()).toBe(
    id,
  );
  expect(await judgements()).toMatchObject([{id, by: 'rita', confirmed: {by: 'sam', because: 'both letters'}}]);
  expect((await ringfence(['judge', 'list'])).stdout).toMatch(/rita +│ sam/);
  expect(JSON.parse((await ringfence(['judge', 'proposals', '--json'])).stdout)).toEqual([]);
  await ringfence(['judge', 'withdraw', id, ...SAYING]);
  const again = (await ringfence(same)).stdout.trim();
  expect(again).not.toBe(id);
  await ringfence(['judge', 'decline', again, '--reading', 'different', '--by', 'sam', '--because', 'two sisters']);
  expect(await judgements()).toEqual([]);
});

test('who was joined by a word is said so by why and how', async () => {
  const {stdout} = await ringfence(['judge', 'same', 'm-Okafor', 'm-Shah', ...SAYING, '--json', '--apply']);
  const {id} = JSON.parse(stdout) as {id: string};
  const people = JSON.parse((await ringfence(['persons', '--json'])).stdout) as {id: string; mentions: string[]}[];
  const {id: person} = people.find(({mentions}) => mentions.includes('m-Okafor'))!;
  const how = JSON.parse((await ringfence(['how', person, '--json'])).stdout) as {joins: {basis: string}[]};
  expect(how).toMatchObject({judgements: [{id, by: 'reviewer'}]});
  expect(how.joins.map(({basis}) => basis)).toContain('judgement');
  expect((await ringfence(['why', 'm-Okafor', 'm-Shah'])).stdout).toContain(
    `A person decided it, whatever the weight: they are one person, by ${id}`,
  );
});

test('every change of ids is an event with its cause, and an old id leads to the new one', async () => {
  const all = JSON.parse((await ringfence(['events', '--json'])).stdout) as {
    kind: string;
    before: string[];
    after: string[];
    causes: {code: string}[];
  }[];
  expect(all.map(({kind}) => kind)).toContain('merge');
  // Mothers of one name whose children are one person by somebody's word are one as well.
  for (const {causes} of all) expect(causes[0]!.code).toMatch(/^JUDGEMENTS?_/);
  const {before, after} = all.find(({kind}) => kind === 'merge')!;
  const gone = before.find((id) => !after.includes(id))!;
  for (const command of [['person'], ['how'], ['chronology'], ['export', 'network', '--around']]) {
    const {status, stderr} = await ringfence([...command, gone]);
    expect(status).toBe(0);
    expect(stderr).toContain(`${gone} is now ${after[0]}`);
  }
  expect((await ringfence(['judge', 'different', gone, 'm-Ng', ...SAYING])).stderr).toContain(
    `it went into ${after[0]}`,
  );
  expect(JSON.parse((await ringfence(['events', '--person', gone, '--json'])).stdout)).not.toEqual([]);
});

test('what is said of somebody with a protected address is kept, and shown nowhere', async () => {
  const id = (await ringfence(['judge', 'different', 'm-Ali', 'm-Ng', ...SAYING])).stdout.trim();
  const shown =
    (await ringfence(['judge', 'list', '--all'])).stdout +
    (await ringfence(['judge', 'list', '--all', '--json'])).stdout;
  expect((await judgements()).find((one) => one['id'] === id)).toMatchObject({because: null});
  expect(shown).toContain('withheld');
  expect((await ringfence(['judge', 'withdraw', id, ...SAYING])).status).toBe(0);
  expect((await judgements('--all')).find((one) => one['id'] === id)).toMatchObject({withdrawn: {because: null}});
});

test('the reason can come from the input, and stands in no message or error', async () => {
  const args = ['judge', 'different', 'm-Ng', 'm-Okafor', '--by', 'reviewer', '--because', '-', '-w', workspace];
  const piped = spawnSync(process.execPath, [MAIN, ...args], {encoding: 'utf8', input: `${SECRET}\n`});
  expect(piped.status).toBe(0);
  const id = piped.stdout.trim();
  expect((await judgements()).find((one) => one['id'] === id)).toMatchObject({because: SECRET});
  const refused: Printed[] = [];
  for (const given of [
    ['judge', 'same', 'm-Ng', 'm-Okafor', ...SAYING],
    ['judge', 'same', 'n-Ng', 'm-Ng', ...SAYING],
    ['judge', 'same', 'm-Ng', 'nobody', ...SAYING],
    ['judge', 'same', 'm-Ng', 'm-Ali', ...SAYING, '--on', '2999-01-01'],
    ['judge', 'same', 'm-Ng', 'm-Ali', '--by', 'reviewer', '--because', `${SECRET}\u001b[2J`],
    ['judge', 'same', 'm-Ng', 'm-Ali', '--by', 'reviewer', '--because', `${SECRET}: moved to 14 Hidden Lane`],
    ['judge', 'same', 'm-Ng', 'm-Ali', 'unquoted', 'words', ...SAYING],
    ['judge', 'withdraw', 'J000', ...SAYING],
  ])
    refused.push(await ringfence(given));
  expect(refused.map(({status}) => status)).toEqual([60, 61, 44, 2, 2, 2, 2, 44]);
  for (const {stdout, stderr} of [piped, ...refused]) {
    expect(stderr).not.toContain(SECRET);
    expect(stdout).not.toContain(SECRET);
  }
  expect((await ringfence(['judge', 'withdraw', id, ...SAYING])).status).toBe(0);
});

test('words of SQL are words', async () => {
  const evil = "'); DELETE FROM judgement_event; --";
  const id = (await ringfence(['judge', 'different', 'm-Ng', 'n-Shah', '--by', evil, '--because', evil])).stdout.trim();
  expect((await judgements('--all')).find((one) => one['id'] === id)).toMatchObject({by: evil, because: evil});
  await ringfence(['judge', 'withdraw', id, ...SAYING]);
});

test('a workspace that another process writes to is left alone, and can be read', async () => {
  const writer = openSqliteStore(workspace, 'write');
  try {
    const {length} = await judgements('--all');
    const {status, stderr} = await ringfence(['judge', 'different', 'm-Ng', 'm-Okafor', ...SAYING]);
    expect(status).toBe(41);
    expect(stderr).not.toContain(SECRET);
    expect(await judgements('--all')).toHaveLength(length);
  } finally {
    writer.close();
  }
});

test('labels become judgements when that is asked for', async () => {
  const labels = join(folder, 'labels.csv');
  writeFileSync(labels, 'left,right,verdict\nm-Ng,m-Okafor,different\nm-Ng,m-Ali,unsure\n');
  const {status, stdout} = await ringfence(['judge', 'import', labels, ...SAYING, '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    judgements: [expect.stringMatching(/^J/)],
    unsure: 1,
    unknown: 0,
    applied: null,
  });
  expect((await ringfence(['judge', 'import', join(folder, 'none.csv'), ...SAYING])).status).toBe(10);
  writeFileSync(labels, 'left,right,verdict\nm-Ng,m-Okafor,same\n');
  expect((await ringfence(['judge', 'import', labels, ...SAYING])).status).toBe(60);
});

test('every command of it has help with an example', async () => {
  for (const command of ['same', 'withdraw', 'list', 'import']) {
    const {status, stdout} = await ringfence(['judge', command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Example:\n  ringfence judge ${command}`);
  }
});

test('what was said cannot be changed in the file by mistake', async () => {
  const database = new DatabaseSync(workspace);
  expect(() => database.exec("UPDATE judgement_event SET said_by = 'nobody'")).toThrow('never changed');
  expect(() => database.exec('DELETE FROM judgement_event')).toThrow('never deleted');
  database.close();
});
