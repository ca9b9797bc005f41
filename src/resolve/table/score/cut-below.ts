import {comparisonBounds} from './comparison-bounds.ts';
import type {Cut} from './pair-comparer.ts';
import {type PairScreen, screenOf} from './pair-screen.ts';
import {sieveOf} from './pair-sieve.ts';
import type {ScoreTask} from './score-task.ts';

/** Sums in another order differ in the last digits; no pair is left out that comes so near. */
const TOLERANCE_BITS = 1e-6;

/**
 * Leaves out pairs that would have fewer than `bitsMin` bits if each comparison had the best level that it may still have: by
 * their codes alone before they are compared, and again after each comparison. Most pairs that a rule brings together are two
 * people, and a few different codes say so. What is kept, and its bits, is the same as without; null where nothing can be left out.
 */
export function cutBelow(task: ScoreTask, firstOpen: readonly number[]): {screens: PairScreen[]; cut: Cut} | null {
  const {bitsMin, priorBits, levelBits, termFrequencies, compare, source} = task;
  const bounds = levelBits.map((bits, comparison) =>
    comparisonBounds(
      compare.tests[comparison]!,
      firstOpen[comparison]!,
      bits,
      termFrequencies.filter((table) => table.comparison === comparison),
    ),
  );
  if (!Number.isFinite(bitsMin) || bounds.some(({most}) => !most.every(Number.isFinite))) return null;
  // What each level takes from the bound of a pair whose level was open; those that codes decide are in the bound.
  const then = bounds.map(({most, best, firstOpen: open}) =>
    most.map((bits, level) => (level < open ? 0 : bits - best)),
  );
  const worst = (comparison: number): number => Math.min(...then[comparison]!);
  const order = bounds
    .map((_, comparison) => comparison)
    .sort((one, other) => worst(one) - worst(other) || one - other);
  const least = bitsMin - TOLERANCE_BITS;
  const screened = order.map((comparison) => bounds[comparison]!);
  return {
    screens: source.rules.map((_, rule) => screenOf(sieveOf(source.rules, rule), screened, priorBits, least)),
    cut: {
      order,
      next(levels, comparison, pairs, count, most) {
        const less = then[comparison]!;
        let kept = 0;
        for (let i = 0; i < count; i++) {
          const pair = pairs[i]!;
          const rest = most[pair]! + less[levels[pair]!]!;
          most[pair] = rest;
          pairs[kept] = pair;
          kept += Number(rest >= least);
        }
        return kept;
      },
    },
  };
}
