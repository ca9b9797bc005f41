import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {addMonths, dayToIso} from '../../src/base/day.ts';
import type {Flag} from '../../src/model/finding.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {NOTIFICATION_KINDS} from '../../src/model/notification.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {SIGNALS} from '../../src/signals/config.ts';
import {GRAVITY} from '../../src/signals/harm/gravity.ts';
import {RULES} from '../../src/signals/registry.ts';
import {runSignals} from '../../src/signals/run.ts';
import {adult, child, concerns, flagsOf, harmBy, ruleFlags} from '../support/concerns.ts';
import {anyHistory, START} from '../support/histories.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

/** Without one record and without what leans on it. */
function without(all: Records, id: string): Records {
  const keep = (item: {id: string}): boolean => item.id !== id;
  return {
    mentions: all.mentions.filter(keep),
    notifications: all.notifications.filter(keep),
    involvements: all.involvements.filter((item) => item.mention !== id && item.notification !== id),
    ties: all.ties.filter((item) => keep(item) && item.from !== id && item.to !== id),
    stays: all.stays.filter((item) => keep(item) && item.mention !== id),
  };
}

test('a flag stands as of the day it was first knowable, and as of no earlier day', () => {
  let seen = 0;
  fc.assert(
    fc.property(anyHistory, (all) => {
      const received = [...all.mentions, ...all.notifications, ...all.stays].map((item) => item.receivedAt);
      const days = new Set([...received, ...all.notifications.flatMap(({decidedAt}) => decidedAt ?? [])]);
      const byDay = new Map([...days].map((day) => [day, new Set(flagsOf(all, day).map(({id}) => id))]));
      for (const flag of flagsOf(all)) {
        const known = [...byDay].filter(([, ids]) => ids.has(flag.id)).map(([day]) => day);
        expect(flag.firstKnowable).toBe(known.sort()[0]);
        seen++;
      }
    }),
    {numRuns: 60, seed: 1},
  );
  expect(seen).toBeGreaterThan(50);
});

test('without any record it cites, a flag changes or is withdrawn', () => {
  fc.assert(
    fc.property(anyHistory, (all) => {
      for (const flag of flagsOf(all)) {
        expect(flag.evidence.length).toBeGreaterThan(0);
        for (const id of flag.evidence) {
          const again = flagsOf(without(all, id)).find((other) => other.id === flag.id);
          const shown = {...flag, evidence: null};
          expect(again === undefined ? null : {...again, evidence: null}).not.toEqual(shown);
        }
      }
    }),
    {numRuns: 25, seed: 2},
  );
});

test('terms add up to the score, and flags come by falling score', () => {
  fc.assert(
    fc.property(anyHistory, (all) => {
      const flags = flagsOf(all);
      for (const flag of flags) {
        expect(flag.terms.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(flag.score, 8);
        expect(flag.records).toBeGreaterThanOrEqual(flag.incidents);
      }
      const scores = flags.map(({score}) => score);
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
      expect(new Set(flags.map(({id}) => id)).size).toBe(flags.length);
    }),
    {numRuns: 30},
  );
});

test('no rule reads a protected characteristic or a stand-in for one', () => {
  // Age is a protected characteristic that safeguarding turns on (child or adult), and is the one exception.
  const protectedWords =
    /ethnic|relig|language|national|sex\b|gender|orient|disab|marriage|pregnan|depriv|name|postcode/i;
  for (const rule of RULES) {
    expect(rule.reads.length).toBeGreaterThan(0);
    expect(rule.reads.filter((field) => protectedWords.test(field))).toEqual([]);
    expect(`${rule.version} ${rule.inForce}`).toMatch(/^\d+ \d{4}-\d{2}-\d{2}$/);
  }
  expect(new Set(RULES.map(({id}) => id)).size).toBe(RULES.length);
});

test('every kind of notification has a place in the gravity table', () => {
  expect(Object.keys(GRAVITY.kinds).sort()).toEqual([...NOTIFICATION_KINDS].sort());
});

test('five records of two incidents are no repeat, and of three they are one that shows both counts', () => {
  const who = child('c', {asAt: '2020-01-01'});
  const twice = concerns(['2023-01-01', '2023-01-01', '2023-05-01', '2023-05-01', '2023-05-01'], [[who, 'subject']]);
  const incident = ({eventAt}: {eventAt: string}): string => eventAt;
  const given = records({mentions: [who], ...twice});
  const repeats = (of: Records): Flag[] =>
    runSignals(buildNetwork(of, resolve(of, {incident}), {asOf: null}), SIGNALS, QUIET).filter(
      ({rule}) => rule === 'repeat-subject',
    );
  expect(repeats(given)).toEqual([]);
  const thrice = concerns(['2023-01-01', '2023-01-01', '2023-05-01', '2023-05-01', '2023-07-01'], [[who, 'subject']]);
  const more = records({mentions: [who], ...thrice});
  const [flag] = repeats(more);
  expect(flag).toMatchObject({rule: 'repeat-subject', records: 5, incidents: 3, firstKnowable: '2023-07-01'});
});

test('a malicious report is counted apart and not dropped', () => {
  const who = child('c', {asAt: '2020-01-01'});
  const stated = concerns(['2023-01-01', '2023-02-01'], [[who, 'subject']]);
  const malicious = concerns(['2023-03-01'], [[who, 'subject']], {allegation: 'malicious'}, 'm');
  const [flag] = ruleFlags(
    records({
      mentions: [who],
      notifications: [...stated.notifications, ...malicious.notifications],
      involvements: [...stated.involvements, ...malicious.involvements],
    }),
    'repeat-subject',
  );
  expect(flag?.facts).toMatchObject({incidents: 3, disputedIncidents: 1, disputedRecords: 1});
});

test('a suspect under 18 is never called a perpetrator', () => {
  const [boy, girl] = [child('b', {asAt: '2020-01-01'}), child('g', {asAt: '2020-01-01'})];
  const days = ['2023-01-01', '2023-02-01', '2023-03-01', '2023-04-01'];
  const given = records({
    mentions: [boy, girl],
    ...concerns(days, [
      [boy, 'suspect'],
      [girl, 'victim'],
    ]),
  });
  // No rule whatever puts the boy first for what he is suspected of: all that may be said is what was done to the girl.
  expect(flagsOf(given).filter(({persons}) => persons[0] === 'b')).toEqual([]);
});

test('one who was exploited is not called a perpetrator where the records do not show an adult', () => {
  const [young, other] = [mention('y', {asAt: '2020-01-01'}), child('g', {asAt: '2020-01-01'})];
  const exploited = concerns(['2022-12-01'], [[young, 'victim']], {kind: 'criminal-exploitation'}, 'x');
  const days = ['2023-01-01', '2023-02-01', '2023-03-01'];
  const suspected = concerns(days, [
    [young, 'suspect'],
    [other, 'victim'],
  ]);
  const rules = (part: typeof exploited): string[] =>
    flagsOf(
      records({
        mentions: [young, other],
        notifications: [...suspected.notifications, ...part.notifications],
        involvements: [...suspected.involvements, ...part.involvements],
      }),
    ).map(({rule}) => rule);
  expect(rules({notifications: [], involvements: []})).toContain('repeat-perpetrator');
  expect(rules(exploited)).not.toContain('repeat-perpetrator');
});

test('victims of two families make a series with its order, and a tie between the families unmakes it', () => {
  const him = adult('him', {asAt: '2020-01-01'});
  const [first, second] = [child('a', {asAt: '2020-01-01'}), child('b', {asAt: '2020-01-01'})];
  const later = concerns(
    ['2022-01-01', '2022-03-01'],
    [
      [him, 'suspect'],
      [second, 'victim'],
    ],
    {},
    'late',
  );
  const early = concerns(
    ['2021-01-01'],
    [
      [him, 'suspect'],
      [first, 'victim'],
    ],
    {},
    'early',
  );
  const given = {
    mentions: [him, first, second],
    notifications: [...later.notifications, ...early.notifications],
    involvements: [...later.involvements, ...early.involvements],
  };
  const [flag] = ruleFlags(records(given), 'harm-across-families');
  expect(flag).toMatchObject({persons: ['him', 'a', 'b'], firstKnowable: '2022-01-01', incidents: 3});
  expect(flag?.facts['sequence']).toMatchObject([
    {from: '2021-01-01', to: '2021-01-01', victims: ['a']},
    {from: '2022-01-01', to: '2022-03-01', victims: ['b']},
  ]);
  expect(ruleFlags(records({...given, ties: [tie(first, second, 'half-sibling')]}), 'harm-across-families')).toEqual(
    [],
  );
  const his = [tie(him, first, 'parent'), tie(him, second, 'step-parent')];
  expect(ruleFlags(records({...given, ties: his.slice(0, 1)}), 'harm-across-families')).toHaveLength(1);
  // Where all of it was at home, the rule of serial perpetrators says it and this one is silent.
  expect(ruleFlags(records({...given, ties: his}), 'harm-across-families')).toEqual([]);
  expect(ruleFlags(records({...given, ties: his}), 'serial-perpetrator')).toHaveLength(1);
});

test('violence at home in two families makes a serial perpetrator, and violence from outside does not', () => {
  const him = adult('him', {asAt: '2020-01-01'});
  const [first, second] = [child('a', {asAt: '2020-01-01'}), child('b', {asAt: '2020-01-01'})];
  const harm = (who: typeof him, day: string, prefix: string, kind: 'domestic-abuse' | 'physical-abuse') =>
    concerns(
      [day],
      [
        [him, 'suspect'],
        [who, 'victim'],
      ],
      {kind},
      prefix,
    );
  const flagged = (kind: 'domestic-abuse' | 'physical-abuse', ties: Records['ties']): Flag[] => {
    const parts = [harm(first, '2021-01-01', 'x', kind), harm(second, '2022-01-01', 'y', kind)];
    const given = records({
      mentions: [him, first, second],
      ties,
      notifications: parts.flatMap((part) => part.notifications),
      involvements: parts.flatMap((part) => part.involvements),
    });
    return ruleFlags(given, 'serial-perpetrator');
  };
  expect(flagged('domestic-abuse', [])).toHaveLength(1);
  expect(flagged('physical-abuse', [])).toEqual([]);
  expect(flagged('physical-abuse', [tie(him, first, 'step-parent'), tie(him, second, 'step-parent')])).toHaveLength(1);
  // A lodger is of the household for whoever asks at the door.
  expect(flagged('physical-abuse', [tie(him, first, 'step-parent'), tie(him, second, 'household')])).toEqual([]);
  // Ties of a later life do not make earlier harm domestic.
  const later = {start: '2022-06-01'};
  expect(
    flagged('physical-abuse', [tie(him, first, 'step-parent', later), tie(him, second, 'step-parent', later)]),
  ).toEqual([]);
});

test.each<[string, Mention['birth'], number]>([
  ['of whom one birth date is told', null, 0],
  ['whose birth dates may be one with day and month the other way round', born('1980-12-05'), 0],
  [
    'one of whom is younger by an age that may be rounded',
    {from: '1981-04-01', to: '1983-04-01', kind: 'estimated'},
    0,
  ],
  ['who were born more than a year apart', born('1981-06-01'), 1],
])('two victims who are held apart are no two families, but for those who were born apart: %s', (_, birth, flags) => {
  const him = adult('him', {asAt: '2020-01-01'});
  const first = adult('a', {asAt: '2020-01-01', birth: born('1980-05-12')});
  const second = adult('b', {asAt: '2020-01-01', birth});
  const parts = [first, second].map((who, at) =>
    concerns(
      [`202${at + 1}-01-01`],
      [
        [him, 'suspect'],
        [who, 'victim'],
      ],
      {kind: 'domestic-abuse'},
      `n${at}`,
    ),
  );
  const given = records({
    mentions: [him, first, second],
    notifications: parts.flatMap((part) => part.notifications),
    involvements: parts.flatMap((part) => part.involvements),
  });
  const resolved = resolve(given);
  const held = [{left: 'a', right: 'b', weight: 5, reason: 'BELOW_JOIN'}];
  const flagged = (who: Resolved) =>
    runSignals(buildNetwork(given, who, {asOf: null}), SIGNALS, QUIET).filter(
      ({rule}) => rule === 'serial-perpetrator',
    );
  expect(flagged(resolved)).toHaveLength(1);
  expect(flagged({...resolved, held})).toHaveLength(flags);
});

test('growing gravity needs a lasting step and not one grave incident', () => {
  const who = child('c', {asAt: '2020-01-01'});
  const series = (kinds: readonly (typeof NOTIFICATION_KINDS)[number][]): Flag[] => {
    const parts = kinds.map((kind, i) =>
      concerns([dayToIso(addMonths(START, 2 * i))], [[who, 'subject']], {kind}, `n${i}x`),
    );
    return ruleFlags(
      records({
        mentions: [who],
        notifications: parts.flatMap((part) => part.notifications),
        involvements: parts.flatMap((part) => part.involvements),
      }),
      'growing-gravity',
    );
  };
  const [flag] = series(['school-absence', 'other', 'neglect', 'missing', 'domestic-abuse', 'sexual-abuse']);
  expect(flag?.facts).toMatchObject({series: [1, 1, 2, 2, 3, 4], falls: 0, tested: 1});
  expect(series(['neglect', 'neglect', 'neglect', 'neglect', 'neglect', 'sexual-abuse'])).toEqual([]);
});

test('intervals that shorten are flagged, and not where an agency that began to record late makes them', () => {
  const who = child('c', {asAt: '2020-01-01'});
  const days = [0, 300, 500, 600, 650, 680, 690].map((day) => dayToIso(START + day));
  const of = (late: 'police' | 'health'): Flag[] => {
    const early = concerns(days.slice(0, 4), [[who, 'subject']], {}, 'e');
    const rest = concerns(days.slice(4), [[who, 'subject']], {agency: late}, 'l');
    return ruleFlags(
      records({
        mentions: [who],
        notifications: [...early.notifications, ...rest.notifications],
        involvements: [...early.involvements, ...rest.involvements],
      }),
      'shortening-intervals',
    );
  };
  expect(of('police')).toHaveLength(1);
  expect(of('health')).toEqual([]);
});

test('a suspect in grave harm who moves in with a child is flagged on the day the last needed record came in', () => {
  const him = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
  const her = child('girl.1', {asAt: '2021-06-01', address: address('2 New Road')});
  const elsewhere = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
  // A school may not have heard within half a year that a family has left.
  const later = child('girl.2', {asAt: '2022-10-01', address: address('2 New Road')});
  const moved = stay(him, address('2 New Road'), {start: '2022-03-01', receivedAt: '2022-04-01'});
  const given = records({
    mentions: [him, her, elsewhere, later],
    stays: [moved],
    ...harmBy(him, elsewhere, '2021-01-01'),
  });
  const [flag] = ruleFlags(given, 'new-suspect-with-child');
  expect(flag).toMatchObject({persons: ['him', 'girl'], firstKnowable: '2022-10-01'});
  expect(flag?.facts['children']).toMatchObject([{person: 'girl', from: '2022-03-01'}]);
});

test('an address that agencies begin to give on two days is a move without a date, and one that a single record gives is not', () => {
  const persons = (agencies: readonly ('police' | 'health')[]): string[][] => {
    const before = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
    const after = agencies.map((agency, at) =>
      adult(`him.${at + 2}`, {asAt: `2022-0${6 * at + 3}-01`, address: address('2 New Road'), agency}),
    );
    // Nobody wrote of the girl for three years, and nothing says that she was elsewhere.
    const girl = ['2018-10-01', '2022-10-01'].map((asAt, at) =>
      child(`girl.${at + 1}`, {asAt, address: address('2 New Road')}),
    );
    const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
    const mentions = [before, ...after, ...girl, other];
    const given = records({
      mentions,
      ...harmBy(before, other),
    });
    return ruleFlags(given, 'new-suspect-with-child').map((flag) => flag.persons);
  };
  expect(persons(['police', 'health'])).toEqual([['him', 'girl']]);
  expect(persons(['police', 'police'])).toEqual([['him', 'girl']]);
  expect(persons(['police'])).toEqual([]);
});

test('one row or report that gives one address for an adult and a child is enough for a move, and two reports are not', () => {
  const flagged = (row: number, reports: 1 | 2): number => {
    const source = {feed: 'f', file: 'police.csv', row: 1, slot: 'a'};
    const before = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
    const after = adult('him.2', {asAt: '2022-03-01', address: address('2 New Road'), source});
    const first = child('girl.1', {asAt: '2018-10-01', address: address('2 New Road')});
    const girl = child('girl.2', {
      asAt: '2022-03-01',
      address: address('2 New Road'),
      source: {...source, row, slot: 'b'},
    });
    const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
    const earlier = harmBy(before, other);
    const seen = [1, 2].map((n) => notification(`seen${n}.1`, {eventAt: '2022-03-01', receivedAt: '2022-03-01'}));
    const given = records({
      mentions: [before, after, first, girl, other],
      notifications: [...earlier.notifications, ...seen],
      involvements: [
        ...earlier.involvements,
        involve(seen[0]!, after, 'associate'),
        involve(seen[reports - 1]!, girl, 'subject'),
      ],
    });
    return ruleFlags(given, 'new-suspect-with-child').length;
  };
  expect(flagged(1, 1)).toBe(1);
  expect(flagged(2, 1)).toBe(1);
  expect(flagged(2, 2)).toBe(0);
});

test('what happened between the last record apart and the first together may have happened there, and is no earlier harm', () => {
  const flagged = (harm: string): number => {
    const mentions = [
      adult('him.1', {asAt: '2020-06-01', address: address('1 Old Road')}),
      adult('him.2', {asAt: '2022-03-01', address: address('2 New Road')}),
      adult('him.3', {asAt: '2022-10-01', address: address('2 New Road'), agency: 'health'}),
      child('girl.1', {asAt: '2018-10-01', address: address('2 New Road')}),
      child('girl.2', {asAt: '2022-10-01', address: address('2 New Road')}),
      child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')}),
    ];
    const parts = [mentions[0]!, mentions[5]!];
    const given = records({
      mentions,
      ...concerns(
        [harm],
        [
          [parts[0]!, 'suspect'],
          [parts[1]!, 'victim'],
        ],
      ),
    });
    return ruleFlags(given, 'new-suspect-with-child').length;
  };
  expect(flagged('2020-05-01')).toBe(1);
  expect(flagged('2021-05-01')).toBe(0);
});

test('two tenancies that overlap tell of one home, but not in a refuge and not where the first has no end', () => {
  const flagged = (end: string | null, kind: 'tenancy' | 'refuge' = 'tenancy'): number => {
    const him = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
    const girl = child('girl.1', {asAt: '2018-10-01'});
    const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
    const given = records({
      mentions: [him, girl, other],
      stays: [
        stay(girl, address('2 New Road'), {id: 's1', kind, start: '2018-10-01', end, asAt: '2018-10-01'}),
        stay(him, address('2 New Road'), {id: 's2', kind, start: '2022-03-01', receivedAt: '2022-04-01'}),
      ],
      ...harmBy(him, other),
    });
    return ruleFlags(given, 'new-suspect-with-child').length;
  };
  expect(flagged('2022-09-01')).toBe(1);
  expect(flagged('2022-03-11')).toBe(0);
  expect(flagged(null)).toBe(0);
  expect(flagged('2022-09-01', 'refuge')).toBe(0);
});

test('one record that takes a step-father for the father does not make a child his own', () => {
  const flagged = (kinds: readonly ('parent' | 'step-parent')[]): number => {
    const him = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
    const girl = child('girl.1', {asAt: '2021-06-01', address: address('2 New Road')});
    const later = child('girl.2', {asAt: '2022-06-01', address: address('2 New Road')});
    const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
    const given = records({
      mentions: [him, other, girl, later],
      stays: [stay(him, address('2 New Road'), {start: '2022-03-01', receivedAt: '2022-04-01'})],
      ties: kinds.map((kind, at) => tie(him, girl, kind, {id: `t${at}`, receivedAt: '2022-07-01'})),
      ...harmBy(him, other, '2021-01-01'),
    });
    return ruleFlags(given, 'new-suspect-with-child').length;
  };
  expect(flagged(['step-parent', 'parent', 'step-parent'])).toBe(1);
  expect(flagged(['step-parent', 'parent'])).toBe(0);
});

test("who takes a flat that a school still gives as a child's address does not live with the child", () => {
  const flagged = (rest: {tie?: boolean; seen: string}): number => {
    const him = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
    const girl = ['2021-06-01', rest.seen].map((asAt, at) =>
      child(`girl.${at + 1}`, {asAt, address: address('2 New Road')}),
    );
    const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
    const given = records({
      mentions: [him, other, ...girl],
      stays: [stay(him, address('2 New Road'), {kind: 'tenancy', start: '2022-03-01', receivedAt: '2022-04-01'})],
      ties: rest.tie === true ? [tie(him, girl[0]!, 'step-parent', {receivedAt: '2022-07-01'})] : [],
      ...harmBy(him, other, '2021-01-01'),
    });
    return ruleFlags(given, 'new-suspect-with-child').length;
  };
  expect(flagged({seen: '2022-06-01'})).toBe(0);
  expect(flagged({seen: '2022-10-01'})).toBe(1);
  expect(flagged({seen: '2022-06-01', tie: true})).toBe(1);
});

test('a tie that says since when two have lived together dates the move', () => {
  const him = adult('him.1', {asAt: '2020-01-01', address: address('1 Old Road')});
  const after = adult('him.2', {asAt: '2022-09-01', address: address('2 New Road')});
  const girl = child('girl.1', {asAt: '2022-09-01', address: address('2 New Road')});
  const other = child('other.1', {asAt: '2020-01-01', address: address('9 Far Road')});
  const since = (start: string) =>
    ruleFlags(
      records({
        mentions: [him, after, girl, other],
        ties: [tie(after, girl, 'step-parent', {start})],
        ...harmBy(him, other, '2021-01-01'),
      }),
      'new-suspect-with-child',
    ).map((flag) => (flag.facts['children'] as {from: string}[])[0]!.from);
  expect(since('2022-01-15')).toEqual(['2022-01-15']);
  expect(since('2019-01-15')).toEqual([]);
});

test('a family that moves house together is not a new adult, and two tenancies one after the other are not one home', () => {
  const home = (id: string, who: ReturnType<typeof adult>, at: string, start: string, end: string | null) =>
    stay(who, address(at), {start, end, asAt: start, receivedAt: start, id});
  const [him, her] = [adult('him', {asAt: '2019-01-01'}), child('girl', {asAt: '2019-01-01'})];
  const harm = harmBy(him, her, '2019-06-01');
  const together = [
    home('s1', him, '1 Old Road', '2019-01-01', '2021-01-01'),
    home('s2', her, '1 Old Road', '2019-01-01', '2021-01-01'),
    home('s3', him, '2 New Road', '2021-01-02', null),
    home('s4', her, '2 New Road', '2021-01-02', null),
  ];
  const inTurn = [
    home('s1', him, '1 Old Road', '2019-01-01', '2020-01-01'),
    home('s2', him, '2 New Road', '2020-01-02', '2020-12-31'),
    home('s3', her, '3 Far Road', '2019-01-01', '2020-12-31'),
    home('s4', her, '2 New Road', '2021-01-02', null),
  ];
  const movers = (stays: typeof together): string[] =>
    ruleFlags(records({mentions: [him, her], stays, ...harm}), 'new-suspect-with-child').flatMap(({facts}) =>
      (facts['children'] as {from: string}[]).map(({from}) => from),
    );
  expect(movers(together)).toEqual([]);
  expect(movers(inTurn)).toEqual([]);
});

test('a child missing three times in a quarter is flagged, and three times in a year is not', () => {
  const who = child('c', {asAt: '2020-01-01'});
  const missing = (...days: string[]): Flag[] =>
    ruleFlags(records({mentions: [who], ...concerns(days, [[who, 'subject']], {kind: 'missing'})}), 'repeat-missing');
  expect(missing('2023-01-01', '2023-02-01', '2023-03-01')).toHaveLength(1);
  expect(missing('2023-01-01', '2023-05-01', '2023-09-01')).toEqual([]);
});

test('mild incidents closed again and again stack up, unless one agency alone saw them', () => {
  const who = child('c', {asAt: '2020-01-01'});
  const stack = (second: 'police' | 'education'): Flag[] => {
    const closed = {kind: 'neglect' as const};
    const first = concerns(['2022-01-01', '2022-06-01'], [[who, 'subject']], {...closed, outcomes: ['nfa']}, 'a');
    const later = concerns(
      ['2022-09-01', '2023-01-01'],
      [[who, 'subject']],
      {...closed, outcomes: ['nfa'], agency: second},
      'b',
    );
    return ruleFlags(
      records({
        mentions: [who],
        notifications: [...first.notifications, ...later.notifications],
        involvements: [...first.involvements, ...later.involvements],
      }),
      'closed-stack',
    );
  };
  expect(stack('education')).toHaveLength(1);
  expect(stack('police')).toEqual([]);
});

test('abuse of the same person within twelve months of a MARAC referral is a repeat, and a day later it is not', () => {
  const [him, her] = [adult('him', {asAt: '2020-01-01'}), adult('her', {asAt: '2020-01-01'})];
  const again = (day: string): Flag[] => {
    const parts: [typeof him, 'suspect' | 'victim'][] = [
      [him, 'suspect'],
      [her, 'victim'],
    ];
    const referral = concerns(['2022-03-10'], parts, {kind: 'marac-referral'}, 'm');
    const abuse = concerns([day], parts, {kind: 'domestic-abuse'}, 'd');
    return ruleFlags(
      records({
        mentions: [him, her],
        notifications: [...referral.notifications, ...abuse.notifications],
        involvements: [...referral.involvements, ...abuse.involvements],
      }),
      'marac-repeat',
    );
  };
  expect(again('2023-03-10')).toMatchObject([{persons: ['him', 'her'], records: 2}]);
  expect(again('2023-03-11')).toEqual([]);
});
