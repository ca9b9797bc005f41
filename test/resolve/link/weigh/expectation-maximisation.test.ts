import {describe, expect, test} from 'vitest';
import {createRng, type Rng} from '../../../../src/base/rng.ts';
import {
  B,
  BIRTH,
  COMPARISON_COUNT,
  COMPARISONS,
  GIVEN,
  LOCAL,
  N,
} from '../../../../src/resolve/link/compare/comparisons.ts';
import {
  PatternCounter,
  trainModel,
  type PatternCounts,
} from '../../../../src/resolve/link/weigh/expectation-maximisation.ts';
import {startModel, type LinkModel} from '../../../../src/resolve/link/weigh/link-model.ts';

const PAIRS = 60_000;
const PRIOR_SAME = 0.06;
const PRIOR_FAMILY = 0.03;

/** Shares of the truth: as published, but for forenames that are spelt in another way more often. */
const TRUTH = COMPARISONS.map(({levels}) => ({
  same: levels.map(({m}) => m),
  family: levels.map(({h}) => h),
  stranger: levels.map(({u}) => u),
}));
TRUTH[GIVEN]!.same = [0.7, 0.1, 0.12, 0.006, 0.015, 0.01, 0.012, 0.007, 0.03];

function draw(rng: Rng, shares: readonly number[]): number {
  let rest = rng.next() * shares.reduce((sum, share) => sum + share, 0);
  for (const [level, share] of shares.entries()) if ((rest -= share) < 0) return level;
  return shares.length - 1;
}

/** Pairs drawn from the truth; one comparison in five says nothing. */
function drawPairs(seed: number): {patterns: PatternCounts; shares: number[][]} {
  const rng = createRng(seed);
  const counter = new PatternCounter();
  const levels = new Int8Array(COMPARISON_COUNT);
  const counts = COMPARISONS.map((comparison) => comparison.levels.map(() => 0));
  for (let pair = 0; pair < PAIRS; pair++) {
    const at = rng.next();
    const world = at < PRIOR_SAME ? 'same' : at < PRIOR_SAME + PRIOR_FAMILY ? 'family' : 'stranger';
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      levels[c] = rng.int(5) === 0 ? -1 : draw(rng, TRUTH[c]![world]);
      if (levels[c]! >= 0) counts[c]![levels[c]!]!++;
    }
    counter.add(levels);
  }
  const shares = counts.map((own) => {
    const total = own.reduce((sum, count) => sum + count, 0);
    return own.map((count) => count / total);
  });
  return {patterns: counter.build(1), shares};
}

function train(seed: number, otherRecords = 1): {model: LinkModel; rounds: number} {
  const {patterns, shares} = drawPairs(seed);
  const model = startModel(350, otherRecords);
  const rounds = trainModel(model, patterns, PAIRS, {shares, namesakes: 0}).length;
  return {model, rounds};
}

describe('estimation', () => {
  const {model, rounds} = train(1);

  test('finds the shares and the prior that the pairs were drawn from', () => {
    expect(rounds).toBeLessThan(60);
    expect(model.priorSame / PRIOR_SAME).toBeGreaterThan(0.95);
    expect(model.priorSame / PRIOR_SAME).toBeLessThan(1.05);
    for (const [level, share] of TRUTH[GIVEN]!.same.entries())
      expect(Math.abs(model.comparisons[GIVEN]!.m[level]! - share)).toBeLessThan(0.02);
    expect(model.comparisons[BIRTH]!.u[B.same]!).toBeLessThan(0.002);
  });

  test('ends where it ends, from wherever it starts', () => {
    for (const other of [0.3, 4]) {
      const again = train(1, other).model;
      expect(again.priorSame).toBeCloseTo(model.priorSame, 4);
      for (const [c, {m}] of again.comparisons.entries())
        for (const [level, share] of m.entries()) expect(share).toBeCloseTo(model.comparisons[c]!.m[level]!, 3);
    }
  });

  test('gives distributions', () => {
    for (const {m, u} of model.comparisons)
      for (const shares of [m, u]) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});

test.each([0, 1, 2, 3])('%i pairs leave every weight a number', (pairs) => {
  const counter = new PatternCounter();
  for (let pair = 0; pair < pairs; pair++) counter.add(new Int8Array(COMPARISON_COUNT));
  const model = startModel(pairs + 1);
  trainModel(model, counter.build(1), pairs, {
    shares: COMPARISONS.map(({levels}) => levels.map(({u}) => u)),
    namesakes: 0,
  });
  expect(model.priorSame + model.priorFamily).toBeLessThan(1);
  for (const {m, u} of model.comparisons)
    for (const share of [...m, ...u]) expect(share > 0 && share <= 1, String(share)).toBe(true);
});

test('slips of local numbers are taken to be as common among strangers as random pairs show, and no rarer than published', () => {
  const {patterns, shares} = drawPairs(2);
  const published = COMPARISONS[LOCAL]!.levels[N.slip]!.u;
  const slipOf = (share: number): number => {
    const model = startModel(350);
    const given = shares.map((own, c) => (c === LOCAL ? [0, share, 1 - share] : own));
    trainModel(model, patterns, PAIRS, {shares: given, namesakes: 0});
    return model.comparisons[LOCAL]!.u[N.slip]!;
  };
  expect(slipOf(0)).toBe(published);
  expect(slipOf(0.2)).toBeGreaterThan(0.19);
});
