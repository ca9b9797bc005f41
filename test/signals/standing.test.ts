import {addAt} from '../../src/base/get-or-insert.ts';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {DAY_MAX, dayToIso} from '../../src/base/day.ts';
import type {Notification, Role} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {SIGNALS} from '../../src/signals/config.ts';
import {runSignals} from '../../src/signals/run.ts';
import {standingOf} from '../../src/signals/standing.ts';
import {adult, child, concerns} from '../support/concerns.ts';
import {START} from '../support/histories.ts';
import {anyKnown, EASY} from '../support/known-histories.ts';
import {mention, records, resolve} from '../support/records.ts';

test('flags as of any day, read from since when they stood, are those worked out for that day alone', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(anyKnown, fc.array(fc.nat(2500), {minLength: 3, maxLength: 3}), ({records: all, resolved}, days) => {
      const standing = standingOf(buildNetwork(all, resolved, {asOf: null}), EASY, QUIET);
      for (const asOf of [null, ...days.map((day) => dayToIso(START + day))]) {
        const network = buildNetwork(all, resolved, {asOf});
        const flags = runSignals(network, EASY, QUIET, {standing});
        expect(flags).toEqual(runSignals(network, EASY, QUIET));
        for (const {rule} of flags) addAt(seen, rule);
      }
    }),
    {numRuns: 80, seed: 5},
  );
  const byOutcomes = ['closed-stack', 'cumulative-neglect', 're-referral'];
  for (const rule of [
    ...byOutcomes,
    'repeat-subject',
    'serial-perpetrator',
    'gone-quiet',
    'growing-gravity',
    'new-person-in-series',
  ])
    expect([rule, seen.get(rule) ?? 0]).not.toEqual([rule, 0]);
});

/** When a rule found something, as `from..to`. */
function spansOf(given: Records, rule: string, resolved = resolve(given)): string[] {
  const {from, to} = standingOf(buildNetwork(given, resolved, {asOf: null}), SIGNALS, QUIET).spans[rule]!;
  return [...from].map((day, at) => `${dayToIso(day)}..${to[at] === DAY_MAX ? '' : dayToIso(to[at]!)}`);
}

const merged = (...parts: ReturnType<typeof concerns>[]): ReturnType<typeof concerns> => ({
  notifications: parts.flatMap(({notifications}) => notifications),
  involvements: parts.flatMap(({involvements}) => involvements),
});

const SERIES = ['2020-01-10', '2020-02-10', '2020-03-10', '2020-04-10', '2020-05-10', '2020-06-10', '2020-07-10'];

test('a child gone quiet stands from the day on which the silence is long enough to that on which it comes of age', () => {
  const who = child('c', {asAt: '2020-01-01', receivedAt: '2020-01-01'});
  const quiet = (more: (typeof who)[] = []): string[] =>
    spansOf(records({mentions: [who, ...more], ...concerns(SERIES, [[who, 'subject']])}), 'gone-quiet');
  // Seven steps in 182 days: 182 (0.01^(-1/6) - 1) = 210.1, so from the 211th day after the last.
  expect(quiet()).toEqual(['2021-02-06..2030-05-05']);
  const toldLater = child('c.2', {died: '2020-08-01', receivedAt: '2024-03-01'});
  expect(quiet([toldLater])).toEqual(['2021-02-06..2024-03-01']);
});

test('two victims of whom a later record leaves it open whether they are one are two families until it comes', () => {
  const him = adult('him', {receivedAt: '2020-01-01'});
  const [first, second] = [adult('a', {receivedAt: '2020-01-01'}), adult('b', {receivedAt: '2020-01-01'})];
  const harm = (who: typeof him, day: string, name: string): ReturnType<typeof concerns> =>
    concerns(
      [day],
      [
        [him, 'suspect'],
        [who, 'victim'],
      ],
      {kind: 'domestic-abuse', receivedAt: day},
      name,
    );
  const given = records({
    mentions: [him, first, second, adult('b.2', {receivedAt: '2023-05-01'})],
    ...merged(harm(first, '2021-01-01', 'n'), harm(second, '2022-01-01', 'o')),
  });
  const held = [{left: 'a', right: 'b', weight: 5, reason: 'BELOW_JOIN'}];
  expect(spansOf(given, 'serial-perpetrator')).toEqual(['2022-01-01..']);
  expect(spansOf(given, 'serial-perpetrator', {...resolve(given), held})).toEqual(['2022-01-01..2023-05-01']);
});

test('a suspect of no known age stands as a perpetrator until it is received that they were exploited, and that is not foreseen', () => {
  const [young, girl] = [mention('y', {asAt: '2020-01-01'}), child('g', {asAt: '2020-01-01'})];
  const exploited = {kind: 'criminal-exploitation', receivedAt: '2023-06-01'} as const;
  const given = records({
    mentions: [young, girl],
    ...merged(
      concerns(
        ['2023-01-01', '2023-02-01', '2023-03-01'],
        [
          [young, 'suspect'],
          [girl, 'victim'],
        ],
      ),
      concerns(['2022-12-01'], [[young, 'victim']], exploited, 'x'),
    ),
  });
  expect(spansOf(given, 'repeat-perpetrator')).toEqual(['2023-03-01..2023-06-01']);
});

test('abuse after a referral stands until the police call the suspect of the referral a witness', () => {
  const [him, her] = [adult('him', {receivedAt: '2020-01-01'}), adult('her', {receivedAt: '2020-01-01'})];
  const named = (day: string, role: Role, given: Partial<Notification>, name: string): ReturnType<typeof concerns> =>
    concerns(
      [day],
      [
        [him, role],
        [her, 'victim'],
      ],
      given,
      name,
    );
  const given = records({
    mentions: [him, her],
    ...merged(
      named('2021-01-01', 'suspect', {kind: 'marac-referral', agency: 'health', receivedAt: '2021-01-02'}, 'm'),
      named('2021-06-01', 'suspect', {kind: 'domestic-abuse', agency: 'health', receivedAt: '2021-06-02'}, 'e'),
      named('2021-01-01', 'witness', {kind: 'domestic-abuse', agency: 'police', receivedAt: '2022-02-02'}, 'p'),
    ),
  });
  const incident = ({eventAt}: Notification): string => eventAt;
  expect(spansOf(given, 'marac-repeat', resolve(given, {incident}))).toEqual(['2021-06-02..2022-02-02']);
});
