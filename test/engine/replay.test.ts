import {expect, test} from 'vitest';
import {replay} from '../../src/engine/replay.ts';
import {adult, child, concerns, flagsOf} from '../support/concerns.ts';
import {records} from '../support/records.ts';

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
