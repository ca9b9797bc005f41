import {expect, test} from 'vitest';
import {RingfenceError} from '../../src/base/errors.ts';
import {stateOf} from '../../src/questions/practice/clocks.ts';
import {isoToDay} from '../../src/base/day.ts';
import {address, born, involve, mention, notification, records, stay, tie} from '../support/records.ts';
import {ask, inquireInto} from '../support/inquiry.ts';

const CLOCKS = {redHours: 4, amber: 1, green: 3, blue: 5};

test('an unborn child whose father had a child taken into care is found, and not once it is born', () => {
  const unborn = mention('u', {birth: {from: '2023-02-01', to: '2023-02-01', kind: 'expected'}, lifeStage: 'unborn'});
  const father = mention('f', {lifeStage: 'adult'});
  const earlier = mention('c', {birth: born('2015-05-01')});
  const care = notification('n', {kind: 'care-entry', eventAt: '2020-01-01'});
  const given = {
    mentions: [unborn, father, earlier],
    ties: [tie(father, unborn, 'parent'), tie(father, earlier, 'parent')],
    notifications: [care],
    involvements: [involve(care, earlier, 'subject')],
  };
  const rows = ask(inquireInto(records(given)), 'unborn-after-removal');
  expect(rows.map(({person, adult, removed}) => [person, adult, removed])).toEqual([
    ['u', 'Ada Test (f)', ['Ada Test (c)']],
  ]);
  const birth = mention('u.2', {birth: born('2023-01-28'), asAt: '2023-01-29'});
  expect(ask(inquireInto(records({...given, mentions: [...given.mentions, birth]})), 'unborn-after-removal')).toEqual(
    [],
  );
});

test('reports on one family that were never borne out are counted by who made them', () => {
  const referrer = mention('r');
  const children = [mention('a', {birth: born('2015-01-01')}), mention('b', {birth: born('2017-01-01')})] as const;
  const notifications = (['unsubstantiated', 'malicious', 'confirmed'] as const).map((allegation, at) =>
    notification(`n${at}`, {allegation, eventAt: `2022-0${at + 1}-01`, receivedAt: '2023-01-10'}),
  );
  const inquiry = inquireInto(
    records({
      mentions: [referrer, ...children],
      ties: [tie(children[0], children[1], 'sibling')],
      notifications,
      involvements: notifications.flatMap((item, at) => [
        involve(item, referrer, 'referrer'),
        involve(item, children[at % 2]!, 'subject'),
      ]),
    }),
  );
  const [row, ...others] = ask(inquiry, 'repeat-unsubstantiated-referrer');
  expect(others).toEqual([]);
  expect([row!['person'], row!['doubted'], row!['malicious'], row!['otherwise']]).toEqual(['r', 2, 1, 1]);
  expect(ask(inquiry, 'repeat-unsubstantiated-referrer', {min: '3'})).toEqual([]);
});

test('clocks: red runs by the hour, amber and green by working days, over Easter too', () => {
  const state = (rag: 'red' | 'amber' | 'green', receivedAt: string, decidedAt: string | null, today: string) =>
    stateOf(notification('n', {ragInitial: rag, receivedAt, decidedAt}), isoToDay(today), CLOCKS);
  expect(state('red', '2023-03-01T10:00', '2023-03-01T14:00', '2023-03-31')).toBe('in time');
  expect(state('red', '2023-03-01T10:00', '2023-03-01T14:01', '2023-03-31')).toBe('late');
  // Thursday before Easter: Friday and Monday are bank holidays, so Tuesday is the first working day after.
  expect(state('amber', '2023-04-06T16:00', '2023-04-11T09:00', '2023-04-30')).toBe('in time');
  expect(state('amber', '2023-04-06T16:00', '2023-04-12T09:00', '2023-04-30')).toBe('late');
  expect(state('green', '2023-04-06T16:00', null, '2023-04-13')).toBe('waiting');
  expect(state('green', '2023-04-06T16:00', null, '2023-04-14')).toBe('waiting late');
  // A decision of tomorrow is not known today.
  expect(state('green', '2023-04-06T16:00', '2023-04-15T09:00', '2023-04-14')).toBe('waiting late');
});

test('a tie is used only after it began when a path must go forward in time', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => mention(id)) as [
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
    ReturnType<typeof mention>,
  ];
  const inquiry = inquireInto(
    records({
      mentions: [a, b, c],
      ties: [
        tie(a, b, 'partner', {start: '2022-01-01'}),
        tie(b, c, 'sibling', {start: '2020-01-01', end: '2021-01-01'}),
      ],
    }),
  );
  expect(ask(inquiry, 'shortest-paths', {from: 'a', to: 'c'})).toHaveLength(2);
  expect(ask(inquiry, 'shortest-paths', {from: 'a', to: 'c', time: 'forward'})).toEqual([]);
  expect(ask(inquiry, 'shortest-paths', {from: 'c', to: 'a', time: 'forward'})).toHaveLength(2);
});

test('two tenancies one after another are no life together', () => {
  const home = address('1 High Street');
  const [a, b, c] = [mention('a'), mention('b'), mention('c')];
  const inquiry = inquireInto(
    records({
      mentions: [a, b, c],
      stays: [
        stay(a, home, {start: '2020-01-01', end: '2020-12-31'}),
        stay(b, home, {start: '2021-01-01', end: '2021-12-31'}),
        stay(c, home, {start: '2020-12-31', end: '2021-03-01'}),
      ],
    }),
  );
  const names = (person: string): unknown[] => ask(inquiry, 'lived-with', {person}).map((row) => row['person']);
  expect([names('a'), names('b'), names('c')]).toEqual([['c'], ['c'], ['a', 'b']]);
});

test('wrong parameters are all named at once, and a missing table says what it holds', () => {
  const inquiry = inquireInto(records({mentions: [mention('a')]}));
  const refusal = (name: string, given: Record<string, string>): string => {
    try {
      ask(inquiry, name, given);
    } catch (error) {
      expect(error).toBeInstanceOf(RingfenceError);
      return `${(error as RingfenceError).code} ${(error as Error).message}`;
    }
    throw new Error('not refused');
  };
  const message = refusal('repeat-no-further-action', {incidents: 'three', weeks: '4'});
  for (const part of ['USAGE', 'incidents:', 'weeks', 'incidents, months']) expect(message).toContain(part);
  expect(refusal('known-on', {person: 'nobody'})).toContain('NOT_FOUND');
  expect(refusal('who-viewed', {person: 'a'})).toContain('--table log=FILE.csv');
  expect(refusal('knows-involved', {ties: 'friend'})).toContain('ties.0');
  expect(refusal('ex-partners', {})).toContain('person is needed (--param person=...): The adult asked about');
  expect(refusal('expand', {person: 'a', after: '2020-13-01'})).toContain('after: expected a day of the calendar');
  expect(refusal('expand', {person: 'a', after: '2021-01-01', before: '2020-01-01'})).toContain('later than');
});

test('a home that is withheld joins nobody, and the line of one is not told', () => {
  const haven = {...address('9 Hidden Lane', 'SE9 1QZ'), protected: true};
  const line = {phones: ['07700 900123'], address: haven};
  const [a, b, c] = [mention('a', line), mention('b', line), mention('c', {phones: ['07700 900123']})];
  const inquiry = inquireInto(
    records({
      mentions: [a, b, c],
      stays: [a, b].map((who) => stay(who, haven, {kind: 'refuge', start: '2022-01-01'})),
    }),
  );
  expect(ask(inquiry, 'shortest-paths', {from: 'a', to: 'b'})).toEqual([]);
  expect(ask(inquiry, 'expand', {person: 'a'})).toEqual([]);
  expect(ask(inquiry, 'lived-with', {person: 'a'})).toEqual([]);
  expect(ask(inquiry, 'homes')).toEqual([]);
  expect(ask(inquiry, 'shared-phones-and-vehicles')).toEqual([]);
  const [spell] = ask(inquiry, 'addresses-of', {person: 'a'});
  expect([spell!['dwelling'], spell!['address'], spell!['children']]).toEqual([null, 'protected address', []]);
});
