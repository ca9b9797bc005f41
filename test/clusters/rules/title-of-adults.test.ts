import {expect, test} from 'vitest';
import {titleOfAdults} from '../../../src/clusters/rules/title-of-adults.ts';

const linked = (...adults: number[]): {adult: number}[] => adults.map((adult) => ({adult}));

test('an alert says of those adults alone that they go to several families who do', () => {
  const all = 'children of several of 3 families that are not theirs';
  expect(titleOfAdults(new Set([1, 2]), linked(1, 1, 2, 2), 3)).toBe(`2 adults are each linked to ${all}`);
  expect(titleOfAdults(new Set([1, 2, 3]), linked(1, 1, 2, 3, 3), 3)).toBe(
    `2 adults are each linked to ${all}, and 1 more to children of one`,
  );
  expect(titleOfAdults(new Set([1, 2]), linked(1, 1, 2), 3)).toBe(
    `One adult is linked to ${all}, and 1 more to children of one`,
  );
  expect(titleOfAdults(new Set([1, 2]), linked(1, 2), 2)).toBe(
    '2 adults are linked to children of 2 families that are not theirs',
  );
});
