import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {beforeEach, expect, test} from 'vitest';
import type {RowRecords} from '../../src/model/records.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {ringfence as run, type Printed} from '../support/cli.ts';
import {apply} from '../support/judging.ts';
import {header, items, row} from '../support/rows.ts';
import {testFolder} from '../support/test-folder.ts';

/** Erasing as whoever keeps the records of a hub does it. */
const folder = testFolder();
let count = 0;
let workspace = '';
const OLD = 'Quillfeather';
const NEW = 'Thistlewood';

function received(key: string, family: string, on: string, rowNumber: number): RowRecords {
  const made = row(key, family, {row: rowNumber});
  for (const list of [made.mentions, made.notifications, made.involvements, made.ties, made.stays])
    for (const item of list)
      Object.assign(item, {receivedAt: on, area: 'BRE', source: {...item.source, row: rowNumber}});
  return made;
}

const load = (store: ReturnType<typeof openSqliteStore>, name: string, rows: RowRecords[]): Promise<unknown> =>
  store.load(header(name), items(rows), {refusalShareMax: 0, signal: new AbortController().signal});

const ROWS = [received('a', OLD, '2020-01-01', 1), received('b', NEW, '2999-01-01', 2)];

beforeEach(async () => {
  workspace = join(folder, `${count++}.sqlite`);
  const store = openSqliteStore(workspace, 'write');
  await load(store, 'x', ROWS);
  await apply(store);
  store.close();
});

function policyFile(more = ''): string {
  const path = join(folder, 'retention.yaml');
  writeFileSync(
    path,
    `version: 1\ntitle: Schedule\ndate: 2026-01-01\nrules:\n  - {name: six months, because: agreement, keep: {months: 6}}\n${more}`,
  );
  return path;
}

const retention = (...args: string[]): Promise<Printed> => run('retention', ...args, '-w', workspace);
const policy = (more = ''): string[] => ['--policy', policyFile(more)];
const BY = ['--by', 'Records manager'];

/** Whether a text stands anywhere in the files of the workspace, free pages and log included. */
const isLeft = (text: string): boolean =>
  readdirSync(folder)
    .filter((file) => join(folder, file).startsWith(workspace))
    .some((file) => readFileSync(join(folder, file)).includes(text));

test('what is due goes from every byte of the workspace, and the certificate says so without a name', async () => {
  expect(isLeft(OLD)).toBe(true);
  const plan = JSON.parse((await retention('plan', ...policy(), '--json')).stdout) as unknown;
  expect(plan).toMatchObject({
    lines: [{rule: 'six months', due: 1, staying: 1, next: '2999-07-01'}],
    counts: {rows: 1},
  });
  expect(isLeft(OLD)).toBe(true);
  const done = await retention('run', ...policy(), ...BY, '--json');
  expect(done.status).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({
    by: 'Records manager',
    policy: {title: 'Schedule', date: '2026-01-01'},
    counts: {rows: 1, versions: 1, mentions: 2},
    rows: [{rule: 'six months', feed: 'test', count: 1}],
    verified: {versionsLeft: 0, fileRewritten: true},
  });
  expect(done.stdout + done.stderr).not.toContain(OLD);
  expect([isLeft(OLD), isLeft(NEW)]).toEqual([false, true]);
  const persons = (await run('persons', '--json', '-w', workspace)).stdout;
  expect(persons).toContain(NEW);
  expect(persons).not.toContain(OLD);
  expect((await retention('run', ...policy(), ...BY)).stdout).toContain('Nothing was due');
  expect((await retention('list')).stdout).toContain('Schedule, 2026-01-01');
});

test('a later extract that still has an erased row does not bring it back', async () => {
  await retention('run', ...policy(), ...BY);
  const store = openSqliteStore(workspace, 'write');
  expect(await load(store, 'y', ROWS)).toMatchObject({counts: {accepted: 2, erased: 1, unchanged: 1}});
  store.close();
  expect(isLeft(OLD)).toBe(false);
});

test('a held person stays with all rows that name them', async () => {
  const persons = JSON.parse((await run('persons', '--json', '-w', workspace)).stdout) as {id: string; name: string}[];
  const {id} = persons.find((person) => JSON.stringify(person).includes(OLD))!;
  const hold = `holds: [{person: ${id}, because: review, by: head, on: 2026-01-01}]\n`;
  expect((await retention('run', ...policy(hold), ...BY)).stdout).toContain('Nothing was due');
  expect(isLeft(OLD)).toBe(true);
  const refused = await retention('erase', 'm-a', ...policy(hold), ...BY, '--because', 'court order');
  expect(refused).toMatchObject({status: 62});
  expect(isLeft(OLD)).toBe(true);
});

test('a record that somebody names goes with its row, at once and for good', async () => {
  const args = ['erase', 'm-b', ...policy(), ...BY, '--because', 'court order'];
  expect((await retention(...args, '--dry-run')).stdout).toMatch(/rows[ │]+1/);
  expect(isLeft(NEW)).toBe(true);
  expect((await retention(...args)).stdout).toContain('court order');
  expect([isLeft(OLD), isLeft(NEW)]).toEqual([true, false]);
  expect(await retention('erase', 'm-b', ...policy(), ...BY, '--because', 'again')).toMatchObject({status: 44});
});

test('while somebody reads, it says that the former file is not gone yet, and finishes afterwards', async () => {
  const reader = openSqliteStore(workspace, 'read');
  reader.loads();
  const done = await retention('run', ...policy(), ...BY, '--wait', '0');
  expect(done.stderr).toContain('still holds a state from before');
  reader.close();
  expect((await retention('run', ...policy(), ...BY)).stdout).toContain('the file was rewritten');
  expect(isLeft(OLD)).toBe(false);
});

test('judgements and decisions cannot be deleted but by an erasure', () => {
  const database = new DatabaseSync(workspace);
  database.exec(
    "INSERT INTO judgement_event (type, judgement, said_by, said_on, because, body) VALUES ('said', 'J', '', '', '', '{}')",
  );
  expect(() => database.exec('DELETE FROM judgement_event')).toThrow('never deleted');
  expect(() => database.exec('DELETE FROM erasure')).not.toThrow();
  database.exec("INSERT INTO erasure (body) VALUES ('{}')");
  expect(() => database.exec('DELETE FROM erasure')).toThrow('never deleted');
  database.close();
});

test('a workspace that is not there is no workspace in which nothing is due', async () => {
  const missing = join(folder, 'mistyped.sqlite');
  for (const args of [['run'], ['erase', 'm-a', '--because', 'court order']])
    expect(await run('retention', ...args, ...policy(), ...BY, '-w', missing)).toMatchObject({status: 40});
  expect(existsSync(missing)).toBe(false);
});
