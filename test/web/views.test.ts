import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {QueuedAlert} from '../../src/clusters/alerts/continuity.ts';
import type {AlertState} from '../../src/model/alert-decision.ts';
import {agencySentence, pointsWords, seenAloneWords} from '../../src/graphs/alert-words.ts';
import type {Alert} from '../../src/model/finding.ts';
import {initialsOf} from '../../src/web/labels.ts';
import {dayWords, render} from '../../src/web/render.ts';
import {entryRow} from '../../src/web/views/audit-view.ts';
import {openSeen, seenKey, type Seen} from '../../src/web/seen.ts';
import {FormTokens} from '../../src/web/session/form-token.ts';
import {idFromCookie} from '../../src/web/session/cookie.ts';
import {readDecision} from '../../src/web/views/decide-form.ts';
import {ageWords, chanceWords, queueView, type QueueFilter, type QueueItem} from '../../src/web/views/queue-view.ts';
import {pagesOf} from '../../src/web/views/pages-of.ts';
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
  own: Partial<{motif: string; since: string; latest: string; changes: string[] | null; hand: string}> = {},
): QueueItem => ({
  queued: {alert: alert(id, own.motif ?? 'serial-adult', own.since ?? '2023-01-01'), state, newEvidence: []},
  people: [],
  hand: own.hand === undefined ? null : {who: own.hand, of: id, since: '2023-12-01T09:00', until: '', from: ''},
  changes: own.changes === undefined ? [] : own.changes,
  received: ['2023-01-01', own.latest ?? '2023-06-01'],
});

const ALL: QueueFilter = {rule: '', state: '', changed: false, since: '', hand: '', order: 'queue', by: 'rita'};
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
    item('e', 'needs-more', {latest: '2023-12-01', hand: 'sam'}),
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

  test('narrows to what nobody, the reader or somebody else has in hand', () => {
    expect(idsOf(items, {hand: 'nobody'})).toEqual(['a', 'c']);
    expect(idsOf(items, {hand: 'others'})).toEqual(['e']);
    expect(idsOf(items, {hand: 'mine'})).toEqual([]);
    expect(idsOf(items, {hand: 'mine', by: 'sam'})).toEqual(['e']);
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
    expect(pointsWords({terms, score: 44.628})).toBe('45 points: 40 for its families, 5 for recent events');
    const more = [...terms, {name: 'adults', value: 9, text: ''}, {name: 'agencies', value: 6, text: ''}];
    expect(pointsWords({terms: more, score: 59.628})).toBe(
      '60 points: 40 for its families, 9 for its adults, 6 for agencies with a part of it, 5 for the rest',
    );
  });

  test('stands in its own order, by age, or by the latest record', () => {
    expect(idsOf(items, {order: 'oldest'})).toEqual(['c', 'e', 'a']);
    expect(idsOf(items, {order: 'latest'})).toEqual(['e', 'c', 'a']);
  });
});

test('what each agency alone could see is said once, and nothing of joining where it added nothing', () => {
  const view = (agency: string, links: number, alone: boolean) => ({agency, links, ofLinks: 3, records: 9, alone});
  const links = [{}, {}, {}] as Alert['links'];
  const all = {agencies: [view('police', 3, true), view('social-care', 2, true)], links, addedByJoining: 0};
  expect(agencySentence(all)).toBe(
    "police have records of all 3 links; police or children's social care alone would have seen the alert",
  );
  const part = {agencies: [view('social-care', 2, false), view('housing', 1, false)], links, addedByJoining: 1};
  expect(agencySentence(part)).toBe(
    "children's social care have records of 2 of 3 links; joining records added 1; no agency would have seen the alert alone",
  );
  expect(seenAloneWords({...all, links: []})).toBe('');
});

test('a long list leads to its first and last page and those beside the one that is open', () => {
  const at = (page: number, last: number) =>
    pagesOf('/desk/flags', {rule: 'a b'}, page, last) as {
      items: {number?: number; href?: string; ellipsis?: true; current?: boolean}[];
      previous: {href: string} | null;
      next: {href: string} | null;
    };
  const middle = at(50, 110);
  expect(middle.items.map(({number, ellipsis}) => (ellipsis === true ? '...' : number))).toEqual([
    1,
    '...',
    48,
    49,
    50,
    51,
    52,
    '...',
    110,
  ]);
  expect(middle.items.filter(({current}) => current === true)).toMatchObject([{number: 50}]);
  expect(middle.next).toEqual({href: '/desk/flags?rule=a+b&page=51'});
  expect(at(1, 2)).toMatchObject({previous: null, items: [{number: 1}, {number: 2}]});
  expect(at(2, 2).next).toBeNull();
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
  expect(dayWords('2006-03-04 to 2007-03-03 (estimated)')).toBe('4 Mar 2006 to 3 Mar 2007 (estimated)');
  expect([1, 59, 60, 729, 800].map(ageWords)).toEqual(['1 day', '59 days', '1 month', '23 months', '2 years']);
  expect(chanceWords(0.00125)).toBe('about 1 in 800 alerts this strong is chance');
  // The share is known to no more figures than its draws give.
  expect(chanceWords(1 / 2398)).toBe('about 1 in 2,400 alerts this strong is chance');
  expect(chanceWords(1e-50)).toBe('fewer than 1 in 10,000 alerts this strong are chance');
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
  const log = openSeen(path);
  log.keep(seen);
  log.keep(seen);
  log.keep({...seen, evidence: ['n1', 'n2']});
  log.keep({...seen, who: 'sam'});
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(3);
  writeFileSync(path, `${readFileSync(path, 'utf8')}{"who":"rita","al`);
  const again = openSeen(path);
  expect(again.last(seenKey('rita', 'a1'))?.evidence).toEqual(['n1', 'n2']);
  expect(again.last(seenKey('sam', 'a1'))?.evidence).toEqual(['n1']);
  expect(again.last(seenKey('sam', 'a2'))).toBeNull();
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

test('the page of the log sets apart what was refused or not found, and nothing that was asked for by a form', () => {
  const event = {
    at: '2026-04-02T09:00:00.000Z',
    who: 'rita',
    role: 'reviewer',
    agency: 'police',
    purpose: '',
    ground: '',
  };
  const isRefused = (outcome: string): unknown =>
    (
      entryRow({seq: 1, event: {...event, action: 'alerts:decide', objects: [], outcome}} as never, undefined) as {
        isRefused: boolean;
      }
    ).isRefused;
  expect(['given: list', 'asked: taken in hand', 'refused: form', 'not found'].map(isRefused)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
