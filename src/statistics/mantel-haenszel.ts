import {chiSquareTail} from './distributions.ts';
import {Z95} from './proportion.ts';

/** One stratum: members of the group and others, with and without the outcome. */
export type Stratum = {groupWith: number; groupWithout: number; restWith: number; restWithout: number};

/**
 * Cochran-Mantel-Haenszel: whether group and outcome hang together once the strata are held equal. Gives the outcomes
 * expected in the group were there no tie, the common odds ratio with its 95 % interval (Robins, Breslow & Greenland 1986)
 * and p (without continuity correction). Null where no stratum can tell.
 */
export function mantelHaenszel(strata: readonly Stratum[]): {
  expected: number;
  oddsRatio: number;
  low: number;
  high: number;
  p: number;
} | null {
  let [observed, expected, variance] = [0, 0, 0];
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0];
  for (const {groupWith: a, groupWithout: b, restWith: c, restWithout: d} of strata) {
    const n = a + b + c + d;
    if (n < 2) continue;
    observed += a;
    expected += ((a + b) * (a + c)) / n;
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
    const [ri, si, pi, qi] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n];
    r += ri;
    s += si;
    pr += pi * ri;
    mixed += pi * si + qi * ri;
    qs += qi * si;
  }
  if (variance === 0) return null;
  const oddsRatio = r / s;
  const spread = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
  return {
    expected,
    oddsRatio,
    low: Number.isFinite(spread) ? oddsRatio * Math.exp(-Z95 * spread) : 0,
    high: Number.isFinite(spread) ? oddsRatio * Math.exp(Z95 * spread) : Infinity,
    p: chiSquareTail((observed - expected) ** 2 / variance, 1),
  };
}
