import {lowerBound} from '../../columns/lower-bound.ts';

/**
 * Chance that a hub without clusters shows any group as striking as one that shows `byChance` of them, where `bests` holds what
 * the most striking group of each draw has for it, rising. The draws are searched as the hub is, so the choice of the most
 * striking of all groups is part of the chance (minP of Westfall & Young 1993; (1 + r) / (n + 1) of Davison & Hinkley 1997).
 * Beyond all draws groups are rare, and rare ones come one by one (Poisson).
 */
export function chanceOfBest(byChance: number, bests: Float64Array): number {
  const draws = bests.length;
  const atMost = countAtMost(bests, byChance);
  const counted = (1 + atMost) / (draws + 1);
  return atMost > 0 ? counted : Math.min(counted, 1 - Math.exp(-byChance));
}

/**
 * How many groups of at least `score` a draw holds on average, from the sorted scores of all `draws`. Beyond the ten largest an
 * exponential tail is fitted to them, for a count of a few says little.
 */
export function expectedAbove(score: number, sorted: Float64Array, draws: number): number {
  const atLeast = countAtLeast(sorted, score);
  if (atLeast >= TAIL || sorted.length < TAIL) return (atLeast + (atLeast < TAIL ? 1 : 0)) / draws;
  const threshold = sorted[sorted.length - TAIL]!;
  const excess = sorted.subarray(-TAIL).reduce((sum, one) => sum + one - threshold, 0) / TAIL;
  return (TAIL / draws) * Math.exp(-(score - threshold) / Math.max(excess, 0.5));
}

const TAIL = 10;

/** Sums of the same terms in another order differ by less than this. */
const ROUNDING = 1e-9;

/** How many of the rising values are at least, or at most, the given one; sums that only rounding tells apart are equal. */
export const countAtLeast = (sorted: Float64Array, value: number): number =>
  sorted.length - lowerBound(sorted, value - ROUNDING);
export const countAbove = (sorted: Float64Array, value: number): number =>
  sorted.length - lowerBound(sorted, value + ROUNDING);
const countAtMost = (sorted: Float64Array, value: number): number => lowerBound(sorted, value + ROUNDING);

/** Chance of at least `count` events where `mean` are expected (upper Poisson tail). */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  // Summed from `count` upwards: terms fall once past the mean, and nothing is lost to 1 - (almost 1).
  let term = Math.exp(count * Math.log(mean) - mean - logFactorial(count));
  let sum = 0;
  for (let k = count; k < count + 1000; k++) {
    sum += term;
    term *= mean / (k + 1);
    if (k > mean && term < sum * 1e-15) break;
  }
  return Math.min(1, sum);
}

/**
 * Rate of a Poisson count of which only values of at least 1 are seen, from how often 1 and 2 were seen: their ratio is
 * rate / 2. The few large counts that one looks for do not raise it, as they would a mean.
 */
export function rateFromSmallCounts(counts: readonly number[]): number {
  const ones = counts.filter((count) => count === 1).length;
  const twos = counts.filter((count) => count === 2).length;
  // Half a case each keeps the rate above 0 and finite where little was seen.
  return (2 * (twos + 0.5)) / (ones + 0.5);
}

/**
 * Chance that a count of n goes on to n + 1, from how often 1 and 2 were seen: their ratio, in a geometric distribution, which
 * has a heavier tail than Poisson's, for some people are recorded more than others. Large counts, which are what one looks for,
 * do not raise it. Half a case in five stands in where little was seen yet.
 */
export function continuationRate(counts: readonly number[]): number {
  const ones = counts.filter((count) => count === 1).length;
  const twos = counts.filter((count) => count === 2).length;
  return Math.min(RATE_MAX, (twos + 0.5) / (ones + 5));
}

/** Counts that go on more often than this would never end. */
const RATE_MAX = 0.9;

/** Chance of at least `count` where at least 1 is sure (upper tail of the zero-truncated Poisson). */
export function truncatedPoissonTail(count: number, rate: number): number {
  return count <= 1 ? 1 : Math.min(1, poissonTail(count, rate) / poissonTail(1, rate));
}

/**
 * q-values of Benjamini & Hochberg (1995) in the order given: by how many groups chance gives that are at least as striking
 * (p times the number of hypotheses, or counted in draws), over how many there are.
 */
export function falseDiscoveryValues(byChance: readonly number[]): number[] {
  const order = byChance.map((_, at) => at).sort((left, right) => byChance[left]! - byChance[right]! || left - right);
  const q = byChance.map(() => 1);
  let least = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const at = order[rank - 1]!;
    least = Math.min(least, byChance[at]! / rank);
    q[at] = least;
  }
  return q;
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += Math.log(k);
  return sum;
}
