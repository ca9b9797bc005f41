import {expect, test} from 'vitest';
import {dueOf, type PeopleKnown} from '../../src/engine/retention/due.ts';
import {planErasure, planRetention} from '../../src/engine/retention/plan-retention.ts';
import {parseRetention, readRetention, type RetentionPolicy} from '../../src/engine/retention/policy.ts';
import {OUTCOMES} from '../../src/model/notification.ts';
import {emptyStore} from '../support/empty-store.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Judgement} from '../../src/model/judgement.ts';
import type {RowRecords} from '../../src/model/records.ts';
import type {JudgementEvent} from '../../src/workspace/said.ts';
import type {StoredVersion} from '../../src/workspace/erasure.ts';
import type {Store} from '../../src/workspace/store.ts';
import {resolve} from '../support/records.ts';
import {header, items, NO_LOG, refused, row} from '../support/rows.ts';

const never = new AbortController().signal;

const policy = (keep: string, more = '', head = ''): RetentionPolicy =>
  parseRetention(
    `version: 1\ntitle: Schedule\ndate: 2026-01-01\nrules:\n  - name: all\n    because: schedule\n    keep: ${keep}\n${more ? `    ${more}\n` : ''}${head}`,
    'retention.yaml',
  );

const NOBODY: PeopleKnown = {lastContact: () => '', bornTo: () => ''};

/** A row received on a day, about an event of a day. */
function received(key: string, on: string, event = on, content = key): RowRecords {
  const made = row(key, content);
  for (const list of [made.mentions, made.involvements, made.ties, made.stays])
    for (const item of list) item.receivedAt = on;
  for (const item of made.notifications) Object.assign(item, {receivedAt: on, eventAt: event});
  return made;
}

const version = ({mentions, notifications, involvements, ties, stays}: RowRecords): StoredVersion => ({
  id: 1,
  feed: 'test',
  key: 'k',
  load: 1,
  seen: 1,
  row: 1,
  contentHash: 'h',
  isCurrent: true,
  withdrawn: false,
  records: {mentions, notifications, involvements, ties, stays},
});

const dayOf = (rules: RetentionPolicy, item: RowRecords, people = NOBODY, confirmed = ''): string => {
  const due = dueOf(version(item), rules, people, confirmed);
  return due.type === 'due' ? due.day : due.type;
};

test.each([
  ['{months: 6}', '2024-07-31'],
  ['{months: 1}', '2024-02-29'],
  ['{years: 3, months: 1}', '2027-02-28'],
  ['{months: 6, after: event}', '2024-05-20'],
  ['{months: 6, after: last-contact}', '2025-08-15'],
  ['{months: 0, untilAge: 18}', '2028-06-30'],
  ['{years: 10, untilAge: 18}', '2034-01-31'],
])('the day of %s is %s', (keep, day) => {
  const people: PeopleKnown = {lastContact: () => '2025-02-15', bornTo: () => '2010-06-30'};
  expect(dayOf(policy(keep), received('a', '2024-01-31', '2023-11-20'), people)).toBe(day);
});

test('a person is kept from the last receipt of the row itself, where nothing later is known of them', () => {
  const people: PeopleKnown = {lastContact: () => '2023-02-15', bornTo: () => ''};
  expect(dayOf(policy('{months: 6, after: last-contact}'), received('a', '2024-01-31'), people)).toBe('2024-07-31');
});

test('a rule for agencies or areas is for rows all of whose records are theirs', () => {
  const given = received('a', '2024-01-31');
  const [concern] = given.notifications;
  for (const [own, other] of [
    [{agency: 'police'}, {agency: 'housing'}],
    [{area: 'BRE'}, {area: 'EAL'}],
  ] as const) {
    const rules = policy('{months: 6}', 'agency' in own ? 'agencies: [police]' : 'areas: [BRE]');
    expect(dayOf(rules, given)).toBe('2024-07-31');
    expect(dayOf(rules, {...given, notifications: [{...concern!, ...other}]})).toBe('no-rule');
    for (const name of ['mentions', 'ties', 'stays'] as const) {
      const shared = {...given, [name]: given[name].map((one) => ({...one, ...other}))};
      expect([name, dayOf(rules, shared)]).toEqual([name, 'no-rule']);
    }
  }
});

test('a rule for outcomes is for rows that have no other', () => {
  const decided = (...outcomes: (typeof OUTCOMES)[number][]): RowRecords => {
    const made = received('a', '2024-01-31');
    return {...made, notifications: made.notifications.map((item) => ({...item, outcomes}))};
  };
  const rules = policy('{months: 1}', `outcomes: [${OUTCOMES[0]}]`);
  expect(dayOf(rules, decided(OUTCOMES[0]))).toBe('2024-02-29');
  expect(dayOf(rules, decided(OUTCOMES[0], OUTCOMES[1]))).toBe('no-rule');
});

test('a row that tells of no notification counts from the last extract that said the same', () => {
  const register = {...received('a', '2024-01-31'), notifications: [], involvements: []};
  expect(dayOf(policy('{months: 6}'), register, NOBODY, '2026-01-10T09:00')).toBe('2026-07-10');
  expect(dayOf(policy('{months: 6}'), received('a', '2024-01-31'), NOBODY, '2026-01-10T09:00')).toBe('2024-07-31');
});

test('what cannot be told, and what no rule is for, stays', () => {
  expect(dayOf(policy('{months: 1, untilAge: 18}'), received('a', '2024-01-31'))).toBe('unknown');
  expect(dayOf(policy('{months: 1}', 'agencies: [housing]'), received('a', '2024-01-31'))).toBe('no-rule');
  expect(dayOf(policy('{months: 1}', 'kinds: [missing]'), received('a', '2024-01-31'))).toBe('no-rule');
  expect(dayOf(policy('{months: 1}', `outcomes: [${OUTCOMES[0]}]`), received('a', '2024-01-31'))).toBe('no-rule');
});

async function stored(...loads: RowRecords[][]): Promise<Store> {
  const store = emptyStore();
  for (const [at, rows] of loads.entries())
    await store.load(header(`load ${at}`), items([...rows, ...(at === 0 ? [refused(99)] : [])]), {
      refusalShareMax: 1,
      signal: never,
    });
  return store;
}

const words = {by: 'r', on: '2024-08-02', because: 'w'};
const judgement = (id: string, left: string, right: string): Judgement => ({
  id,
  verdict: 'same',
  left: [left],
  right: [right],
  ...words,
  overrides: [],
  guarded: false,
  confirmed: null,
});
const saidOf = (...given: Parameters<typeof judgement>): JudgementEvent => ({
  type: 'said',
  judgement: judgement(...given),
});

test('a row goes with its former versions, and a former version goes alone', async () => {
  const store = await stored(
    [received('a', '2024-01-01'), received('b', '2024-01-01'), received('c', '2024-06-01')],
    [received('a', '2024-02-01', '2024-02-01', 'A'), received('b', '2024-08-01', '2024-08-01', 'B')],
  );
  const plan = planRetention(store, policy('{months: 6}', '', 'quarantine: {months: 6}\n'), '2024-08-15', null);
  expect(plan.lines).toEqual([
    {rule: 'all', feed: 'test', due: 1, former: 1, held: 0, staying: 2, unknown: 0, next: '2024-12-01'},
  ]);
  expect(plan.counts).toMatchObject({rows: 1, versions: 3, mentions: 2, notifications: 1, refusedRows: 0});
  // The last receipt of the file with the refused row is that of its youngest row.
  expect(
    planRetention(store, policy('{months: 6}', '', 'quarantine: {months: 6}\n'), '2024-12-01', null).counts,
  ).toMatchObject({refusedRows: 1});
});

test('a row that was withdrawn goes by what it last said, with the withdrawal', async () => {
  const gone = {...received('a', '2024-01-01'), contentHash: 'gone', withdrawn: true};
  const nothing = {mentions: [], notifications: [], involvements: [], ties: [], stays: []};
  const store = await stored([received('a', '2024-01-01')], [{...gone, ...nothing}]);
  const plan = planRetention(store, policy('{months: 6}'), '2024-08-15', null);
  expect(plan.lines).toMatchObject([{rule: 'all', due: 1, staying: 0}]);
  expect(plan.erased.versions).toHaveLength(2);
});

test('a row of one feed does not go with a row of another that has its key', async () => {
  const store = emptyStore();
  const seen = {refusalShareMax: 1, signal: never};
  await store.load(header('one', {feed: 'one'}), items([received('a', '2024-01-01')]), seen);
  await store.load(header('two', {feed: 'two'}), items([received('a', '2024-08-01', '2024-08-01', 'A')]), seen);
  const {lines, erased} = planRetention(store, policy('{months: 6}'), '2024-08-15', null);
  expect(lines).toMatchObject([
    {feed: 'one', due: 1, staying: 0},
    {feed: 'two', due: 0, staying: 1},
  ]);
  expect(erased.versions.map(({feed}) => feed)).toEqual(['one']);
});

test('what tells of a notification is kept out once it went, and a register may name its people again', async () => {
  const register = {...received('b', '2024-01-01'), notifications: [], involvements: []};
  const store = await stored([received('a', '2024-01-01'), register]);
  const {erased} = planRetention(store, policy('{months: 6}'), '2030-01-01', null);
  expect(new Map(erased.versions.map(({key, keepOut}) => [key.at(-1), keepOut]))).toEqual(
    new Map([
      ['a', true],
      ['b', false],
    ]),
  );
});

test('who is kept up to an age is kept by the latest birth date that any of their records allows', async () => {
  const store = await stored([received('a', '2024-01-01')]);
  const due = (on: string): number => planRetention(store, policy('{months: 6, untilAge: 18}'), on, null).lines[0]!.due;
  expect([due('2028-12-30'), due('2028-12-31')]).toEqual([0, 1]);
});

test('a hold keeps a row, ends with its last day, and stops everything where it holds nothing', async () => {
  const store = await stored([received('a', '2024-01-01'), received('b', '2024-01-01')]);
  const held = (record: string): RetentionPolicy =>
    policy(
      '{months: 6}',
      '',
      `holds: [{record: ${record}, because: review, by: head, on: 2024-01-01, until: 2025-01-01}]\n`,
    );
  const due = (rules: RetentionPolicy, on: string): unknown => planRetention(store, rules, on, null).lines;
  expect(due(held('c-a'), '2025-01-01')).toMatchObject([{due: 1, held: 1}]);
  expect(due(held('c-a'), '2025-01-02')).toMatchObject([{due: 2, held: 0}]);
  expect(() => due(held('c-z'), '2025-01-01')).toThrow(
    /holds record c-z, which is not in the workspace: nothing was erased/,
  );
});

test('a hold on a person or an alert keeps every row of theirs, also under an id of former runs', async () => {
  const rows = ['a', 'b', 'c', 'd'].map((key) => received(key, '2024-01-01'));
  const store = await stored(rows);
  const resolved = resolve(store.records(), {person: ({id}) => ({'m-b': 'm-a'})[id] ?? id});
  const alerts = [{id: 'A1', persons: [{person: 'm-a'}], evidence: ['c-d']}] as unknown as Alert[];
  const ground = {resolved, alerts, successors: (id: string) => (id === 'split' ? ['m-c', 'm-d'] : [])};
  const kept = (hold: string): string[] => {
    const rules = policy('{months: 6}', '', `holds: [{${hold}, because: review, by: head, on: 2024-01-01}]\n`);
    const going = planRetention(store, rules, '2025-01-01', ground).erased.versions.map(({key}) => key.at(-1));
    return ['a', 'b', 'c', 'd'].filter((key) => !going.includes(key));
  };
  expect(kept('person: m-a')).toEqual(['a', 'b']);
  expect(kept('person: split')).toEqual(['c', 'd']);
  expect(kept('record: c-c')).toEqual(['c']);
  expect(kept('alert: A1')).toEqual(['a', 'b', 'd']);
  for (const hold of ['person: m-z', 'alert: A2'])
    expect(() => kept(hold)).toThrow(/is not in the workspace: nothing was erased/);
});

test('who is erased by name goes with every row that names them, and what another row still tells of stays said', async () => {
  const shared = received('b', '2024-08-01');
  const [known] = received('a', '2024-01-01').mentions;
  shared.mentions.push(...received('c', '2024-08-01').mentions.slice(0, 1));
  const store = await stored([received('a', '2024-01-01'), shared, received('c', '2024-08-01')]);
  store.judge([saidOf('J1', 'm-a', 'n-c'), saidOf('J2', 'm-c', 'n-c'), saidOf('J3', 'm-b', 'n-c')]);
  const ground = {resolved: resolve(store.records()), alerts: [], successors: () => []};
  const plan = (...ids: string[]) => planErasure(store, policy('{months: 6}'), '2025-01-01', ground, new Set(ids));
  expect(plan(known!.id).erased.versions.map(({key, keepOut}) => [key.at(-1), keepOut])).toEqual([['a', true]]);
  expect(plan(known!.id).erased.judgements).toEqual(['J1']);
  expect(plan('n-b').erased.judgements).toEqual(['J3']);
  const held = policy('{months: 6}', '', 'holds: [{record: c-a, because: review, by: head, on: 2024-01-01}]\n');
  const erasing = (id: string) => () => planErasure(store, held, '2025-01-01', ground, new Set([id]));
  expect(erasing('m-a')).toThrow(/held by the retention policy: nothing was erased/);
  expect(erasing('n-b')).not.toThrow();
});

test('how long a person is kept goes by who is who also where an erasure was killed before everything was worked out again', async () => {
  const rows = [received('a', '2024-01-01'), received('b', '2025-01-01'), received('c', '2024-01-02')];
  const store = await stored(rows);
  const due = (): number =>
    planRetention(store, policy('{months: 6, after: last-contact}'), '2024-09-01', null).lines[0]!.due;
  expect(due()).toBe(2);
  const resolved = resolve(store.records(), {person: () => 'P'});
  const from = {records: '', judgements: '', config: '', engine: '', model: ''};
  store.putDerived({from, resolved, flags: [], alerts: [], leads: [], model: null, report: null}, NO_LOG);
  const erasure = {id: 'E0', on: '2024-09-01', by: 'r', because: 'w', policy: null, counts: {}, rows: [], rowsHash: ''};
  store.erase({versions: [], quarantine: [], judgements: [], decisions: []}, erasure);
  expect([store.derived(), due()]).toEqual([null, 0]);
});

test('judgements and decisions go with what they are about, and stay with what is left of it', async () => {
  const store = await stored([received('a', '2024-01-01'), received('b', '2024-08-01'), received('c', '2024-08-01')]);
  store.judge([saidOf('J1', 'm-a', 'm-b'), saidOf('J2', 'm-b', 'm-c')]);
  for (const evidence of [['c-a', 'm-a'], ['c-a', 'c-b'], [], ['n-a'], ['n-z']])
    store.decide({
      alert: 'A',
      type: 'dismissed',
      reason: '',
      of: '',
      by: 'r',
      on: '2024-08-02',
      because: 'w',
      evidence,
      guarded: false,
    });
  const {erased} = planRetention(store, policy('{months: 6}'), '2024-08-15', null);
  expect([erased.judgements, erased.decisions]).toEqual([['J1'], [0, 3]]);
});

test('what was said of somebody whom a former version alone names goes with the last version that does', async () => {
  const alone = (key: string, on: string, content: string): RowRecords => {
    const made = received(key, on, on, content);
    return {...made, mentions: made.mentions.filter(({id}) => id.startsWith('m-')), ties: []};
  };
  const store = await stored(
    [received('b', '2024-01-01'), received('c', '2024-08-01'), received('d', '2024-01-01')],
    [received('d', '2024-03-01', '2024-03-01', 'D')],
    [alone('b', '2024-08-01', 'B'), alone('d', '2024-08-01', 'DD')],
  );
  // What was there before any row that is kept is about nothing that goes.
  const of = {J1: 'n-b', J2: 'm-b', J3: 'n-d', J4: 'm-z'};
  store.judge(Object.entries(of).map(([id, left]) => saidOf(id, left, 'm-c')));
  const gone = (on: string): readonly string[] =>
    planRetention(store, policy('{months: 6}'), on, null).erased.judgements;
  expect(gone('2024-08-15')).toEqual(['J1']);
  expect(gone('2024-09-01')).toEqual(['J1', 'J3']);
});

test('a policy with mistakes is refused with all of them', () => {
  const text =
    'version: 1\ntitle: x\ndate: 2026-01-01\nrules:\n  - name: a\n    because: b\n    keep: {after: birth}\nholds:\n  - {because: a, by: b, on: 2026-01-01}\n';
  expect(() => parseRetention(text, 'r.yaml')).toThrow(/after[\s\S]*holds/);
  expect(() => policy('{after: event}')).toThrow(/say how long/);
});

test('the example reads', () => {
  const {rules} = readRetention('src/engine/retention/example.yaml');
  expect(rules.map(({name}) => name)).toEqual(['notices', 'contacts', 'marac', 'registers']);
});
