import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {SIGNALS} from '../../src/signals/config.ts';
import {runSignals} from '../../src/signals/run.ts';
import {adult, child, concerns, ruleFlags} from '../support/concerns.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

test('mild signs of neglect that led to nothing add up, and help given in between ends that', () => {
  const who = child('c', {asAt: '2020-01-01'});
  const signs = (outcome: 'nfa' | 'assessment') => {
    const early = concerns(
      ['2021-01-01', '2021-06-01'],
      [[who, 'subject']],
      {kind: 'neglect', outcomes: [outcome]},
      'a',
    );
    const later = concerns(
      ['2021-10-01', '2022-03-01'],
      [[who, 'subject']],
      {kind: 'school-absence', agency: 'education'},
      'b',
    );
    return ruleFlags(
      records({
        mentions: [who],
        notifications: [...early.notifications, ...later.notifications],
        involvements: [...early.involvements, ...later.involvements],
      }),
      'cumulative-neglect',
    );
  };
  expect(signs('nfa')).toMatchObject([{persons: ['c'], incidents: 4, firstKnowable: '2022-03-01'}]);
  expect(signs('assessment')).toEqual([]);
});

test('a child expected by a parent whose earlier child was removed is flagged when the pregnancy becomes known', () => {
  const [mother, elder] = [adult('mum', {asAt: '2020-01-01'}), child('elder', {asAt: '2020-01-01'})];
  const baby = mention('baby', {
    asAt: '2022-02-01',
    birth: {from: '2022-06-01', to: '2022-06-01', kind: 'expected'},
    lifeStage: 'unborn',
  });
  const removal = (day: string) =>
    ruleFlags(
      records({
        mentions: [mother, elder, baby],
        ties: [
          tie(mother, elder, 'parent', {receivedAt: '2020-01-01'}),
          tie(mother, baby, 'parent', {receivedAt: '2022-02-01'}),
        ],
        ...concerns([day], [[elder, 'subject']], {kind: 'care-entry'}),
      }),
      'unborn-after-removal',
    );
  expect(removal('2021-01-01')).toMatchObject([{persons: ['baby', 'mum', 'elder'], firstKnowable: '2022-02-01'}]);
  expect(removal('2022-07-01')).toEqual([]);
});

test('a missing child found twice at one place that is not home is flagged, and at home or once is not', () => {
  const who = child('c', {asAt: '2020-01-01', address: address('1 Home Road')});
  const found = (...places: string[]) =>
    ruleFlags(
      records({
        mentions: [who],
        stays: places.map((place, i) =>
          stay(who, address(place), {kind: 'found-at', start: `2022-0${i + 1}-02`, receivedAt: `2022-0${i + 1}-02`}),
        ),
        ...concerns(['2022-01-01', '2022-02-01'], [[who, 'subject']], {kind: 'missing'}),
      }),
      'missing-found-again',
    );
  expect(found('9 Far Road', '9 Far Road')).toMatchObject([{persons: ['c'], firstKnowable: '2022-02-02'}]);
  expect(found('9 Far Road', '8 Far Road')).toEqual([]);
  expect(found('1 Home Road', '1 Home Road')).toEqual([]);
});

test('a missing child found twice with one person is flagged, unless they are kin', () => {
  const [who, man] = [child('c', {asAt: '2020-01-01'}), adult('man', {asAt: '2020-01-01'})];
  const episodes = concerns(
    ['2022-01-01', '2022-02-01'],
    [
      [who, 'subject'],
      [man, 'found-with'],
    ],
    {kind: 'missing'},
  );
  const given = {mentions: [who, man], ...episodes};
  expect(ruleFlags(records(given), 'missing-found-again')).toMatchObject([{persons: ['c', 'man']}]);
  expect(ruleFlags(records({...given, ties: [tie(man, who, 'parent')]}), 'missing-found-again')).toEqual([]);
});

test('a child with a recent concern who turns up in another borough is flagged until that borough records one too', () => {
  const [before, after] = [
    child('c.1', {asAt: '2022-01-01', area: 'BRE'}),
    child('c.2', {asAt: '2022-06-01', area: 'EAL', agency: 'education'}),
  ];
  const here = concerns(['2022-03-01'], [[before, 'subject']], {area: 'BRE'}, 'a');
  const there = concerns(['2022-08-01'], [[after, 'subject']], {kind: 'child-concern', area: 'EAL'}, 'b');
  const moved = (parts: (typeof here)[]) =>
    ruleFlags(
      records({
        mentions: [before, after],
        notifications: parts.flatMap((part) => part.notifications),
        involvements: parts.flatMap((part) => part.involvements),
      }),
      'moved-with-concern',
    );
  expect(moved([here])).toMatchObject([{persons: ['c'], firstKnowable: '2022-06-01', facts: {from: 'BRE', to: 'EAL'}}]);
  expect(moved([here, there])).toEqual([]);
});

test('a plan open in the borough left is a concern, for two years, and a case closed with no further action is none', () => {
  const [before, after] = [
    child('c.1', {asAt: '2022-01-01', area: 'BRE'}),
    child('c.2', {asAt: '2022-06-01', area: 'EAL', agency: 'education'}),
  ];
  const moved = (day: string, given: Partial<ReturnType<typeof notification>>) =>
    ruleFlags(
      records({
        mentions: [before, after],
        ...concerns([day], [[before, 'subject']], {kind: 'child-protection-plan', area: 'BRE', ...given}),
      }),
      'moved-with-concern',
    );
  expect(moved('2020-09-01', {})).toMatchObject([
    {
      persons: ['c'],
      text: 'Child c, with 1 open concern in BRE (child-protection-plan of 2020-09-01), is known in EAL since 2022-06-01, where none is recorded',
    },
  ]);
  expect(moved('2020-05-01', {})).toEqual([]);
  expect(moved('2020-09-01', {kind: 'neglect'})).toEqual([]);
  expect(moved('2022-03-01', {kind: 'neglect', outcomes: ['nfa']})).toEqual([]);
});

test('a child whom one agency alone knows is flagged until another agency names the child', () => {
  const seen = child('c.1', {asAt: '2022-01-01', agency: 'police'});
  const enrolled = child('c.2', {asAt: '2022-09-01', agency: 'education'});
  const harm = concerns(['2022-03-01', '2022-04-01'], [[seen, 'victim']]);
  expect(ruleFlags(records({mentions: [seen], ...harm}), 'known-to-one-agency')).toMatchObject([
    {persons: ['c'], facts: {agency: 'police'}},
  ]);
  expect(ruleFlags(records({mentions: [seen, enrolled], ...harm}), 'known-to-one-agency')).toEqual([]);
  const grown = mention('c.1', {asAt: '2022-01-01', agency: 'police', birth: born('2004-03-31')});
  const ofGrown = concerns(['2022-03-01', '2022-04-01'], [[grown, 'victim']]);
  expect(ruleFlags(records({mentions: [grown], ...ofGrown}), 'known-to-one-agency')).toEqual([]);
});

test('silence after many incidents is flagged on the day on which it becomes unlikely, and not for a grown-up', () => {
  const quiet = (birth: string, seen: string[] = [], today = '2023-01-01') => {
    const who = mention('c', {asAt: '2020-01-01', birth: born(birth)});
    const rolls = seen.map((asAt, i) => mention(`c.${i}`, {asAt, agency: 'education', birth: born(birth)}));
    const other = child('other', {asAt: '2023-01-01'});
    const days = ['2021-01-01', '2021-02-15', '2021-04-01', '2021-05-15', '2021-07-01', '2021-08-15'];
    const last = notification('late', {eventAt: today});
    const own = concerns(days, [[who, 'subject']]);
    return ruleFlags(
      records({
        mentions: [who, ...rolls, other],
        notifications: [...own.notifications, last],
        involvements: [...own.involvements, involve(last, other, 'subject')],
      }),
      'gone-quiet',
    );
  };
  // 226 days, six incidents: silence is unlikely at 1 % after 226 * (0.01 ^ (-1 / 5) - 1) = 342 days.
  expect(quiet('2012-05-05')).toMatchObject([{firstKnowable: '2022-07-23', firstRecords: [], incidents: 6}]);
  expect(quiet('2002-05-05')).toEqual([]);
  // Who comes of age on the day has left the records of children by then, and the day before has not.
  expect([quiet('2005-01-01'), quiet('2005-01-02')].map((flags) => flags.length)).toEqual([0, 1]);
  // Who is on a school's roll is not out of sight, and the flag says so.
  const text = 'No concern was recorded about child c for 504 days, after 6 incidents in 226 days';
  const [unseen, seen] = [quiet('2012-05-05'), quiet('2012-05-05', ['2021-08-15', '2022-01-03', '2021-10-03'])];
  expect(unseen).toMatchObject([{text: `${text}, and no record of any sort since`}]);
  expect(seen).toMatchObject([{text: `${text}, and other records since, the latest of 2022-01-03 (education)`}]);
  expect(seen[0]!.score).toBe(unseen[0]!.score - 5);
  // A year after the silence was long enough, it is no news about a child whom a school has on its roll.
  expect(quiet('2012-05-05', ['2022-01-03'], '2023-07-23')).toHaveLength(1);
  expect(quiet('2012-05-05', ['2022-01-03'], '2023-07-24')).toEqual([]);
  expect(quiet('2012-05-05', [], '2023-07-24')).toHaveLength(1);
});

test('a MARAC repeat is judged by the definition that held on the day of the event', () => {
  const [him, her] = [adult('him', {asAt: '2010-01-01'}), adult('her', {asAt: '2010-01-01'})];
  const between = (referral: string, event: string) => {
    const pair: Parameters<typeof concerns>[1] = [
      [him, 'suspect'],
      [her, 'victim'],
    ];
    const parts = [
      concerns([referral], pair, {kind: 'marac-referral'}, 'm'),
      concerns([event], pair, {kind: 'antisocial-behaviour'}, 'e'),
    ];
    return ruleFlags(
      records({
        mentions: [him, her],
        notifications: parts.flatMap((part) => part.notifications),
        involvements: parts.flatMap((part) => part.involvements),
      }),
      'marac-repeat',
    );
  };
  expect(between('2021-01-01', '2021-06-01')).toHaveLength(1);
  expect(between('2015-01-01', '2015-06-01')).toEqual([]);
});

test('children whom a MARAC referral lists are no victims of it: the pair is flagged, once', () => {
  const [him, her, son] = [
    adult('him', {asAt: '2010-01-01'}),
    adult('her', {asAt: '2010-01-01'}),
    child('son', {asAt: '2015-01-01'}),
  ];
  const again = (victim: 'victim' | 'subject') =>
    ruleFlags(
      records({
        mentions: [him, her, son],
        ...concerns(
          ['2021-01-01', '2021-06-01'],
          [
            [him, 'suspect'],
            [her, victim],
            [son, victim === 'victim' ? 'subject' : 'sibling'],
          ],
          {kind: 'marac-referral'},
        ),
      }),
      'marac-repeat',
    );
  expect(again('victim')).toMatchObject([
    {
      persons: ['him', 'her'],
      text: '1 incident between him and her within 12 months of a MARAC referral, the latest on 2021-06-01, 151 days after the referral of 2021-01-01',
    },
  ]);
  // A list that calls nobody victim is about its subjects.
  expect(again('subject')).toMatchObject([{persons: ['him', 'her']}]);
});

test('re-referrals to social care within a year are counted, from the referral before, and contacts are none', () => {
  const who = child('c', {asAt: '2019-01-01'});
  const days = ['2020-01-01', '2021-06-01', '2021-09-01', '2022-01-01'];
  const counted = (outcome: 'assessment' | 'advice') =>
    ruleFlags(
      records({
        mentions: [who],
        ...concerns(days, [[who, 'subject']], {agency: 'social-care', outcomes: [outcome]}),
      }),
      'repeat-subject',
    ).map(({facts}) => facts['reReferrals']);
  expect(counted('assessment')).toEqual([2]);
  expect(counted('advice')).toEqual([0]);
});

test('a child referred again within twelve months is flagged for twelve months, and once in one assessment is one referral', () => {
  const [who, other] = [child('c', {asAt: '2019-01-01'}), child('other', {asAt: '2019-01-01'})];
  const referred = (days: string[], today: string) => {
    const own = concerns(days, [[who, 'subject']], {agency: 'social-care', outcomes: ['assessment']});
    const later = concerns([today], [[other, 'subject']], {}, 'later');
    return ruleFlags(
      records({
        mentions: [who, other],
        notifications: [...own.notifications, ...later.notifications],
        involvements: [...own.involvements, ...later.involvements],
      }),
      're-referral',
    );
  };
  expect(referred(['2021-01-10', '2021-03-01', '2022-01-10'], '2023-01-10')).toMatchObject([
    {
      persons: ['c'],
      incidents: 2,
      text: 'Child c was referred to social care on 2022-01-10, 365 days after the referral of 2021-01-10; 2 referrals in all',
    },
  ]);
  expect(referred(['2021-01-10', '2022-01-10'], '2023-01-11')).toEqual([]);
  expect(referred(['2021-01-10', '2022-01-11'], '2022-02-01')).toEqual([]);
  expect(referred(['2021-01-10', '2021-03-01'], '2021-04-01')).toEqual([]);
});

test('where a table of harm is imported, a flag says how far its place depends on the table', () => {
  const people = ['one', 'two'].map((id) => adult(id, {asAt: '2019-01-01'}));
  const victim = child('v', {asAt: '2019-01-01'});
  const kinds = ['domestic-abuse', 'sexual-abuse'] as const;
  const days = [
    ['2021-01-01', '2021-02-01', '2021-03-01', '2021-04-01', '2021-05-01'],
    ['2021-06-01', '2021-07-01', '2021-08-01'],
  ];
  const parts = people.map((person, i) =>
    concerns(
      days[i]!,
      [
        [person, 'suspect'],
        [victim, 'victim'],
      ],
      {kind: kinds[i]!},
      `p${i}x`,
    ),
  );
  const given = records({
    mentions: [...people, victim],
    notifications: parts.flatMap((part) => part.notifications),
    involvements: parts.flatMap((part) => part.involvements),
  });
  const harm = [{source: 'Index', date: '2025-01-01', weights: {'domestic-abuse': 10, 'sexual-abuse': 1000}}];
  const network = buildNetwork(given, resolve(given), {asOf: null});
  const flags = runSignals(network, {...SIGNALS, harm}, QUIET).filter(({rule}) => rule === 'repeat-perpetrator');
  const placesOf = (id: string): unknown => flags.find(({persons}) => persons[0] === id)?.facts['harmPlaces'];
  expect(placesOf('one')).toEqual({gravity: 1, 'Index 2025-01-01': 2, of: 2, apart: 1});
  expect(placesOf('two')).toEqual({gravity: 2, 'Index 2025-01-01': 1, of: 2, apart: 1});
});
