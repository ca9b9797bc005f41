import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {openView} from '../../src/engine/view/view.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfenceWith, type Printed} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

/** Labelling over the committed borough. */
const folder = testFolder();
let workspace: string;
const labels = join(folder, 'labels.csv');
let protectedTexts: string[];

beforeAll(async () => {
  workspace = await boroughWorkspace();
  const store = openSqliteStore(workspace, 'read');
  const view = openView(store, null, QUIET);
  const {records, resolved} = view.known();
  const withheld = view.withheld();
  protectedTexts = records.mentions.flatMap(({address}, i) =>
    address !== null &&
    (address.protected || withheld.has(resolved.dwellings[resolved.dwellingOfMention[i]!]?.id ?? ''))
      ? [address.text]
      : [],
  );
  store.close();
});

const ringfence = (args: string[], answers = ''): Promise<Printed> =>
  ringfenceWith(answers, ...args, '--workspace', workspace);

test('who answers nothing is not sent to a file that was not made', async () => {
  const none = join(folder, 'none.csv');
  const {status, stderr} = await ringfence(['label', '--out', none, '--pairs', '10'], 'q\n');
  expect([status, existsSync(none), stderr.includes('scores them')]).toEqual([0, false, false]);
  expect(stderr).toContain(`No answer was given, so ${none} was not made.`);
});

test('answers are kept as they are given, and what was answered is not asked again', async () => {
  const first = await ringfence(['label', '--out', labels, '--pairs', '10'], 's\nwhat\ndifferent\nu\n\nq\n');
  expect(first).toMatchObject({status: 0});
  expect(first.stderr).toContain('"what" is none of the answers');
  const rows = readFileSync(labels, 'utf8').trim().split('\r\n');
  expect(rows.map((row) => row.split(',')[2])).toEqual(['verdict', 'same', 'different', 'unsure']);
  const second = await ringfence(['label', '--out', labels, '--pairs', '10'], 'd\n');
  expect(second.stderr).toContain('10 pairs, 3 of them answered before.');
  const after = readFileSync(labels, 'utf8').trim().split('\r\n');
  expect(after.slice(0, 4)).toEqual(rows);
  // The pair that was skipped comes back first.
  expect(first.stdout).toContain(after[4]!.split(',')[0]);
});

test('neither weight nor decision is shown, and no protected address', async () => {
  const {stdout} = await ringfence(
    ['label', '--out', join(folder, 'all.csv'), '--pairs', '400', '--around', '2'],
    '\n'.repeat(400),
  );
  expect(stdout).toContain('400 of 400');
  // A person's id in the place of a UPN would be one with letters in it.
  expect(stdout).not.toMatch(/\bbits?\b|\bP(?=\d*[a-z])[0-9a-z]{12}\b|held apart|weight/);
  expect(protectedTexts.length).toBeGreaterThan(0);
  expect(protectedTexts.filter((text) => stdout.includes(text))).toEqual([]);
  expect(stdout).toContain('protected address');
  expect(existsSync(join(folder, 'all.csv'))).toBe(false);
});

test('labels are scored with intervals, and evaluate says what it needs', async () => {
  const {status, stdout} = await ringfence(['evaluate', '--labels', labels, '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({labels: 3, unsure: 1, unknown: 0});
  expect(await ringfence(['evaluate', '--labels', 'none.csv'])).toMatchObject({status: 10});
  expect(await ringfence(['evaluate'])).toMatchObject({status: 2});
});
