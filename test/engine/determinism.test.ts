import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {run} from '../../src/engine/run/run.ts';
import {emptyStore} from '../support/empty-store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {writeExtracts} from '../support/extracts.ts';
import {QUICK_CONFIG} from '../support/judging.ts';
import {testFolder} from '../support/test-folder.ts';

const root = testFolder();

async function runOver(feedsDir: string, workers: number, store = emptyStore()): Promise<Store> {
  const ctx = {...QUIET, workers};
  const {failure} = await run({feedsDir, store, openFeed: feedOpener({}), derive, config: QUICK_CONFIG, ctx});
  expect(failure).toBeNull();
  return store;
}

/** Everything that was worked out, as bytes. */
function bytes(store: Store): string {
  const {resolved, flags, alerts, model, report, from} = store.derived()!;
  return JSON.stringify([from, resolved, flags, alerts, model, report]);
}

const EXTRACTS = {files: 2, rows: 60, seed: 4};
const whole = join(root, 'whole');
let expected: string;

beforeAll(async () => {
  writeExtracts(whole, EXTRACTS);
  const store = await runOver(whole, 1);
  expect(store.derived()!.alerts).not.toEqual([]);
  expected = bytes(store);
});

test('shuffled rows and another number of workers give the same bytes', async () => {
  expect(bytes(await runOver(whole, 2))).toBe(expected);
  writeExtracts(join(root, 'shuffled'), {...EXTRACTS, shuffle: 1});
  expect(bytes(await runOver(join(root, 'shuffled'), 2))).toBe(expected);
});

test('files loaded one run at a time end where one run over all of them ends, and no id that stands changes', async () => {
  const part = join(root, 'part');
  writeExtracts(part, {...EXTRACTS, files: 1});
  const store = await runOver(part, 1);
  expect(bytes(store)).not.toBe(expected);
  await runOver(whole, 1, store);
  expect(bytes(store)).toBe(expected);
  await runOver(whole, 1, store);
  expect(bytes(store)).toBe(expected);
});
