import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {DAY_MAX, dayToIso, isoToDay} from '../../src/base/day.ts';
import type {Notification} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {SIGNALS} from '../../src/signals/config.ts';
import {standingOf} from '../../src/signals/standing.ts';
import {child, concerns, flagsOf} from '../support/concerns.ts';
import {records, resolve} from '../support/records.ts';

const girl = child('girl', {asAt: '2020-01-01'});
/** Something is received long after all of it, so that the last day lies there. */
const seenLater = child('girl.later', {asAt: '2024-01-01'});

type Told = Partial<Notification> & {eventAt: string};

/** One notification about the girl each. */
function about(...told: Told[]): Records {
  const parts = told.map((given, at) => concerns([given.eventAt], [[girl, 'subject']], given, `n${at}.`));
  return records({
    mentions: [girl, seenLater],
    notifications: parts.flatMap(({notifications}) => notifications),
    involvements: parts.flatMap(({involvements}) => involvements),
  });
}

/** When a rule found something, as `from..to by the records that made it so`. */
function spansOf(given: Records, rule: string): string[] {
  const {from, to, made} = standingOf(buildNetwork(given, resolve(given), {asOf: null}), SIGNALS, QUIET).spans[rule]!;
  return [...from].map((day, at) => `${dayToIso(day)}..${to[at] === DAY_MAX ? '' : dayToIso(to[at]!)} by ${made[at]!}`);
}

const sign = (eventAt: string, given: Partial<Notification> = {}): Told => ({eventAt, kind: 'neglect', ...given});

test('signs of neglect add up until it is decided to help, and not only until the help was asked for', () => {
  const given = (help: Partial<Notification>): Records =>
    about(
      sign('2021-01-01'),
      sign('2021-06-01', {agency: 'education'}),
      sign('2021-10-01'),
      sign('2022-03-01', {agency: 'education', ...help}),
    );
  expect(spansOf(given({}), 'cumulative-neglect')).toEqual(['2022-03-01.. by n3.0']);
  const helped = {outcomes: ['assessment' as const], decidedAt: '2022-05-09T11:00'};
  expect(spansOf(given(helped), 'cumulative-neglect')).toEqual(['2022-03-01..2022-05-09 by n3.0']);
  // No day of decision is given: it is as old as its record.
  expect(spansOf(given({...helped, decidedAt: null}), 'cumulative-neglect')).toEqual([]);
});

test('a stack of closed incidents stands from the day on which the last of them was closed, by the record that says so', () => {
  const closed = (eventAt: string, decidedAt: string, agency: Notification['agency'] = 'police'): Told =>
    sign(eventAt, {agency, outcomes: ['nfa'], decidedAt});
  const given = about(
    closed('2021-01-01', '2021-01-05'),
    closed('2021-04-01', '2022-07-09', 'education'),
    closed('2021-07-01', '2021-07-05'),
    closed('2021-12-01', '2021-12-05', 'education'),
  );
  expect(spansOf(given, 'closed-stack')).toEqual(['2022-07-09.. by n1.0']);
});

test('a referral counts from the day on which it was taken up, and a decision before its record came from that of the record', () => {
  const taken = (eventAt: string, decidedAt: string, receivedAt = eventAt): Told => ({
    eventAt,
    receivedAt,
    agency: 'social-care',
    outcomes: ['assessment'],
    decidedAt,
  });
  const later = about(taken('2021-01-01', '2021-01-02'), taken('2021-08-01', '2021-08-20'));
  expect(spansOf(later, 're-referral')).toEqual(['2021-08-20..2022-08-02 by n1.0']);
  const earlier = about(taken('2021-01-01', '2021-01-02'), taken('2021-08-01', '2021-08-20', '2021-09-05'));
  expect(spansOf(earlier, 're-referral')).toEqual(['2021-09-05..2022-08-02 by n1.0']);
});

test('a concern is open in the borough that was left until it is closed there', () => {
  const there = child('girl.there', {asAt: '2021-03-01', area: 'HAR', agency: 'education'});
  const given = about({eventAt: '2021-02-01', outcomes: ['nfa'], decidedAt: '2021-03-20'});
  const moved = {...given, mentions: [girl, there, seenLater]};
  expect(spansOf(moved, 'moved-with-concern')).toEqual(['2021-03-01..2021-03-20 by girl.there']);
});

test('a return counts after the day on which the first was closed, and what is decided later than all records came does not yet', () => {
  const returnsOf = (decidedAt: string, asOf: string | null): unknown => {
    const all = about(
      {eventAt: '2023-01-01', outcomes: ['nfa'], decidedAt},
      {eventAt: '2023-02-01'},
      {eventAt: '2023-03-01'},
    );
    const flags = flagsOf(all, asOf).filter(({rule}) => rule === 'repeat-subject');
    return flags.map(({facts}) => facts['afterNoFurtherAction']);
  };
  expect(returnsOf('2023-06-01', '2023-05-31')).toEqual([0]);
  expect(returnsOf('2023-06-01', '2023-06-01')).toEqual([2]);
  expect(returnsOf('2023-06-01', null)).toEqual([2]);
  expect(returnsOf('2024-06-01', null)).toEqual([0]);
});

test('a child is known to one agency until another sends a record, and of many returns ten are scored', () => {
  const enrolled = child('girl.school', {asAt: '2021-09-01', agency: 'education'});
  const harm = (eventAt: string): Told => ({eventAt, kind: 'physical-abuse', agency: girl.agency});
  const given = about(harm('2021-01-01'), harm('2021-02-01'));
  const known = {...given, mentions: [girl, seenLater, enrolled].toSorted((a, b) => (a.id < b.id ? -1 : 1))};
  expect(spansOf(known, 'known-to-one-agency')).toEqual(['2021-02-01..2021-09-01 by n1.0']);

  const closed = Array.from({length: 13}, (_, at) =>
    sign(dayToIso(isoToDay('2023-01-01') + 20 * at), {outcomes: ['nfa'], decidedAt: '2023-10-01'}),
  );
  const [flag] = flagsOf(about(...closed)).filter(({rule}) => rule === 'repeat-subject');
  expect(flag!.terms.find(({name}) => name === 'returns')).toMatchObject({
    value: 10,
    text: '12 incidents came after no further action, at most 10 counted',
  });
});
