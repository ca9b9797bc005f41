import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {QueuedAlert} from '../../src/clusters/alerts/continuity.ts';
import type {AlertState} from '../../src/model/alert-decision.ts';
import type {Alert} from '../../src/model/finding.ts';
import {initialsOf} from '../../src/web/labels.ts';
import {dayWords, render} from '../../src/web/render.ts';
import {SeenLog, type Seen} from '../../src/web/seen-log.ts';
import {FormTokens} from '../../src/web/session/form-token.ts';
import {idFromCookie} from '../../src/web/session/cookie.ts';
import {readDecision} from '../../src/web/views/decide-form.ts';
import {
  ageWords,
  chanceWords,
  queueView,
  termWords,
  type QueueFilter,
  type QueueItem,
} from '../../src/web/views/queue-view.ts';
import {changesSince} from '../../src/web/views/standing.ts';

const alert = (id: string, motif: string, firstKnowable: string, evidence: string[] = []): Alert =>
  ({
    id,
    motif,
    title: `Title of ${id}`,
    firstKnowable,
    evidence,
    agencies: [],
    terms: [],
    links: [],
    fragility: [],
    benign: [],
    chance: {q: 0.01},
  }) as unknown as Alert;

const item = (
  id: string,
  state: AlertState,
  own: Partial<{motif: string; since: string; latest: string; changes: string[] | null}> = {},
): QueueItem => ({
  queued: {alert: alert(id, own.motif ?? 'serial-adult', own.since ?? '2023-01-01'), state, newEvidence: []},
  people: [],
  changes: own.changes === undefined ? [] : own.changes,
  received: ['2023-01-01', own.latest ?? '2023-06-01'],
});

const ALL: QueueFilter = {rule: '', state: '', changed: false, since: '', order: 'queue'};
const idsOf = (items: QueueItem[], filter: Partial<QueueFilter>): string[] =>
  (queueView(items, {...ALL, ...filter}, '2024-01-01') as {rows: {id: string}[]}).rows.map(({id}) => id);

describe('the queue', () => {
  const items = [
    item('a', 'open', {since: '2023-05-01', latest: '2023-07-01', changes: null}),
    item('b', 'dismissed'),
    item('c', 'returned', {
      motif: 'shared-adults',
      since: '2022-01-01',
      latest: '2023-09-01',
      changes: ['1 new record'],
    }),
    item('d', 'duplicate'),
    item('e', 'needs-more', {latest: '2023-12-01'}),
  ];

  test('shows what waits or is worked on, and dismissed ones and duplicates where they are asked for', () => {
    expect(idsOf(items, {})).toEqual(['a', 'c', 'e']);
    expect(idsOf(items, {state: 'all'})).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(idsOf(items, {state: 'dismissed'})).toEqual(['b']);
    expect(idsOf(items, {rule: 'shared-adults'})).toEqual(['c']);
    expect(idsOf(items, {state: 'no such state'})).toEqual([]);
  });

  test('narrows to what is new or changed for the reader, who never opened some', () => {
    expect(idsOf(items, {changed: true})).toEqual(['a', 'c']);
    expect(queueView(items, ALL, '2024-01-01')).toMatchObject({unseen: 1, changed: 1, hidden: 2, total: 5});
  });

  test('narrows to what came in since a day, and says how much of each did', () => {
    expect(idsOf(items, {since: '2023-07-02'})).toEqual(['c', 'e']);
    const {rows} = queueView(items, {...ALL, since: '2023-05-01'}, '2024-01-01') as {rows: {news: string}[]};
    expect(rows.map(({news}) => news)).toEqual([
      'first knowable, with 1 record received since 1 May 2023',
      '1 record received since 1 May 2023',
      '1 record received since 1 May 2023',
    ]);
  });

  test('says by which points an alert stands where it does, the most first', () => {
    const terms = [
      {name: 'recency', value: 4.628, text: ''},
      {name: 'families', value: 40, text: ''},
      {name: 'gravity', value: 0, text: ''},
    ];
    expect(termWords({terms})).toBe('families 40, recency 4.63');
  });

  test('stands in its own order, by age, or by the latest record', () => {
    expect(idsOf(items, {order: 'oldest'})).toEqual(['c', 'e', 'a']);
    expect(idsOf(items, {order: 'latest'})).toEqual(['e', 'c', 'a']);
  });
});

test('what has changed for somebody is counted against what they saw', () => {
  const queued: QueuedAlert = {
    alert: alert('a', 'x', '2023-01-01', ['n1', 'n3', 'n4']),
    state: 'open',
    newEvidence: [],
  };
  const seen: Seen = {who: 'rita', alert: 'a', on: '2024-03-04', evidence: ['n1', 'n2'], decisions: 1};
  expect(changesSince(queued, 0, null)).toBeNull();
  expect(changesSince(queued, 2, seen)).toEqual([
    '2 new records since you looked on 4 Mar 2024',
    '1 record no longer part of it',
    '1 decision since you looked on 4 Mar 2024',
  ]);
  expect(changesSince(queued, 1, {...seen, evidence: ['n1', 'n3', 'n4']})).toEqual([]);
});

test('initials stand for any name, and for none', () => {
  expect(['Amina Mary Khan', "Sean O'Neil-Jones", 'Łucja Żak', '', 'de la Cruz'].map(initialsOf)).toEqual([
    'A.M.K.',
    'S.O.J.',
    'Ł.Ż.',
    '',
    'D.L.C.',
  ]);
});

test('days, ages and chances are told in words', () => {
  expect(['2019-07-03', '2019-07-13T08:05', '1980-02 (partial)', ''].map(dayWords)).toEqual([
    '3 Jul 2019',
    '13 Jul 2019, 08:05',
    '1980-02 (partial)',
    '',
  ]);
  expect([1, 59, 60, 729, 800].map(ageWords)).toEqual(['1 day', '59 days', '1 month', '23 months', '2 years']);
  expect(chanceWords(0.00125)).toBe('about 1 in 800 alerts as strong is chance');
  // The share is known to no more figures than its draws give.
  expect(chanceWords(1 / 2398)).toBe('about 1 in 2,400 alerts as strong is chance');
  expect(chanceWords(1e-50)).toBe('fewer than 1 in 10,000 alerts as strong is chance');
});

describe('a form on an alert', () => {
  test('is read whole, with every mistake at once', () => {
    expect(readDecision({}, []).errors.map(({href}) => href)).toEqual(['#decision', '#because']);
    expect(readDecision({decision: 'dismissed', reason: 'constructor', because: 'x'}, []).errors).toHaveLength(1);
    expect(readDecision({decision: 'duplicate', of: 'a2', because: 'x'}, ['a3']).errors).toHaveLength(1);
    expect(readDecision({decision: 'accepted', because: 'x'.repeat(2001)}, []).errors).toHaveLength(1);
  });

  test('gives a reason with a dismissal alone, and another alert with a duplicate alone', () => {
    const form = {reason: 'kin', of: 'a2', because: 'seen'};
    expect(readDecision({...form, decision: 'dismissed'}, ['a2'])).toMatchObject({
      verdict: {type: 'dismissed', reason: 'kin', of: ''},
      errors: [],
    });
    expect(readDecision({...form, decision: 'duplicate'}, ['a2']).verdict).toEqual({
      type: 'duplicate',
      reason: '',
      of: 'a2',
    });
  });
});

test('what somebody saw outlives a restart, the last of it counts, and a line cut short is dropped', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'seen-')), 'seen.ndjson');
  const seen: Seen = {who: 'rita', alert: 'a1', on: '2024-01-01', evidence: ['n1'], decisions: 0};
  const log = SeenLog.open(path);
  log.note(seen);
  log.note(seen);
  log.note({...seen, evidence: ['n1', 'n2']});
  log.note({...seen, who: 'sam'});
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(3);
  writeFileSync(path, `${readFileSync(path, 'utf8')}{"who":"rita","al`);
  const again = SeenLog.open(path);
  expect(again.lastOf('rita', 'a1')?.evidence).toEqual(['n1', 'n2']);
  expect(again.lastOf('sam', 'a1')?.evidence).toEqual(['n1']);
  expect(again.lastOf('sam', 'a2')).toBeNull();
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2);
});

test('the token of a form is that of one browser', () => {
  const tokens = new FormTokens();
  expect(tokens.isOf('one', tokens.of('one'))).toBe(true);
  for (const token of [tokens.of('other'), '', `${tokens.of('one')}x`, new FormTokens().of('one')])
    expect(tokens.isOf('one', token)).toBe(false);
  const id = 'A'.repeat(43);
  expect(idFromCookie(`other=1; ringfence-desk=${id}`)).toBe(id);
  expect([undefined, '', 'ringfence-desk=short', `xringfence-desk=${id}`].map(idFromCookie)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('whatever a record holds is shown as text', () => {
  const page = render('problem', {title: '<script>alert(1)</script>', todo: '"><img src=x>', urls: {}});
  expect(page).not.toMatch(/<script>alert|<img/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});
