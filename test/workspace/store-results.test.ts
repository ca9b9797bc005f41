import {afterEach, beforeEach, expect, test} from 'vitest';
import type {Judgement} from '../../src/model/judgement.ts';
import type {Erasure} from '../../src/workspace/erasure.ts';
import {saidIn} from '../../src/workspace/said.ts';
import type {DerivationLog, Derived} from '../../src/workspace/results.ts';
import type {AlertDecision, JudgementEvent} from '../../src/workspace/said.ts';
import type {Store} from '../../src/workspace/store.ts';
import {derivedOfOneRow as derived} from '../support/results.ts';
import {emptyStore} from '../support/empty-store.ts';
import {NO_LOG, refused, row} from '../support/rows.ts';
import {load, said} from './loading.ts';

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

let store: Store;
beforeEach(() => {
  store = emptyStore();
});
afterEach(() => store.close());

test('gives results that stay what they were when others are put in their place', () => {
  store.putDerived(derived(), NO_LOG);
  const [former, before] = [store.formerPersons(), store.derived()];
  const {persons} = derived().resolved;
  const others = persons.map(({id, ...rest}) => ({...rest, id: `another-${id}`}));
  store.putDerived({...derived(), resolved: {...derived().resolved, persons: others}}, NO_LOG);
  expect(former).toEqual(persons);
  expect(before!.resolved.persons).toEqual(persons);
  expect(store.formerPersons()).toEqual(others);
});

test('erases rows for good, and keeps them out where they come again word for word', async () => {
  await load(store, [row('a', 'Ali'), row('b', 'Ng'), refused(3)]);
  await load(store, [row('a', 'Aly')]);
  expect(store.formerPersons()).toBeNull();
  store.putDerived(derived(), NO_LOG, {records: store.records(), columns: {areas: '["Ali"]'}});
  store.judge([{type: 'said', judgement: A_JUDGEMENT}]);
  const versions = [...store.versions()];
  expect(versions.map(({key, isCurrent, records}) => [key, isCurrent, records.mentions[0]!.names[0]!.family])).toEqual([
    ['BRE\u001fa', false, 'Ali'],
    ['BRE\u001fa', true, 'Aly'],
    ['BRE\u001fb', true, 'Ng'],
  ]);
  const gone = versions.slice(0, 2).map((version) => ({...version, keepOut: true}));
  const erasure = anErasure();
  store.erase({versions: gone, quarantine: [1], judgements: store.judgementEvents().map(idOf), decisions: []}, erasure);
  expect(said(store)).toEqual({b: 'Ng'});
  expect(store.counts()).toEqual({rows: 1, superseded: 0, withdrawn: 0, quarantined: 0});
  expect([store.derived(), store.snapshot(), store.judgementEvents()]).toEqual([null, null, []]);
  expect(store.formerPersons()).toEqual(derived().resolved.persons);
  expect(store.erasures()).toEqual([erasure]);
  // Who reads no further than the first version leaves nothing open that would keep the file from being rewritten.
  const [first] = store.versions();
  expect(first).toMatchObject({isCurrent: true});
  expect(store.scrub()).toBe(true);
  const again = await load(store, [row('a', 'Ali'), row('a', 'Aly'), row('b', 'Ng')]);
  expect(again.counts).toMatchObject({accepted: 3, erased: 2, unchanged: 1, added: 0});
  expect(said(store)).toEqual({b: 'Ng'});
  const corrected = await load(store, [row('a', 'Alley')]);
  expect(corrected.counts).toMatchObject({accepted: 1, erased: 0, added: 1});
  expect(said(store)).toEqual({a: 'Alley', b: 'Ng'});
});

test('the fingerprint is that of the rows that stand, results kept or not', async () => {
  await load(store, [row('a', 'Ali')]);
  const one = store.fingerprint();
  store.putDerived(derived(), NO_LOG);
  expect(store.fingerprint()).toBe(one);
  await load(store, [row('b', 'Ng')]);
  const two = store.fingerprint();
  expect(two).not.toBe(one);
  store.putDerived(derived(), NO_LOG);
  const versions = [...store.versions()].filter(({key}) => key.endsWith('b'));
  store.erase(
    {
      versions: versions.map((version) => ({...version, keepOut: false})),
      quarantine: [],
      judgements: [],
      decisions: [],
    },
    anErasure(),
  );
  expect(store.fingerprint()).toBe(one);
  store.putDerived(derived(), NO_LOG);
  await load(store, [row('b', 'Ng')]);
  expect(store.fingerprint()).toBe(two);
});

test('a row of which a former version was erased goes on as if it had never had one', async () => {
  await load(store, [row('a', 'Ali')], {contentHash: 'one'});
  await load(store, [row('a', 'Aly')], {contentHash: 'two'});
  const [former] = [...store.versions()];
  store.erase({versions: [{...former!, keepOut: false}], quarantine: [], judgements: [], decisions: []}, anErasure());
  expect(said(store)).toEqual({a: 'Aly'});
  // The same bytes by another mapping, which no longer gives the row: nothing is put back in its place.
  await load(store, [], {contentHash: 'two', mappingHash: 'm2'});
  expect(said(store)).toEqual({});
  expect((await load(store, [row('a', 'Ali')])).counts).toMatchObject({added: 1, erased: 0});
});

test('a snapshot gives the records that results rest on, whatever was loaded since', async () => {
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
});

test('keeps what was worked out, replaces it as a whole and adds to the identity events', () => {
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
});

test('keeps all that was said in the order in which it was said', () => {
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
});

test('keeps every decision on an alert', () => {
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
});
