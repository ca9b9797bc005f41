import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {RingfenceError} from '../../src/base/errors.ts';
import {parseConfig} from '../../src/engine/config/config-file.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {run, type RunOptions, type RunResult} from '../../src/engine/run/run.ts';
import {readStatus} from '../../src/engine/status.ts';
import type {RowRecords} from '../../src/model/records.ts';
import {emptyStore} from '../support/empty-store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {deriveByName, openLines} from '../support/engine.ts';
import {items, row} from '../support/rows.ts';
import {testFolder} from '../support/test-folder.ts';

const root = testFolder();
let made = 0;

function folder(files: Record<string, string>): string {
  const path = join(root, String(made++));
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

const runOn = (store: Store, feedsDir: string, given: Partial<RunOptions> = {}): Promise<RunResult> =>
  run({feedsDir, store, openFeed: openLines, derive: deriveByName, config: DEFAULT_CONFIG, ctx: QUIET, ...given});

const families = (store: Store): string[] =>
  store
    .records()
    .mentions.filter(({id}) => id.startsWith('m-'))
    .map(({names}) => names[0]!.family);

test('loads every file, then works everything out', async () => {
  const store = emptyStore();
  const result = await runOn(store, folder({'police-1.csv': 'a,Ali\nb,Ng', 'health-1.csv': 'a,Shah'}));
  expect(result.files.map(({file, status}) => [file, status])).toEqual([
    ['health-1.csv', 'loaded'],
    ['police-1.csv', 'loaded'],
  ]);
  expect(result.totals).toMatchObject({read: 3, accepted: 3, quarantined: 0});
  expect(result.failure).toBeNull();
  expect(store.derived()!.flags).toHaveLength(store.derived()!.resolved.persons.length);
  expect(result.stages.map(({stage}) => stage)).toEqual(['load', 'fingerprint', 'read', 'write']);
});

test('a second run over the same files changes nothing and works nothing out', async () => {
  const store = emptyStore();
  const feeds = folder({'police-1.csv': 'a,Ali\nb,Ng'});
  await runOn(store, feeds);
  const before = [store.derived(), store.loads(), store.fingerprint()];
  const result = await runOn(store, feeds);
  expect(result).toMatchObject({derivation: 'unchanged', files: [{status: 'unchanged'}], totals: {read: 2}});
  expect([store.derived(), store.loads(), store.fingerprint()]).toEqual(before);
});

test('a file that cannot be read is reported and does not stop the others', async () => {
  const store = emptyStore();
  const feeds = folder({'aaa.broken': 'x', 'bad-1.csv': 'a,Ali\n!', 'police-1.csv': 'a,Ali'});
  const result = await runOn(store, feeds);
  expect(result.files.map((file) => (file.status === 'failed' ? file.code : file.status))).toEqual([
    'FILE_ENCODING',
    'FEED_REFUSED',
    'loaded',
  ]);
  expect(result.failure).toMatchObject({code: 'FILE_ENCODING', exitCode: 15, file: 'aaa.broken'});
  expect(families(store)).toEqual(['Ali']);
});

test('a file that no mapping reads is no failure where another looks values up in it', async () => {
  const feeds = folder({'phones.csv': 'x', 'police-1.csv': 'a,Ali', 'stray.csv': 'x'});
  const openFeed: typeof openLines = async (path) => {
    if (path.endsWith('police-1.csv')) return {...(await openLines(path)), sideFiles: ['phones.csv']};
    throw new RingfenceError('FILE_UNMAPPED', 'no mapping fits');
  };
  const {files, failure} = await runOn(emptyStore(), feeds, {openFeed});
  expect(files.map(({file, status}) => [file, status])).toEqual([
    ['phones.csv', 'side-file'],
    ['police-1.csv', 'loaded'],
    ['stray.csv', 'failed'],
  ]);
  expect(failure).toMatchObject({file: 'stray.csv', exitCode: 18});
});

test('refused rows below the limit are kept, and the counts add up', async () => {
  const store = emptyStore();
  const lines = Array.from({length: 19}, (_, i) => `k${i},Ali`);
  const {totals} = await runOn(store, folder({'police-1.csv': [...lines, '!'].join('\n')}));
  expect(totals).toMatchObject({read: 20, accepted: 19, quarantined: 1});
  expect(store.quarantine().map(({file, row, reason}) => [file, row, reason])).toEqual([
    ['police-1.csv', 20, 'DATE_INVALID'],
  ]);
  const strict = parseConfig('load: {refusalShareMax: 0.01}', 'ringfence.yaml');
  const refused = await runOn(emptyStore(), folder({'police-1.csv': [...lines, '!'].join('\n')}), {
    config: strict,
  });
  expect(refused.failure).toMatchObject({code: 'FEED_REFUSED', exitCode: 30});
});

test('a corrected file supersedes what it corrects, in one run or in two', async () => {
  const original = 'a,Ali\nb,Ng\nc,Shah';
  const corrected = 'b,Nguyen\nc,Shah,,withdrawn';
  const together = emptyStore();
  await runOn(together, folder({'police.csv': original, 'police-corrected.csv': corrected}));
  const apart = emptyStore();
  await runOn(apart, folder({'police.csv': original}));
  const second = await runOn(apart, folder({'police-corrected.csv': corrected}));
  expect(second).toMatchObject({derivation: 'computed', totals: {superseding: 1, withdrawn: 1}});
  for (const store of [together, apart]) expect(families(store)).toEqual(['Ali', 'Nguyen']);
  expect(together.derived()).toEqual(apart.derived());
});

test('the ids that came, went, joined and parted are told with their cause', async () => {
  const store = emptyStore();
  await runOn(store, folder({'police-1.csv': 'a,Ali\nb,Ng\nc,Ng\nd,Shah'}));
  expect(store.identityEvents()).toEqual([]);
  const result = await runOn(store, folder({'police-2.csv': 'a,Ng\nb,Okafor\nd,,,withdrawn\ne,Patel'}));
  expect(result.identity).toEqual({new: 1, retired: 1, merge: 1, split: 1, renamed: 0});
  const causes = store
    .identityEvents()
    .map(({kind, causes: why}) => [kind, ...why.map(({code, ids}) => `${code} ${ids.join()}`)]);
  expect(causes).toEqual([
    ['merge', 'RECORD_CORRECTED m-a,m-b'],
    ['new', 'RECORD_NEW m-e'],
    ['retired', 'RECORD_GONE m-d'],
    ['split', 'RECORD_CORRECTED m-a,m-b'],
  ]);
  await runOn(store, folder({'police-3.csv': 'e,Patel'}), {config: parseConfig('signals: {version: "2"}', 'c.yaml')});
  expect(store.derived()!.from.config).not.toBe(result.report);
});

test('a run that is stopped keeps whole feeds, and the next one goes on from there', async () => {
  const feeds = folder({'a-1.csv': 'a,Ali', 'b-1.csv': 'a,Ng\nb,Ng\nc,Ng', 'c-1.csv': 'a,Shah'});
  const stop = new AbortController();
  const store = emptyStore();
  const stopping: typeof openLines = async (path) => {
    const feed = await openLines(path);
    if (!path.endsWith('b-1.csv')) return feed;
    return {
      ...feed,
      async *items() {
        for await (const batch of feed.items()) {
          yield batch;
          stop.abort(new Error('stopped'));
        }
      },
    };
  };
  const ctx = {...QUIET, signal: stop.signal};
  await expect(runOn(store, feeds, {openFeed: stopping, ctx})).rejects.toThrow('stopped');
  expect(store.loads().map(({file}) => file)).toEqual(['a-1.csv']);
  const whole = emptyStore();
  await runOn(whole, feeds);
  await runOn(store, feeds);
  expect(store.derived()).toEqual(whole.derived());
});

function withTieFromElsewhere(key: string): RowRecords {
  const whole = row(key, 'Ali');
  return {...whole, ties: whole.ties.map((tie) => ({...tie, from: 'm-elsewhere'}))};
}

test('records that refer to a withdrawn row wait, and are counted', async () => {
  const store = emptyStore();
  const feeds = folder({'police-1.csv': 'a,Ali\nb,Ng'});
  const dangling: typeof openLines = async (path) => {
    const feed = await openLines(path);
    return {
      ...feed,
      items: () => items(['a', 'b'].map(withTieFromElsewhere)),
    };
  };
  const {report} = await runOn(store, feeds, {openFeed: dangling});
  expect(report.waiting).toEqual({
    involvements: 0,
    ties: 2,
    stays: 0,
    feeds: [{feed: 'police', waiting: 2, all: 6}],
  });
});

test('the status says what there is, and whether the results are up to date', async () => {
  const store = emptyStore();
  expect(readStatus(store)).toMatchObject({derived: null, feeds: [], counts: {rows: 0}});
  await runOn(store, folder({'police-1.csv': 'a,Ali\nb,Ng'}));
  expect(readStatus(store)).toMatchObject({
    counts: {rows: 2},
    feeds: [{feed: 'police', loads: 1, lastFile: 'police-1.csv', last: {added: 2}}],
    derived: {isCurrent: true, alerts: 0},
  });
  await store.load(
    {feed: 'police', file: 'x', contentHash: 'x', mappingHash: 'x'},
    (await openLines(join(folder({'police-2.csv': 'c,Shah'}), 'police-2.csv'))).items(),
    {refusalShareMax: 0.1, signal: QUIET.signal},
  );
  expect(readStatus(store).derived!.isCurrent).toBe(false);
});

test('a missing folder, a file in its place and an empty folder are told apart', async () => {
  const store = emptyStore();
  await expect(runOn(store, join(root, 'nowhere'))).rejects.toMatchObject({code: 'FILE_MISSING'});
  await expect(runOn(store, join(folder({x: 'y'}), 'x'))).rejects.toThrow(/this is a file/);
  await expect(runOn(store, folder({}))).rejects.toThrow(/empty/);
});
