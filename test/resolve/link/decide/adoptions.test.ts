import {expect, test} from 'vitest';
import {isoToDay} from '../../../../src/base/day.ts';
import type {Mention} from '../../../../src/model/mention.ts';
import type {Tie} from '../../../../src/model/notification.ts';
import {adoptionSideOf, areAcrossAdoption} from '../../../../src/resolve/link/decide/adoptions.ts';
import {mention, tie} from '../../../support/records.ts';

const adopter = mention('ann');
const adopted = (child: Mention, start: string | null): Tie => tie(adopter, child, 'adoptive-parent', {start});
const placed = (child: Mention): Tie => tie(adopter, child, 'adoptive-parent', {detail: 'placement'});

/** What one record of a day says of adoption. */
const side = (day: string, tiesOf: (child: Mention) => Tie[]) => {
  const child = mention('child', {asAt: day});
  return adoptionSideOf([child], tiesOf(child));
};

test('of several orders the last that is dated counts, in whatever order they are told', () => {
  const orders = (days: (string | null)[]) => side('2024-01-01', (child) => days.map((day) => adopted(child, day)));
  for (const days of [
    ['2020-05-01', '2022-05-01', null],
    [null, '2022-05-01', '2020-05-01'],
    ['2022-05-01', null, '2020-05-01'],
  ])
    expect(orders(days).orderFrom).toBe(isoToDay('2022-05-01'));
});

test('a record is of the identity before the order if it is older than a placement lasts, or tells of the placement', () => {
  const after = side('2024-01-01', (child) => [adopted(child, '2022-05-01')]);
  const old = (day: string) => side(day, () => []);
  // 400 days before the order.
  expect(areAcrossAdoption(after, old('2021-03-26'))).toBe(true);
  expect(areAcrossAdoption(after, old('2021-03-27'))).toBe(false);
  expect(areAcrossAdoption(old('2021-03-26'), after)).toBe(true);
  expect(
    areAcrossAdoption(
      after,
      side('2022-01-01', (child) => [placed(child)]),
    ),
  ).toBe(true);
  expect(areAcrossAdoption(after, after)).toBe(false);
});

test('of an order that nobody dated only a placement is known to be before it', () => {
  const after = side('2024-01-01', (child) => [adopted(child, null)]);
  expect(
    areAcrossAdoption(
      after,
      side('1990-01-01', () => []),
    ),
  ).toBe(false);
  expect(
    areAcrossAdoption(
      after,
      side('2022-01-01', (child) => [placed(child)]),
    ),
  ).toBe(true);
});

test('an adoption of another child says nothing of this one', () => {
  const other = mention('other');
  expect(side('2024-01-01', () => [adopted(other, '2020-05-01'), placed(other)])).toEqual(side('2024-01-01', () => []));
});

test('no other tie tells of an order, and the day of a placement is none of an order', () => {
  const nothing = side('2024-01-01', () => []);
  expect(side('2024-01-01', (child) => [tie(adopter, child, 'parent', {start: '2020-05-01'})])).toEqual(nothing);
  const since = (start: string | null) =>
    side('2024-01-01', (child) => [tie(adopter, child, 'adoptive-parent', {detail: 'placement', start})]);
  expect(since('2020-05-01')).toEqual(since(null));
});

test('an adoption lies between an identity that an order gave and one that none did, and between no others', () => {
  const ordered = (day: string) => side(day, (child) => [adopted(child, '2020-05-01')]);
  const waiting = side('2019-01-01', (child) => [placed(child)]);
  const [early, late] = [side('2010-01-01', () => []), side('2024-01-01', () => [])];
  const across = (one: typeof early, other: typeof early) => [
    areAcrossAdoption(one, other),
    areAcrossAdoption(other, one),
  ];
  expect(across(ordered('2021-01-01'), early)).toEqual([true, true]);
  expect(across(ordered('2021-01-01'), waiting)).toEqual([true, true]);
  expect(across(ordered('2021-01-01'), late)).toEqual([false, false]);
  expect(across(ordered('2021-01-01'), ordered('2010-01-01'))).toEqual([false, false]);
  expect(across(waiting, early)).toEqual([false, false]);
  expect(across(waiting, late)).toEqual([false, false]);
});
