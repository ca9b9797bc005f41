import {expect, test} from 'vitest';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {pastFlags} from '../../src/engine/history/past-flags.ts';
import {replay} from '../../src/engine/history/replay.ts';
import {adult, child, concerns, flagsOf} from '../support/concerns.ts';
import {QUIET} from '../../src/base/context.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {standingOf} from '../../src/signals/standing.ts';
import {records, resolve} from '../support/records.ts';

const [him, girl] = [adult('him', {asAt: '2019-01-01'}), child('girl', {asAt: '2019-01-01'})];
const given = records({
  mentions: [him, girl],
  ...concerns(
    ['2021-01-01', '2021-03-01', '2021-02-01', '2021-06-01'],
    [
      [him, 'suspect'],
      [girl, 'victim'],
    ],
  ),
});

test('flags stand in order of the day on which they could first have been known, with the record of that day', () => {
  const list = replay(flagsOf(given), [], given, null, null);
  const days = list.map(({day}) => day);
  expect(days).toEqual(days.toSorted());
  // The third incident to be received is that of March, whatever the order of its id.
  const repeat = list.find(({rule}) => rule === 'repeat-subject');
  expect(repeat).toMatchObject({day: '2021-03-01', records: [{record: 'n1', agency: 'police'}]});
});

test('a period holds its first and its last day, and nothing outside', () => {
  const all = replay(flagsOf(given), [], given, null, null);
  const within = (from: string | null, to: string | null) =>
    replay(flagsOf(given), [], given, from, to).map(({id}) => id);
  expect(within('2021-03-01', '2021-03-01')).toEqual(all.filter(({day}) => day === '2021-03-01').map(({id}) => id));
  expect(within('2021-03-02', null).length + within(null, '2021-03-01').length).toBe(all.length);
});

test('a flag that a later record took back is replayed with what it said when it came, and the day on which it went', () => {
  const seen = child('girl.1', {asAt: '2022-01-01', agency: 'education'});
  const later = records({...given, mentions: [...given.mentions, seen]});
  const network = buildNetwork(later, resolve(later), {asOf: null});
  const standing = standingOf(network, DEFAULT_CONFIG.signals, QUIET);
  const past = pastFlags({network: () => network, standing: () => standing, config: DEFAULT_CONFIG});
  const list = replay([...flagsOf(later), ...past], [], later, null, null);
  expect(list.filter(({until}) => until !== null)).toMatchObject([
    {
      rule: 'known-to-one-agency',
      day: '2021-02-01',
      until: '2022-01-01',
      persons: ['girl'],
      text: 'Child girl, subject or victim of 2 incidents, is in the records of police alone',
      records: [{record: 'n2'}],
    },
  ]);
});
