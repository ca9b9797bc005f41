import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {openView, type View} from '../../src/engine/view/view.ts';
import type {Alert} from '../../src/model/finding.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {ringfence} from '../support/cli.ts';
import {littleFeeds, quickConfigFile} from '../support/little-borough.ts';
import {testFolder} from '../support/test-folder.ts';

/** An erasure killed when the rows are gone and nothing has been worked out again, and the run after it. */
const folder = testFolder();
const workspace = join(folder, 'hub.sqlite');
/** By which nothing is due. */
const policy = join(folder, 'retention.yaml');
const POLICY =
  'version: 1\ntitle: Schedule\ndate: 2026-01-01\nrules: [{name: all, because: example, keep: {years: 500}}]\n';
const FEEDS = littleFeeds(200);
const QUICK = quickConfigFile();
const runOver = () => ringfence('run', '--feeds', FEEDS, '-w', workspace, '--config', QUICK);

function viewed<T>(answer: (view: View) => T): T {
  const store = openSqliteStore(workspace, 'read');
  try {
    return answer(openView(store, null, QUIET));
  } finally {
    store.close();
  }
}

/** Whether a text stands anywhere in the files of the workspace. */
const isLeft = (text: string): boolean =>
  readdirSync(folder)
    .filter((file) => file.startsWith('hub.sqlite'))
    .some((file) => readFileSync(join(folder, file)).includes(text));

/** A notification that the alert of the most evidence rests on beside others, whose reference stands nowhere else. */
const cited = ({records}: ReturnType<View['known']>, alerts: readonly Alert[]): {id: string; reference: string} => {
  const {evidence} = alerts.toSorted((a, b) => b.evidence.length - a.evidence.length)[0]!;
  const all = records.notifications.flatMap(({references}) => references.map(({value}) => value));
  for (const {id, references} of records.notifications) {
    const alone = references.find(({value}) => value.length > 6 && all.filter((one) => one === value).length === 1);
    if (evidence.includes(id) && alone !== undefined) return {id, reference: alone.value};
  }
  throw new Error('no alert rests on a notification with a reference of its own');
};

let before: {queue: string[]; persons: {id: string; mentions: string[]}[]; erased: ReturnType<typeof cited>};

beforeAll(async () => {
  writeFileSync(policy, POLICY);
  expect(await runOver()).toMatchObject({status: 0});
  before = viewed((view) => ({
    queue: view.queue().map(({alert}) => alert.id),
    persons: view.known().resolved.persons.map(({id, mentions}) => ({id, mentions: [...mentions]})),
    erased: cited(view.known(), view.alerts()),
  }));
  expect(isLeft(before.erased.reference)).toBe(true);
  const script = join(import.meta.dirname, '../support/erase-killed.ts');
  const child = spawn(process.execPath, [script, workspace, before.erased.id, policy], {stdio: 'inherit'});
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}, 120_000);

test('until a run there is no result that rests on what was erased, and who erases again has it out of every byte', async () => {
  expect(await ringfence('alerts', '-w', workspace)).toMatchObject({status: 44, stdout: ''});
  const again = await ringfence('retention', 'run', '--policy', policy, '--by', 'DPO', '-w', workspace);
  expect(again.stdout).toContain('Nothing was due');
  expect(isLeft(before.erased.reference)).toBe(false);
});

test('the next run works everything out without it; alerts keep their ids, and former ids of persons lead to whom they are now', async () => {
  expect(await runOver()).toMatchObject({status: 0});
  expect(isLeft(before.erased.reference)).toBe(false);
  viewed((view) => {
    const {records, resolved} = view.known();
    expect(records.notifications.map(({id}) => id)).not.toContain(before.erased.id);
    expect(view.queue().map(({alert}) => alert.id)).toEqual(before.queue);
    const there = new Set(resolved.persons.map(({id}) => id));
    const gone = before.persons.filter(({id}) => !there.has(id));
    const now = new Map(resolved.persons.flatMap(({id, mentions}) => mentions.map((mention) => [mention, id])));
    for (const {id, mentions} of gone) {
      const left = mentions.flatMap((mention) => now.get(mention) ?? []);
      expect([id, view.successors(id)]).toEqual([id, [...new Set(left)].sort()]);
    }
    expect(gone.length).toBeGreaterThan(0);
  });
}, 120_000);
