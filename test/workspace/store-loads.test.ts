import * as fc from 'fast-check';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {RowRecords} from '../../src/model/records.ts';
import type {Store} from '../../src/workspace/store.ts';
import {records as listed} from '../support/records.ts';
import {emptyStore} from '../support/empty-store.ts';
import {header, items, refused, row} from '../support/rows.ts';
import {load, newContent, options, said} from './loading.ts';

let store: Store;
beforeEach(() => {
  store = emptyStore();
});
afterEach(() => store.close());

test('gives records back as they came, sorted by id', async () => {
  const rows = [row('b', 'Ng', {row: 1}), row('a', 'Ali', {row: 2})];
  for (const item of rows) for (const list of lists(item)) for (const {source} of list) source.row = item.row;
  await load(store, rows);
  const expected = listed({
    mentions: rows.flatMap((item) => item.mentions),
    notifications: rows.flatMap((item) => item.notifications),
    involvements: rows.flatMap((item) => item.involvements),
    ties: rows.flatMap((item) => item.ties),
    stays: rows.flatMap((item) => item.stays),
  });
  expect(store.records()).toEqual(expected);
});

test('counts every row once', async () => {
  const {counts} = await load(store, [row('a', 'Ali'), row('b', 'Ng'), refused(3), row('b', 'Ng')]);
  expect(counts).toEqual({
    read: 4,
    quarantined: 1,
    accepted: 3,
    added: 2,
    superseding: 0,
    unchanged: 0,
    withdrawn: 0,
    repeated: 1,
    erased: 0,
    retired: 0,
  });
  expect(store.counts()).toEqual({rows: 2, superseded: 0, withdrawn: 0, quarantined: 1});
});

test('rows that the reader left out as repeats are read rows too', async () => {
  const {counts} = await store.load(header('x'), items([row('a', 'Ali')]), {...options, leftOut: () => 2});
  expect(counts).toMatchObject({read: 3, accepted: 3, added: 1, repeated: 2});
});

test('loading the same rows again changes nothing', async () => {
  await store.load(header('x'), items([row('a', 'Ali'), refused(2)]), options);
  const before = [store.records(), store.quarantine(), store.fingerprint(), store.counts()];
  const {counts} = await store.load(header('x'), items([row('a', 'Ali'), refused(2)]), options);
  expect(counts).toMatchObject({unchanged: 1, quarantined: 1, added: 0, retired: 0});
  expect([store.records(), store.quarantine(), store.fingerprint(), store.counts()]).toEqual(before);
});

test('what was refused is told of all loads, or of those asked for', async () => {
  const first = await store.load(header('x'), items([row('a', 'Ali'), refused(2)]), options);
  const second = await store.load(header('y'), items([row('b', 'Ng'), refused(3)]), options);
  const rows = (loads?: readonly number[]): number[] => store.quarantine(loads).map(({row: number}) => number);
  expect([rows(), rows([first.sequence]), rows([second.sequence]), rows([])]).toEqual([[2, 3], [2], [3], []]);
});

test('a later load supersedes by key, and the old version stays in history', async () => {
  await load(store, [row('a', 'Ali'), row('b', 'Ng')], {file: 'first.csv'});
  const {counts} = await load(store, [row('a', 'Aly', {row: 7})], {file: 'second.csv'});
  expect(counts).toMatchObject({superseding: 1, added: 0});
  expect(said(store)).toEqual({a: 'Aly', b: 'Ng'});
  expect(store.history('test', 'BRE', 'a')).toEqual([
    {load: 1, file: 'first.csv', row: 1, revision: '', state: 'superseded'},
    {load: 2, file: 'second.csv', row: 7, revision: '', state: 'in-force'},
  ]);
});

test('keys belong to one feed and area', async () => {
  await load(store, [row('a', 'Ali')]);
  const {counts} = await load(store, [row('a', 'Ali', {area: 'HAR'})]);
  expect(counts).toMatchObject({added: 1});
  expect(store.counts().rows).toBe(2);
});

test('a withdrawn row is gone and can come back', async () => {
  await load(store, [row('a', 'Ali')]);
  const {counts} = await load(store, [row('a', 'Ali', {withdrawn: true})]);
  expect(counts).toMatchObject({withdrawn: 1});
  expect(said(store)).toEqual({});
  expect(store.history('test', 'BRE', 'a').map(({state}) => state)).toEqual(['superseded', 'withdrawn']);
  expect((await load(store, [row('a', '', {withdrawn: true})])).counts).toMatchObject({unchanged: 1});
  await load(store, [row('a', 'Ali')]);
  expect(said(store)).toEqual({a: 'Ali'});
});

test('another mapping of the same bytes replaces what the first one gave, and restores what that had replaced', async () => {
  await load(store, [row('b', 'Older')]);
  await store.load(header('x'), items([row('a', 'Ali'), row('b', 'Ng'), refused(3)]), options);
  const second = await store.load(header('x', {mappingHash: 'm2'}), items([row('c', 'Ali')]), options);
  expect(second.counts.retired).toBe(2);
  expect(said(store)).toEqual({b: 'Older', c: 'Ali'});
  expect(store.quarantine()).toEqual([]);
});

test('of records with one id the earliest received counts, then the smallest content', async () => {
  const late = row('a', 'Ali');
  const early = row('b', 'Ng');
  for (const item of [late, early]) item.mentions = [{...item.mentions[0]!, id: 'shared'}];
  early.mentions[0]!.receivedAt = '2020-01-01';
  for (const order of [
    [late, early],
    [early, late],
  ]) {
    const store = emptyStore();
    await load(store, order);
    expect(store.records().mentions.map(({names}) => names[0]!.family)).toEqual(['Ng']);
    store.close();
  }
});

test('a feed above the limit of refusals leaves the store as it was and names the commonest reasons', async () => {
  await load(store, [row('a', 'Ali')]);
  const before = [store.records(), store.loads(), store.counts(), store.fingerprint()];
  const bad = [row('b', 'Ng'), refused(2, 'B'), refused(3, 'A'), refused(4, 'A'), refused(5, 'C'), refused(6, 'D')];
  await expect(load(store, bad)).rejects.toMatchObject({
    code: 'FEED_REFUSED',
    message: expect.stringMatching(/test\.csv: 5 of 6 rows .* 50 % .*A 2, B 1, C 1\)/) as string,
  });
  expect([store.records(), store.loads(), store.counts(), store.fingerprint()]).toEqual(before);
});

test('a reader that fails, and a user who stops, leave the store as it was', async () => {
  await load(store, [row('a', 'Ali')]);
  const before = [store.records(), store.loads(), store.counts()];
  async function* broken(): ReturnType<typeof items> {
    yield* items([row('b', 'Ng')]);
    throw new Error('cut short');
  }
  await expect(store.load(header('y'), broken(), options)).rejects.toThrow('cut short');
  const stop = new AbortController();
  async function* stopped(): ReturnType<typeof items> {
    yield* items([row('b', 'Ng')]);
    stop.abort(new Error('stopped'));
  }
  await expect(store.load(header('z'), stopped(), {...options, signal: stop.signal})).rejects.toThrow('stopped');
  expect([store.records(), store.loads(), store.counts()]).toEqual(before);
  expect((await load(store, [row('b', 'Ng')])).sequence).toBe(2);
});

test('knows which mentions a later load brought or changed', async () => {
  await load(store, [row('a', 'Ali'), row('b', 'Ng')]);
  const {sequence} = await load(store, [row('a', 'Ali'), row('b', 'Nguyen'), row('c', 'Shah')]);
  expect(
    store
      .mentionsSince(sequence - 1)
      .filter((id) => id.startsWith('m-'))
      .sort(),
  ).toEqual(['m-b', 'm-c']);
  expect(store.mentionsSince(sequence)).toEqual([]);
});

test('gives a record another version only where its row says something else', async () => {
  const versions = (): Map<string, number> => {
    const {mentions} = store.records();
    const numbers = store.recordVersions();
    return new Map(mentions.map(({id}, at) => [id, numbers.mentions[at]!]));
  };
  await load(store, [row('a', 'Ali'), row('b', 'Ng')]);
  const before = versions();
  await load(store, [row('A', 'First'), row('a', 'Ali'), row('b', 'Nguyen')]);
  const after = versions();
  expect(after.get('m-a')).toBe(before.get('m-a'));
  expect(after.get('m-b')).not.toBe(before.get('m-b'));
});

test('loads, corrections and withdrawals in any order of rows end where a plain map ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyRow, {maxLength: 6}), {maxLength: 5}), fc.nat(), async (files, turn) => {
      const stores = [emptyStore(), emptyStore()] as const;
      const expected = new Map<string, RowRecords>();
      for (const file of files) {
        const content = newContent();
        const shuffled = file.toSorted((left, right) => orderOf(left, turn) - orderOf(right, turn));
        const first = await stores[0].load(header(content), items(file), options);
        const second = await stores[1].load(header(content), items(shuffled), options);
        expect(second.counts).toEqual(first.counts);
        expect(first.counts.accepted).toBe(file.length);
        applyPlainly(file, expected);
      }
      const inForce = [...expected].filter(([, item]) => !item.withdrawn);
      const families = inForce.map(([key, {mentions}]) => [key, mentions[0]!.names[0]!.family]);
      for (const store of stores) {
        expect(said(store)).toEqual(Object.fromEntries(families));
        expect(store.counts()).toMatchObject({rows: inForce.length, withdrawn: expected.size - inForce.length});
      }
      expect(stores[0].fingerprint()).toBe(stores[1].fingerprint());
      for (const store of stores) store.close();
    }),
    {numRuns: 40},
  );
});

const anyRow = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c'),
    content: fc.constantFrom('Ali', 'Ng', 'Okafor', 'Shah'),
    revision: fc.constantFrom('', '1', '2'),
    withdrawn: fc.boolean(),
  })
  .map(({key, content, ...given}) => row(key, content, given));

/** The last file wins; within it the greatest (revision, withdrawn, content hash). */
function applyPlainly(file: RowRecords[], inForce: Map<string, RowRecords>): void {
  const rank = (item: RowRecords): string => `${item.revision.padEnd(1)}|${Number(item.withdrawn)}|${item.contentHash}`;
  const best = new Map<string, RowRecords>();
  for (const item of file) {
    const other = best.get(item.key);
    if (other === undefined || rank(item) > rank(other)) best.set(item.key, item);
  }
  for (const [key, item] of best) inForce.set(key, item);
}

const orderOf = (item: RowRecords, turn: number): number =>
  Number.parseInt(item.contentHash.slice(turn % 32, (turn % 32) + 6), 16) + item.revision.length * turn;

const lists = (item: RowRecords): {source: {row: number}}[][] => [
  item.mentions,
  item.notifications,
  item.involvements,
  item.ties,
  item.stays,
];
