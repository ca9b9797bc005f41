import {expect, test} from 'vitest';
import {buildNetwork} from '../../src/network/build.ts';
import {families, kinWithin} from '../../src/network/around/kin.ts';
import {commonNeighbours, neighboursOf} from '../../src/network/around/neighbours.ts';
import type {Network} from '../../src/network/network.ts';
import {spellsOf} from '../../src/network/spells.ts';
import {DAY_MAX, dayToIso, isoToDay} from '../../src/base/day.ts';
import type {Records} from '../../src/model/records.ts';
import {address, mention, records, resolve, stay, tie} from '../support/records.ts';

const build = (given: Records): Network => buildNetwork(given, resolve(given), {asOf: null});
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => mention(id, {asAt: '2020-01-01'})) as [
  ReturnType<typeof mention>,
  ReturnType<typeof mention>,
  ReturnType<typeof mention>,
  ReturnType<typeof mention>,
];
const mentions = [a, b, c, d];

test('neighbours come by how few others they have, cut off with the full count', () => {
  const ties = [tie(a, b, 'sibling'), tie(a, c, 'associate'), tie(b, c, 'associate'), tie(b, d, 'associate')];
  const {neighbours, count} = neighboursOf(build(records({mentions, ties})), 0, 1);
  expect(neighbours.map(({person, degree}) => ({person, degree}))).toEqual([{person: 2, degree: 2}]);
  expect(count).toBe(2);
});

test('common neighbours show the join to each side', () => {
  const ties = [tie(a, b, 'sibling'), tie(c, b, 'associate'), tie(a, d, 'associate')];
  const found = commonNeighbours(build(records({mentions, ties})), 0, 2);
  expect(found.map(({person, left, right}) => [person, left.kind, right.kind])).toEqual([[1, 'sibling', 'associate']]);
});

test('families go by the day: a partner belongs while the tie holds', () => {
  const network = build(
    records({
      mentions,
      ties: [
        tie(a, b, 'parent'),
        tie(c, a, 'partner', {start: '2018-01-01', end: '2019-12-31'}),
        tie(d, b, 'foster-carer'),
      ],
    }),
  );
  expect([...families(network, isoToDay('2019-06-01'))]).toEqual([0, 0, 0, 3]);
  expect([...families(network, isoToDay('2020-06-01'))]).toEqual([0, 0, 2, 3]);
  expect([...families(network, null)]).toEqual([0, 0, 0, 3]);
});

test('kin are counted in steps, and not through the one left out', () => {
  const network = build(records({mentions, ties: [tie(a, b, 'parent'), tie(a, c, 'parent'), tie(c, d, 'sibling')]}));
  expect(new Set(kinWithin(network, 1, 2, -1, DAY_MAX).keys())).toEqual(new Set([0, 1, 2]));
  expect([...kinWithin(network, 1, 3, 0, DAY_MAX).keys()]).toEqual([1]);
});

test('an open tenancy ends when the tenant is recorded at another address', () => {
  const network = build(
    records({
      mentions: [
        mention('a.1', {asAt: '2020-05-01', address: address('2 Low Road')}),
        mention('a.2', {asAt: '2019-01-01'}),
      ],
      stays: [stay(mention('a.2'), address('1 High Street'), {start: '2019-01-01', asAt: '2019-01-01'})],
    }),
  );
  expect(spellsOf(network, 0, DAY_MAX).map(({from, to}) => [dayToIso(from), dayToIso(to)])).toEqual([
    ['2019-01-01', '2020-04-30'],
    ['2020-05-01', '2020-05-01'],
  ]);
});
