import {expect, test} from 'vitest';
import {JudgedApart} from '../../../../src/resolve/link/decide/judged-apart.ts';

test('only clusters that hold the two sides of one judgement are apart, whichever is asked about first', () => {
  const apart = new JudgedApart([
    {left: [1, 2], right: [3]},
    {left: [4], right: [2, 5]},
  ]);
  const told = (left: number, right: number) => [apart.areApart(left, right), apart.areApart(right, left)];
  for (const [left, right] of [
    [1, 3],
    [2, 3],
    [4, 2],
    [4, 5],
  ] as const)
    expect([left, right, told(left, right)]).toEqual([left, right, [true, true]]);
  // Two of one side may be one person, and so may sides of different judgements, and whom nobody spoke of.
  for (const [left, right] of [
    [1, 2],
    [2, 5],
    [1, 4],
    [3, 5],
    [3, 4],
    [1, 9],
    [8, 9],
  ] as const)
    expect([left, right, told(left, right)]).toEqual([left, right, [false, false]]);
});

test('a cluster keeps out what any that grew into it did', () => {
  const apart = new JudgedApart([
    {left: [1], right: [2]},
    {left: [3], right: [4]},
  ]);
  apart.join(1, 3);
  apart.join(7, 1);
  for (const other of [2, 4])
    expect([other, apart.areApart(7, other), apart.areApart(other, 7)]).toEqual([other, true, true]);
  apart.join(4, 2);
  expect(apart.areApart(7, 4)).toBe(true);
  expect(apart.areApart(7, 8)).toBe(false);
});
