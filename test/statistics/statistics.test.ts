import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {createRng} from '../../src/base/rng.ts';
import {compareRows, fisherTest, pearson} from '../../src/statistics/contingency.ts';
import {binomialTail, chiSquareTail, lnChoose, lnGamma, tTails} from '../../src/statistics/distributions.ts';
import {holm} from '../../src/statistics/holm.ts';
import {permutationTest} from '../../src/statistics/permutation.ts';
import {mantelHaenszel} from '../../src/statistics/mantel-haenszel.ts';
import {wilsonInterval} from '../../src/statistics/proportion.ts';
import {describeSample, welchTest} from '../../src/statistics/welch.ts';

const random = (): (() => number) => {
  const rng = createRng(1);
  return () => rng.next();
};

test('a binomial tail is the sum of its terms', () => {
  expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 14);
  expect(binomialTail(0, 7, 0.2)).toBe(1);
  for (const [least, count, chance] of [
    [1, 4, 0.1],
    [5, 30, 0.3],
    [30, 30, 0.7],
  ] as const) {
    const term = (hits: number): number =>
      Math.exp(lnChoose(count, hits) + hits * Math.log(chance) + (count - hits) * Math.log(1 - chance));
    const sum = Array.from({length: count - least + 1}, (_, at) => term(least + at)).reduce((all, one) => all + one);
    expect(binomialTail(least, count, chance)).toBeCloseTo(sum, 12);
  }
});

test('tail areas agree with printed tables', () => {
  // Critical values of the usual tables (5 %, 1 %, 0.1 %).
  for (const [x, df, p] of [
    [3.841458820694124, 1, 0.05],
    [6.6348966010212145, 1, 0.01],
    [18.307038053275146, 10, 0.05],
    [29.58829844507442, 10, 0.001],
    [124.34211340400407, 100, 0.05],
  ] as const)
    expect(chiSquareTail(x, df)).toBeCloseTo(p, 10);
  for (const [t, df, p] of [
    [12.706204736432095, 1, 0.05],
    [2.2281388519649385, 10, 0.05],
    [3.169272672616951, 10, 0.01],
    [1.9839715184496334, 100, 0.05],
  ] as const)
    expect(tTails(t, df)).toBeCloseTo(p, 10);
  expect(Math.exp(lnGamma(11))).toBeCloseTo(3628800, 5);
});

test('chi-square with two degrees of freedom is an exponential, and t with one is a Cauchy', () => {
  fc.assert(
    fc.property(fc.double({min: 0.01, max: 60, noNaN: true}), (x) => {
      expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 11);
      expect(tTails(x, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(x), 11);
    }),
  );
});

test('Fisher: the lady tasting tea, and the twins of his own example', () => {
  expect(fisherTest(3, 1, 1, 3)).toBeCloseTo(34 / 70, 12);
  expect(fisherTest(4, 0, 0, 4)).toBeCloseTo(2 / 70, 12);
  // Criminal twins (Fisher 1935): 10 and 3 of the like, 2 and 15 of the unlike; two-sided p of R's fisher.test.
  expect(fisherTest(10, 3, 2, 15)).toBeCloseTo(0.0005367, 7);
});

test('the exact test agrees with a count over all ways to deal the rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({min: 0, max: 4}), fc.integer({min: 0, max: 4})), {minLength: 2, maxLength: 4}),
      (columns) => {
        const [first, second] = [columns.map(([a]) => a), columns.map(([, b]) => b)];
        const test = compareRows(first, second, random());
        if (test === null) return;
        expect(test.test).toBe('exact');
        expect(test.p).toBeCloseTo(dealt(first, second), 9);
      },
    ),
    {numRuns: 60},
  );
});

/** Goes through every first row with the same margins. */
function dealt(first: readonly number[], second: readonly number[]): number {
  const sums = first.map((count, at) => count + second[at]!);
  const size = first.reduce((sum, count) => sum + count, 0);
  const rows = sums.reduce<number[][]>(
    (all, sum) => all.flatMap((row) => Array.from({length: sum + 1}, (_, count) => [...row, count])),
    [[]],
  );
  const ways = (row: readonly number[]): number =>
    row.reduce((product, count, at) => product * choose(sums[at]!, count), 1);
  const possible = rows.filter((row) => row.reduce((sum, count) => sum + count, 0) === size);
  const total = possible.reduce((sum, row) => sum + ways(row), 0);
  const rare = possible.filter((row) => ways(row) <= ways(first) * (1 + 1e-9));
  return rare.reduce((sum, row) => sum + ways(row), 0) / total;
}

const choose = (n: number, k: number): number => {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return Math.round(ways);
};

test('large counts go by chi-square, small ones exactly, many columns by seeded draws near the exact chance', () => {
  const large = compareRows([30, 40, 50], [50, 40, 30], random())!;
  expect(large).toMatchObject({test: 'chi-square', df: 2, draws: 0});
  expect(large.statistic).toBeCloseTo(10, 12);
  expect(large.p).toBeCloseTo(Math.exp(-5), 12);
  const [first, second] = [
    [39, 60, 17, 22, 1, 0, 11, 2, 1, 4, 1, 1, 0, 0, 2, 9],
    [28, 48, 20, 22, 2, 1, 5, 1, 0, 0, 1, 0, 3, 2, 2, 6],
  ];
  const drawn = compareRows(first!, second!, random())!;
  expect(drawn.test).toBe('exact, drawn');
  expect(compareRows(first!, second!, random())!.p).toBe(drawn.p);
  expect(drawn.p).toBeGreaterThan(0.1);
  // Where both can be had, the draws agree with the enumeration to their own error.
  expect(compareRows([1, 5], [5, 1], random())!.p).toBeCloseTo(fisherTest(1, 5, 5, 1), 12);
});

test('nothing to compare gives no test', () => {
  expect(compareRows([0, 0], [3, 4], random())).toBeNull();
  expect(compareRows([3, 0], [4, 0], random())).toBeNull();
  expect(pearson([10, 20], [20, 40]).statistic).toBeCloseTo(0, 12);
});

test("Welch: Student's sleep data", () => {
  // Extra hours of sleep under two drugs (Student 1908), as unpaired samples; t, df and p of R's t.test.
  const one = describeSample([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);
  const two = describeSample([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
  const {t, df, p} = welchTest(one, two)!;
  expect([t, df, p].map((value) => Number(value.toFixed(5)))).toEqual([-1.86081, 17.77647, 0.07939]);
  expect(welchTest({n: 1, mean: 2, sd: Number.NaN}, two)).toBeNull();
  expect(welchTest({n: 5, mean: 2, sd: 0}, {n: 5, mean: 2, sd: 0})).toBeNull();
});

test('Wilson: published limits, and always within 0 and 1', () => {
  // Newcombe (1998), table of 81 in 263 and 0 in 20.
  expect(wilsonInterval(81, 263).low).toBeCloseTo(0.2553, 4);
  expect(wilsonInterval(81, 263).high).toBeCloseTo(0.3662, 4);
  expect(wilsonInterval(0, 20).high).toBeCloseTo(0.1611, 4);
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (hits, misses) => {
      const {share, low, high} = wilsonInterval(hits, hits + misses);
      if (hits + misses > 0) expect(low <= share && share <= high && low >= 0 && high <= 1).toBe(true);
    }),
  );
});

test('Mantel-Haenszel: admissions to Berkeley', () => {
  // Bickel, Hammel & O'Connell 1975, by department: men admitted, refused, women admitted, refused. R's mantelhaen.test.
  const strata = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
  ].map(([a, b, c, d]) => ({groupWith: a!, groupWithout: b!, restWith: c!, restWithout: d!}));
  const {oddsRatio, low, high, p} = mantelHaenszel(strata)!;
  expect(oddsRatio).toBeCloseTo(0.9046968, 6);
  expect(low).toBeCloseTo(0.7719074, 6);
  expect(high).toBeCloseTo(1.0603298, 6);
  // Without correction: M2 = 1.5246.
  expect(p).toBeCloseTo(0.2169, 4);
  expect(mantelHaenszel([{groupWith: 3, groupWithout: 0, restWith: 4, restWithout: 0}])).toBeNull();
});

test('the permutation test agrees with dealing out every way', () => {
  const values = fc.array(fc.integer({min: -3, max: 9}), {minLength: 1, maxLength: 5});
  fc.assert(
    fc.property(values, values, (first, second) => {
      expect(permutationTest(first, second)).toBeCloseTo(everyDeal(first, second), 9);
    }),
    {numRuns: 80},
  );
  expect(permutationTest([], [1])).toBeNull();
});

function everyDeal(first: readonly number[], second: readonly number[]): number {
  const pooled = [...first, ...second];
  const mean = pooled.reduce((sum, value) => sum + value, 0) / pooled.length;
  const distance = (sum: number): number => Math.abs(sum - mean * first.length);
  const observed = distance(first.reduce((sum, value) => sum + value, 0));
  let [far, all] = [0, 0];
  for (let deal = 0; deal < 1 << pooled.length; deal++) {
    const taken = pooled.filter((_, at) => (deal >> at) & 1);
    if (taken.length !== first.length) continue;
    all++;
    if (distance(taken.reduce((sum, value) => sum + value, 0)) >= observed - 1e-9) far++;
  }
  return far / all;
}

test('Holm: four p-values by hand, never falling and never above 1', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(3)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([0.7, 0.9])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});
