import {lowerBound} from '../columns/lower-bound.ts';

/** A test as the pool sees it. */
export type PoolTest = {
  p: number;
  /** The smallest p-value that any order of the data could have given. */
  least: number;
  /** All p-values up to 0.05 or so that an order of the data could give, rising; absent where any from `least` may come. */
  levels?: readonly number[];
};

/**
 * The largest p-value let through when at most `rate` of those let through may be chance, and never above `alpha`; -1 where
 * none passes. Benjamini and Hochberg (1995) over discrete tests as Heyse (2011) has it: where all series are chance, the
 * number with p <= t is not t times their number but the sum of each one's chance of it, which is its largest attainable
 * p-value up to t. Short series attain few, so that they do not drown the others.
 */
export function falseDiscoveryCut(tests: readonly PoolTest[], rate: number, alpha: number): number {
  const small = Float64Array.from(tests.map(({p}) => p).filter((p) => p <= Math.min(rate, alpha))).sort();
  if (small.length === 0) return -1;
  const expected = expectedUpTo(tests, small);
  for (let rank = small.length; rank > 0; rank--) {
    if (expected[rank - 1]! <= rank * rate) return small[rank - 1]!;
  }
  return -1;
}

/** How many tests would have p <= t by chance, for each t of `points` (rising). */
function expectedUpTo(tests: readonly PoolTest[], points: Float64Array): Float64Array {
  const steps = new Float64Array(points.length + 1);
  const anyFrom = new Float64Array(points.length + 1);
  for (const {least, levels} of tests) {
    if (levels === undefined) anyFrom[lowerBound(points, least)]!++;
    else {
      let before = 0;
      for (const level of levels) {
        steps[lowerBound(points, level)]! += level - before;
        before = level;
      }
    }
  }
  const expected = new Float64Array(points.length);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < points.length; i++) {
    sum += steps[i]!;
    count += anyFrom[i]!;
    expected[i] = sum + count * points[i]!;
  }
  return expected;
}
