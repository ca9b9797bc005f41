import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {createRng} from '../../../src/base/rng.ts';
import {falseDiscoveryCut} from '../../../src/signals/false-discovery.ts';
import {laplaceTrend, mannKendall} from '../../../src/signals/facts/trend.ts';

function falls(values: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + values.slice(0, at).filter((earlier) => earlier > value).length, 0);
}

function orders<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, at) => orders(values.toSpliced(at, 1)).map((rest) => [value, ...rest]));
}

test('Mann-Kendall gives the share of all orders that fall no more often, ties and all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: 0, max: 4}), {minLength: 2, maxLength: 6}), (values) => {
      const all = orders(values);
      const asOrdered = all.filter((order) => falls(order) <= falls(values)).length / all.length;
      expect(mannKendall(values).p).toBeCloseTo(asOrdered, 10);
    }),
    {numRuns: 60},
  );
});

test('four rising incidents are the least that reach one in twenty', () => {
  expect(mannKendall([1, 2, 3, 4]).p).toBeCloseTo(1 / 24, 12);
  expect(mannKendall([1, 2, 3]).p).toBeGreaterThan(0.05);
  expect(mannKendall([2, 2, 2, 2])).toMatchObject({p: 1, least: 1});
  expect(mannKendall([4, 3, 2, 1]).least).toBeCloseTo(1 / 24, 12);
});

test('the Laplace test of one inner event is its place, counted from the end', () => {
  expect(laplaceTrend([0, 75, 100]).p).toBeCloseTo(0.25, 12);
});

test('the Laplace test of evenly spread events is even odds', () => {
  expect(laplaceTrend([0, 10, 20, 30, 40, 50]).p).toBeCloseTo(0.5, 12);
});

test('the Laplace test agrees with drawing the inner events at random', () => {
  const rng = createRng(5);
  const times = [0, 40, 55, 80, 90, 95, 100];
  const inner = times.slice(1, -1);
  const sum = inner.reduce((total, time) => total + time / 100, 0);
  let atLeast = 0;
  for (let draw = 0; draw < 40_000; draw++) {
    let drawn = 0;
    for (let i = 0; i < inner.length; i++) drawn += rng.next();
    if (drawn >= sum) atLeast++;
  }
  expect(laplaceTrend(times).p).toBeCloseTo(atLeast / 40_000, 2);
});

const anyLevel = (...ps: number[]): {p: number; least: number}[] => ps.map((p) => ({p, least: 0}));

test('no more is let through than the false-discovery rate allows', () => {
  expect(falseDiscoveryCut(anyLevel(0.001, 0.02, 0.04, 0.9), 0.05, 0.05)).toBe(0.02);
  expect(falseDiscoveryCut(anyLevel(0.2, 0.6, 0.9), 0.05, 0.05)).toBe(-1);
  expect(falseDiscoveryCut([], 0.05, 0.05)).toBe(-1);
});

test('series too short to reach a level are not counted against it', () => {
  const long = mannKendall([1, 2, 3, 4, 5, 6]);
  const short = mannKendall([3, 1, 2, 4]);
  expect(falseDiscoveryCut([long, ...anyLevel(...Array.from({length: 60}, () => 0.5))], 0.05, 0.05)).toBe(-1);
  expect(falseDiscoveryCut([long, ...Array.from({length: 60}, () => short)], 0.05, 0.05)).toBe(long.p);
});

test('where nothing changes, hardly anything is let through', () => {
  const rng = createRng(9);
  let discoveries = 0;
  for (let pool = 0; pool < 200; pool++) {
    const tests = Array.from({length: 100}, () => mannKendall(Array.from({length: 5 + rng.int(5)}, () => rng.next())));
    if (falseDiscoveryCut(tests, 0.2, 0.05) >= 0) discoveries++;
  }
  // With no true discovery the rate is the share of pools in which anything passes.
  expect(discoveries / 200).toBeLessThan(0.25);
  expect(discoveries).toBeGreaterThan(0);
});
