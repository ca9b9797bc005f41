import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {wholeModel} from '../../src/engine/model-pins.ts';
import {openView} from '../../src/engine/view/view.ts';
import {hashKey} from '../../src/resolve/link/weigh/pinned-terms.ts';
import {fold} from '../../src/text/fold.ts';
import {postcode} from '../../src/uk/postcode.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {ringfence} from '../support/cli.ts';
import {littleFeeds, quickConfigFile} from '../support/little-borough.ts';
import type {PinnedTerms} from '../../src/resolve/link/weigh/link-model.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();
const workspace = join(folder, 'hub.sqlite');
const file = join(folder, 'model.json');
const BECAUSE = ['--by', 'J. Analyst', '--because', 'agreed at the matching board'];

beforeAll(async () => {
  const made = await ringfence('run', '--feeds', littleFeeds(300), '-w', workspace, '--config', quickConfigFile());
  expect(made.status).toBe(0);
}, 120_000);

const model = (...args: string[]): ReturnType<typeof ringfence> => ringfence('model', ...args, '-w', workspace);

async function results(): Promise<string[]> {
  const printed = [];
  for (const list of ['persons', 'flags', 'alerts'])
    printed.push((await ringfence(list, '--json', '-w', workspace)).stdout);
  return printed;
}

test('pinning the model of the last run changes no result', async () => {
  const before = await results();
  const {stdout: exported, stderr} = await model('export', '--whole');
  writeFileSync(file, exported);
  expect(stderr).toContain('names people');

  const pinned = JSON.parse((await model('pin', ...BECAUSE, '--apply', '--json')).stdout) as Record<string, unknown>;
  expect(pinned).toMatchObject({isNew: true, applied: {derivation: 'computed', identity: []}});
  expect(await results()).toEqual(before);
  expect((await model('show')).stdout).toContain(`Pinned to ${String(pinned['model'])} by J. Analyst`);
  expect((await model('pin', ...BECAUSE)).stderr).toContain('nothing was added');
  expect((await model('export', '--whole')).stdout).toBe(exported);

  const drift = JSON.parse((await model('drift', '--json')).stdout) as {before: number; now: number}[];
  expect(drift.length).toBeGreaterThan(50);
  expect(drift.every(({before: one, now}) => one === now)).toBe(true);
}, 120_000);

test('an exported model holds no hash of a place that nothing may show, so that none can be tried out', async () => {
  const store = openSqliteStore(workspace, 'read');
  const view = openView(store, null, QUIET);
  const {records, resolved} = view.known();
  const hidden = records.mentions.flatMap(({address}, row) => {
    const door = resolved.dwellings[resolved.dwellingAsWritten[row]!]?.id ?? '';
    if (address?.protected !== true && !view.withheld().has(door)) return [];
    return [door, hashKey(fold(address?.text ?? '')), hashKey(postcode(address?.postcode ?? '')?.unit ?? '')];
  });
  const keys = new Set(hidden.filter((key) => key !== '' && key !== hashKey('')));
  expect(keys.size).toBeGreaterThan(10);
  const {pinned: within} = wholeModel({records, resolved}, view.model());
  store.close();
  const told = ({dwelling, postcode: units, address}: PinnedTerms): string[] =>
    [...dwelling, ...units, ...address].flatMap(([key]) => (keys.has(key) ? [key] : []));
  expect(told(within).length).toBeGreaterThan(10);
  for (const text of [readFileSync(file, 'utf8'), (await model('export')).stdout])
    expect(told((JSON.parse(text) as {pinned: PinnedTerms}).pinned)).toEqual([]);
});

test('a model of a file decides otherwise, and that is told as the cause', async () => {
  const changed = JSON.parse(readFileSync(file, 'utf8')) as {priorSame: number};
  changed.priorSame /= 1024;
  writeFileSync(file, JSON.stringify(changed));
  await model('pin', '--file', file, ...BECAUSE, '--apply');
  const events = JSON.parse((await ringfence('events', '--json', '-w', workspace)).stdout) as {
    causes: {code: string}[];
  }[];
  expect(events.length).toBeGreaterThan(0);
  expect(events.every(({causes}) => causes.some(({code}) => code === 'MODEL'))).toBe(true);

  await model('unpin', ...BECAUSE);
  expect((await model('show')).stdout).toContain('Free from the next run on');
}, 120_000);

test('a file that is no model is refused with what is wrong with it, and nothing is pinned', async () => {
  const {comparisons, ...rest} = JSON.parse(readFileSync(file, 'utf8')) as {comparisons: {m: number[]}[]};
  comparisons[3]!.m[0] = 7;
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, JSON.stringify({...rest, comparisons: comparisons.slice(0, 4)}));
  const refused = await model('pin', '--file', wrong, ...BECAUSE);
  expect(refused.stderr).toContain('CONFIG_INVALID');
  expect(refused.stderr).toContain('wrong.json: comparisons');
  writeFileSync(wrong, 'Amina Khan, 12 Acacia Avenue');
  const unread = await model('pin', '--file', wrong, ...BECAUSE);
  expect(unread.stderr).toContain('it is not JSON');
  expect(unread.stderr).not.toContain('Acacia');
  expect((await model('pin', '--file', join(folder, 'none.json'), ...BECAUSE)).stderr).toContain('FILE_MISSING');
  expect((await model('show')).stdout).toContain('Free');
});
