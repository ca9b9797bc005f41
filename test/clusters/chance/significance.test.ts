import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {createRng} from '../../../src/base/rng.ts';
import {
  chanceOfBest,
  continuationRate,
  expectedAbove,
  falseDiscoveryValues,
  poissonTail,
  rateFromSmallCounts,
  truncatedPoissonTail,
} from '../../../src/clusters/chance/significance.ts';

test('the upper tail of the Poisson distribution agrees with printed tables', () => {
  // 1 - cumulative values of any statistical table, mean 2.
  expect(poissonTail(0, 2)).toBe(1);
  expect(poissonTail(1, 2)).toBeCloseTo(0.8647, 4);
  expect(poissonTail(5, 2)).toBeCloseTo(0.0527, 4);
  expect(poissonTail(3, 0)).toBe(0);
});

test('where one event is sure, at least one has chance 1', () => {
  expect(truncatedPoissonTail(1, 0.3)).toBe(1);
  expect(truncatedPoissonTail(2, 0.3)).toBeCloseTo(poissonTail(2, 0.3) / poissonTail(1, 0.3), 12);
});

test('the rate comes from ones and twos and does not feel one large count', () => {
  const counts = [...Array.from({length: 200}, () => 1), ...Array.from({length: 20}, () => 2)];
  expect(rateFromSmallCounts(counts)).toBeCloseTo(0.2045, 3);
  expect(rateFromSmallCounts([...counts, 40])).toBe(rateFromSmallCounts(counts));
});

test('the share of counts that go on does not feel one large count, and is never 0', () => {
  const counts = [...Array.from({length: 200}, () => 1), ...Array.from({length: 20}, () => 2)];
  expect(continuationRate(counts)).toBeCloseTo(20.5 / 205, 6);
  expect(continuationRate([...counts, 40])).toBe(continuationRate(counts));
  expect(continuationRate([1, 1])).toBeGreaterThan(0);
});

test('how many groups chance gives is counted where draws reach the score, and falls beyond them', () => {
  const sorted = Float64Array.from({length: 1000}, (_, at) => at / 100);
  expect(expectedAbove(5, sorted, 100)).toBeCloseTo(5, 6);
  const beyond = [11, 12, 15].map((score) => expectedAbove(score, sorted, 100));
  expect(beyond[0]).toBeLessThan(0.1);
  expect(beyond).toEqual(beyond.toSorted((left, right) => right - left));
  expect(beyond[2]).toBeGreaterThan(0);
});

test('the chance of the most striking group is counted among draws; beyond them it is what rare groups come to', () => {
  const bests = Float64Array.from({length: 999}, (_, at) => (at + 1) / 500);
  expect(chanceOfBest(1, bests)).toBeCloseTo(0.501, 6);
  expect(chanceOfBest(1e-4, bests)).toBeCloseTo(1e-4, 6);
  expect(chanceOfBest(1e-4, bests.subarray(0, 0))).toBeLessThanOrEqual(1);
  // A hub that shows nothing at all is like any other that does.
  expect(chanceOfBest(Infinity, bests)).toBe(1);
});

test('chances of hubs that are no different from the draws are uniform, whichever of their groups is the most striking', () => {
  const rng = createRng(5);
  // Groups of a hub as points of a Poisson process, the rarest first.
  const best = (): number => -Math.log(1 - rng.next());
  const p = Array.from({length: 400}, () => chanceOfBest(best(), Float64Array.from({length: 199}, best).sort())).sort(
    (left, right) => left - right,
  );
  const distance = Math.max(...p.map((value, at) => Math.abs(value - (at + 0.5) / p.length)));
  // Kolmogorov-Smirnov bound at 5 % for 400 values, and the step of 1/200; the seed is fixed.
  expect(distance).toBeLessThan(1.36 / Math.sqrt(p.length) + 1 / 200);
});

test('q-values agree with the step-up rule of Benjamini and Hochberg and keep the order of p', () => {
  fc.assert(
    fc.property(fc.array(fc.double({min: 0.0001, max: 1, noNaN: true}), {minLength: 1, maxLength: 20}), (p) => {
      const q = falseDiscoveryValues(p.map((value) => value * p.length));
      for (const rate of [0.01, 0.05, 0.2]) {
        const sorted = p.toSorted((left, right) => left - right);
        const last = sorted.findLastIndex((value, at) => (value * p.length) / (at + 1) <= rate);
        const cut = last < 0 ? -1 : sorted[last]!;
        expect(q.map((value) => value <= rate)).toEqual(p.map((value) => value <= cut));
      }
    }),
  );
});
