import {expect, test} from 'vitest';
import {precisionLimit, type Linked} from '../../bench/quality/limit.ts';

const many = (count: number, isMember: boolean, sort: string, isSure = false): Linked[] =>
  Array.from({length: count}, () => ({isMember, isSure, sort}));

test('the sort with the largest share of members comes first, and of the last only what the recall needs', () => {
  const linked = [
    ...many(80, true, 'far 0', true),
    ...many(10, true, 'far 0'),
    ...many(5, false, 'far 0'),
    ...many(10, true, 'far 1'),
    ...many(20, false, 'far 1'),
  ];
  expect(precisionLimit(linked, 100, 0.8)).toBe(1);
  expect(precisionLimit(linked, 100, 0.9)).toBeCloseTo(90 / 95, 10);
  expect(precisionLimit(linked, 100, 0.95)).toBeCloseTo(95 / 110, 10);
});

test('members without a link are found by nobody', () => {
  expect(precisionLimit(many(90, true, 'far 0'), 100, 0.95)).toBeNull();
});
