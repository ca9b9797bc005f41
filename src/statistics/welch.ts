import {tTails} from './distributions.ts';

export type Sample = {n: number; mean: number; sd: number};

/** Count, mean and sample standard deviation (NaN below two values). */
export function describeSample(values: readonly number[]): Sample {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {n, mean, sd: Math.sqrt(squares / (n - 1))};
}

/**
 * Welch's t: whether two samples have one mean, without taking their spreads for equal. Null where a sample has fewer than
 * two values or neither has any spread.
 */
export function welchTest(left: Sample, right: Sample): {t: number; df: number; p: number} | null {
  const [a, b] = [left.sd ** 2 / left.n, right.sd ** 2 / right.n];
  if (left.n < 2 || right.n < 2 || !(a + b > 0)) return null;
  const t = (left.mean - right.mean) / Math.sqrt(a + b);
  const df = (a + b) ** 2 / (a ** 2 / (left.n - 1) + b ** 2 / (right.n - 1));
  return {t, df, p: tTails(t, df)};
}
