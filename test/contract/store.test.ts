import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import * as fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import type {QuarantinedRow, RowRecords} from '../../src/model/records.ts';
import {createMemoryStore} from '../../src/workspace/memory-store.ts';
import {openSqliteStore} from '../../src/workspace/sqlite-store.ts';
import type {Judgement} from '../../src/model/judgement.ts';
import type {Erasure} from '../../src/workspace/erasure.ts';
import {saidIn} from '../../src/workspace/store.ts';
import type {AlertDecision, DerivationLog, Derived, JudgementEvent, Load, Store} from '../../src/workspace/store.ts';
import {records as listed, resolve} from '../support/records.ts';
import {header, items, NO_LOG, refused, row} from '../support/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringfence-store-'));
afterAll(() => rmSync(folder, {recursive: true}));
let opened = 0;

const STORES: [string, () => Store][] = [
  ['memory', createMemoryStore],
  ['sqlite', () => openSqliteStore(join(folder, `${opened++}.sqlite`), 'write')],
];

const never = new AbortController().signal;
const options = {refusalShareMax: 0.5, signal: never};
let loadNumber = 0;

/** One load of its own bytes. */
function load(
  store: Store,
  rows: (RowRecords | QuarantinedRow)[],
  given: Parameters<typeof header>[1] = {},
): Promise<Load> {
  return store.load(header(`load ${loadNumber++}`, given), items(rows), options);
}

/** Row keys in force and what they say. */
function said(store: Store): Record<string, string> {
  const children = store.records().mentions.filter(({id}) => id.startsWith('m-'));
  return Object.fromEntries(children.map(({id, names}) => [id.slice(2), names[0]!.family]));
}

const anErasure = (): Erasure => ({
  id: 'E0',
  on: '2026-11-29',
  by: 'records manager',
  because: 'schedule',
  policy: null,
  counts: {rows: 1},
  rows: [],
  rowsHash: '',
});

const A_JUDGEMENT: Judgement = {
  verdict: 'same',
  left: ['m-a'],
  right: ['m-b'],
  id: 'J0',
  by: 'reviewer',
  on: '2024-02-01',
  because: 'seen',
  overrides: [],
  guarded: false,
  confirmed: null,
};

const idOf = (event: JudgementEvent): string => saidIn(event).id;

const derived = (): Derived => {
  const {mentions, notifications, involvements, ties, stays} = row('k', 'Ng');
  const records = listed({mentions, notifications, involvements, ties, stays});
  return {
    from: {records: 'a', judgements: 'b', config: 'c', engine: 'd', model: ''},
    resolved: resolve(records),
    flags: [],
    alerts: [],
    leads: [],
    model: {weights: [1.5, -2]},
    report: {mentions: 2},
  };
};

describe.each(STORES)('the %s store', (_, open) => {
  test('gives records back as they came, sorted by id', async () => {
    const store = open();
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
    store.close();
  });

  test('counts every row once', async () => {
    const store = open();
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
    store.close();
  });

  test('erases rows for good, and keeps them out where they come again word for word', async () => {
    const store = open();
    await load(store, [row('a', 'Ali'), row('b', 'Ng'), refused(3)]);
    await load(store, [row('a', 'Aly')]);
    expect(store.formerPersons()).toBeNull();
    store.putDerived(derived(), NO_LOG, {records: store.records(), columns: {areas: '["Ali"]'}});
    store.judge([{type: 'said', judgement: A_JUDGEMENT}]);
    const versions = [...store.versions()];
    expect(
      versions.map(({key, isCurrent, records}) => [key, isCurrent, records.mentions[0]!.names[0]!.family]),
    ).toEqual([
      ['BRE\u001fa', false, 'Ali'],
      ['BRE\u001fa', true, 'Aly'],
      ['BRE\u001fb', true, 'Ng'],
    ]);
    const gone = versions.slice(0, 2).map((version) => ({...version, keepOut: true}));
    const erasure = anErasure();
    store.erase(
      {versions: gone, quarantine: [1], judgements: store.judgementEvents().map(idOf), decisions: []},
      erasure,
    );
    expect(said(store)).toEqual({b: 'Ng'});
    expect(store.counts()).toEqual({rows: 1, superseded: 0, withdrawn: 0, quarantined: 0});
    expect([store.derived(), store.snapshot(), store.judgementEvents()]).toEqual([null, null, []]);
    expect(store.formerPersons()).toEqual(derived().resolved.persons);
    expect(store.erasures()).toEqual([erasure]);
    expect(store.scrub()).toBe(true);
    const again = await load(store, [row('a', 'Ali'), row('a', 'Aly'), row('b', 'Ng')]);
    expect(again.counts).toMatchObject({accepted: 3, erased: 2, unchanged: 1, added: 0});
    expect(said(store)).toEqual({b: 'Ng'});
    const corrected = await load(store, [row('a', 'Alley')]);
    expect(corrected.counts).toMatchObject({accepted: 1, erased: 0, added: 1});
    expect(said(store)).toEqual({a: 'Alley', b: 'Ng'});
    store.close();
  });

  test('a row of which a former version was erased goes on as if it had never had one', async () => {
    const store = open();
    await load(store, [row('a', 'Ali')], {contentHash: 'one'});
    await load(store, [row('a', 'Aly')], {contentHash: 'two'});
    const [former] = [...store.versions()];
    store.erase({versions: [{...former!, keepOut: false}], quarantine: [], judgements: [], decisions: []}, anErasure());
    expect(said(store)).toEqual({a: 'Aly'});
    // The same bytes by another mapping, which no longer gives the row: nothing is put back in its place.
    await load(store, [], {contentHash: 'two', mappingHash: 'm2'});
    expect(said(store)).toEqual({});
    expect((await load(store, [row('a', 'Ali')])).counts).toMatchObject({added: 1, erased: 0});
    store.close();
  });

  test('rows that the reader left out as repeats are read rows too', async () => {
    const store = open();
    const {counts} = await store.load(header('x'), items([row('a', 'Ali')]), {...options, leftOut: () => 2});
    expect(counts).toMatchObject({read: 3, accepted: 3, added: 1, repeated: 2});
    store.close();
  });

  test('loading the same rows again changes nothing', async () => {
    const store = open();
    await store.load(header('x'), items([row('a', 'Ali'), refused(2)]), options);
    const before = [store.records(), store.quarantine(), store.fingerprint(), store.counts()];
    const {counts} = await store.load(header('x'), items([row('a', 'Ali'), refused(2)]), options);
    expect(counts).toMatchObject({unchanged: 1, quarantined: 1, added: 0, retired: 0});
    expect([store.records(), store.quarantine(), store.fingerprint(), store.counts()]).toEqual(before);
    store.close();
  });

  test('a later load supersedes by key, and the old version stays in history', async () => {
    const store = open();
    await load(store, [row('a', 'Ali'), row('b', 'Ng')], {file: 'first.csv'});
    const {counts} = await load(store, [row('a', 'Aly', {row: 7})], {file: 'second.csv'});
    expect(counts).toMatchObject({superseding: 1, added: 0});
    expect(said(store)).toEqual({a: 'Aly', b: 'Ng'});
    expect(store.history('test', 'BRE', 'a')).toEqual([
      {load: 1, file: 'first.csv', row: 1, revision: '', state: 'superseded'},
      {load: 2, file: 'second.csv', row: 7, revision: '', state: 'in-force'},
    ]);
    store.close();
  });

  test('keys belong to one feed and area', async () => {
    const store = open();
    await load(store, [row('a', 'Ali')]);
    const {counts} = await load(store, [row('a', 'Ali', {area: 'HAR'})]);
    expect(counts).toMatchObject({added: 1});
    expect(store.counts().rows).toBe(2);
    store.close();
  });

  test('a withdrawn row is gone and can come back', async () => {
    const store = open();
    await load(store, [row('a', 'Ali')]);
    const {counts} = await load(store, [row('a', 'Ali', {withdrawn: true})]);
    expect(counts).toMatchObject({withdrawn: 1});
    expect(said(store)).toEqual({});
    expect(store.history('test', 'BRE', 'a').map(({state}) => state)).toEqual(['superseded', 'withdrawn']);
    expect((await load(store, [row('a', '', {withdrawn: true})])).counts).toMatchObject({unchanged: 1});
    await load(store, [row('a', 'Ali')]);
    expect(said(store)).toEqual({a: 'Ali'});
    store.close();
  });

  test('another mapping of the same bytes replaces what the first one gave, and restores what that had replaced', async () => {
    const store = open();
    await load(store, [row('b', 'Older')]);
    await store.load(header('x'), items([row('a', 'Ali'), row('b', 'Ng'), refused(3)]), options);
    const second = await store.load(header('x', {mappingHash: 'm2'}), items([row('c', 'Ali')]), options);
    expect(second.counts.retired).toBe(2);
    expect(said(store)).toEqual({b: 'Older', c: 'Ali'});
    expect(store.quarantine()).toEqual([]);
    store.close();
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
      const store = open();
      await load(store, order);
      expect(store.records().mentions.map(({names}) => names[0]!.family)).toEqual(['Ng']);
      store.close();
    }
  });

  test('a feed above the limit of refusals leaves the store as it was and names the commonest reasons', async () => {
    const store = open();
    await load(store, [row('a', 'Ali')]);
    const before = [store.records(), store.loads(), store.counts(), store.fingerprint()];
    const bad = [row('b', 'Ng'), refused(2, 'B'), refused(3, 'A'), refused(4, 'A'), refused(5, 'C'), refused(6, 'D')];
    await expect(load(store, bad)).rejects.toMatchObject({
      code: 'FEED_REFUSED',
      message: expect.stringMatching(/test\.csv: 5 of 6 rows .* 50 % .*A 2, B 1, C 1\)/) as string,
    });
    expect([store.records(), store.loads(), store.counts(), store.fingerprint()]).toEqual(before);
    store.close();
  });

  test('a reader that fails, and a user who stops, leave the store as it was', async () => {
    const store = open();
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
    store.close();
  });

  test('a snapshot gives the records that results rest on, whatever was loaded since', async () => {
    const store = open();
    expect(store.snapshot()).toBeNull();
    const log = {derivation: {from: derived().from, loads: 1, judgements: 0, through: ''}, events: [], alerts: []};
    await load(store, [row('a', 'Ali'), row('b', 'Ng'), row('c', 'Roe')]);
    const before = store.records();
    const columns = {'ties.kind': Uint8Array.of(1, 2), 'ties.from': Int32Array.of(-1, 1 << 20), areas: '["","Brent"]'};
    // A record may be left out that others lack an end of.
    const kept = {...before, ties: before.ties.slice(1)};
    store.putDerived(derived(), log, {records: kept, columns});
    await load(store, [row('b', 'Nguyen'), row('d', 'Sy')]);
    expect(store.records().mentions).not.toEqual(before.mentions);
    const {records, columns: read} = store.snapshot()!;
    expect(read).toEqual(columns);
    expect(records.mentions.length).toBe(before.mentions.length);
    expect(records.mentions[1]).toEqual(before.mentions[1]);
    expect({...records, ties: [...records.ties]}).toEqual(kept);
    store.putDerived(derived(), log);
    expect(store.snapshot()).toBeNull();
    store.close();
  });

  test('keeps what was worked out, replaces it as a whole and adds to the identity events', () => {
    const store = open();
    expect(store.derived()).toBeNull();
    const log = (events: DerivationLog['events'], judgements = 0): DerivationLog => ({
      derivation: {from: derived().from, loads: 1, judgements, through: '2024-01-01'},
      events,
      alerts: [{id: 'a1', name: 'Elm', made: `a${events.length}`, people: ['p1', 'p2']}],
    });
    store.putDerived(derived(), log([]));
    const next: Derived = {...derived(), model: null};
    const causes = [{code: 'RECORD_NEW', ids: ['m-a'], count: 1}];
    store.putDerived(next, log([{kind: 'merge', before: ['p1', 'p2'], after: ['p1'], causes}]));
    store.putDerived(next, log([{kind: 'retired', before: ['p1'], after: [], causes: []}], 2));
    expect(store.derived()).toEqual(next);
    expect(store.identityEvents()).toEqual([
      {kind: 'merge', before: ['p1', 'p2'], after: ['p1'], causes, derivation: 2},
      {kind: 'retired', before: ['p1'], after: [], causes: [], derivation: 3},
    ]);
    expect(store.alertVersions().map(({id, made, people}) => [id, made, people.length])).toEqual([
      ['a1', 'a0', 2],
      ['a1', 'a1', 2],
      ['a1', 'a1', 2],
    ]);
    expect(store.derivations().map(({sequence, judgements}) => [sequence, judgements])).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
    ]);
    store.close();
  });

  test('keeps all that was said in the order in which it was said', () => {
    const store = open();
    const judgement: Judgement = {
      id: 'J1',
      verdict: 'same',
      left: ['a', 'b'],
      right: ['c'],
      by: 'reviewer',
      on: '2024-01-01',
      because: "seen'); DROP TABLE judgement_event; --",
      overrides: ['CO_NAMED'],
      guarded: false,
      confirmed: {by: 'second', on: '2024-01-02', because: 'read it too'},
    };
    const {confirmed, id: _, verdict: asks, ...said} = judgement;
    const {overrides: __, ...read} = said;
    const unsure = {...read, id: 'U1', guarded: true};
    const events: JudgementEvent[] = [
      {type: 'said', judgement},
      {type: 'said', judgement: {...judgement, id: 'J0', verdict: 'different', guarded: true}},
      {
        type: 'withdrawn',
        withdrawal: {judgement: 'J1', by: 'reviewer', on: '2024-02-01', because: 'not so', confirmed},
      },
      {type: 'proposed', proposal: {...said, asks, judgement: '', id: 'J2'}},
      {type: 'declined', decline: {proposal: 'J2', verdict: 'unsure', by: 'second', on: '2024-02-02', because: 'no'}},
      {type: 'unsure', unsure},
    ];
    store.judge(events.slice(0, 2));
    store.judge(events.slice(2));
    expect(store.judgementEvents()).toEqual(events);
    store.close();
  });

  test('keeps every decision on an alert', () => {
    const store = open();
    const decision: AlertDecision = {
      alert: 'a1',
      type: 'dismissed',
      reason: 'work',
      of: '',
      by: 'reviewer',
      on: '2024-01-01',
      because: "a youth club'); DROP TABLE alert_decision; --",
      evidence: ['n1', 'n2'],
      guarded: true,
    };
    store.decide(decision);
    store.decide({...decision, type: 'duplicate', reason: '', of: 'a2', guarded: false});
    expect(store.alertDecisions()).toEqual([
      decision,
      {...decision, type: 'duplicate', reason: '', of: 'a2', guarded: false},
    ]);
    store.close();
  });

  test('knows which mentions a later load brought or changed', async () => {
    const store = open();
    await load(store, [row('a', 'Ali'), row('b', 'Ng')]);
    const {sequence} = await load(store, [row('a', 'Ali'), row('b', 'Nguyen'), row('c', 'Shah')]);
    expect(
      store
        .mentionsSince(sequence - 1)
        .filter((id) => id.startsWith('m-'))
        .sort(),
    ).toEqual(['m-b', 'm-c']);
    expect(store.mentionsSince(sequence)).toEqual([]);
    store.close();
  });

  test('gives a record another version only where its row says something else', async () => {
    const store = open();
    const versions = (): Map<string, number> | null => {
      const {mentions} = store.records();
      const numbers = store.recordVersions();
      return numbers === null ? null : new Map(mentions.map(({id}, at) => [id, numbers.mentions[at]!]));
    };
    await load(store, [row('a', 'Ali'), row('b', 'Ng')]);
    const before = versions();
    await load(store, [row('A', 'First'), row('a', 'Ali'), row('b', 'Nguyen')]);
    const after = versions();
    expect(after?.get('m-a')).toBe(before?.get('m-a'));
    if (after !== null) expect(after.get('m-b')).not.toBe(before!.get('m-b'));
    store.close();
  });

  test('loads, corrections and withdrawals in any order of rows end where a plain map ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyRow, {maxLength: 6}), {maxLength: 5}), fc.nat(), async (files, turn) => {
        const stores = [open(), open()] as const;
        const expected = new Map<string, RowRecords>();
        for (const file of files) {
          const content = `file ${loadNumber++}`;
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
