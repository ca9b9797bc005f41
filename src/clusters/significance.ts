/** Where an observed maximum stands among maxima drawn under a null model. */
export type GroupChance = {p: number; expected: number; draws: number; method: 'counted' | 'tail'};

/**
 * Chance that the largest group of a borough without clusters scores at least `observed`, from the maxima of the draws.
 * Counted as (1 + number at least as large) / (draws + 1) while any draw reaches it; beyond the largest draw an exponential
 * tail is fitted to the largest tenth of the maxima (peaks over threshold) and never gives more than the counted value.
 */
export function chanceOfMaximum(observed: number, maxima: Float64Array): GroupChance {
  const sorted = maxima.slice().sort();
  const draws = sorted.length;
  const expected = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, draws);
  let atLeast = 0;
  for (let i = draws - 1; i >= 0 && sorted[i]! >= observed; i--) atLeast++;
  const counted = (1 + atLeast) / (draws + 1);
  if (atLeast > 0 || draws < 100) return {p: counted, expected, draws, method: 'counted'};
  const tail = Math.max(10, Math.floor(draws / 10));
  const threshold = sorted[draws - tail]!;
  // Draws without any group have no tail to go by.
  if (threshold <= 0) return {p: counted, expected, draws, method: 'counted'};
  let excess = 0;
  for (let i = draws - tail; i < draws; i++) excess += sorted[i]! - threshold;
  // Half a unit keeps the fit sane where the maxima hardly vary.
  const scale = Math.max(excess / tail, 0.5);
  return {
    p: Math.min(counted, (tail / draws) * Math.exp(-(observed - threshold) / scale)),
    expected,
    draws,
    method: 'tail',
  };
}

/**
 * How many groups of at least `score` a draw holds on average, from the sorted scores of all `draws`. Beyond the ten largest an
 * exponential tail is fitted to them, for a count of a few says little.
 */
export function expectedAbove(score: number, sorted: Float64Array, draws: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < score) low = middle + 1;
    else high = middle;
  }
  const atLeast = sorted.length - low;
  if (atLeast >= TAIL || sorted.length < TAIL) return (atLeast + (atLeast < TAIL ? 1 : 0)) / draws;
  const threshold = sorted[sorted.length - TAIL]!;
  const excess = sorted.subarray(-TAIL).reduce((sum, one) => sum + one - threshold, 0) / TAIL;
  return (TAIL / draws) * Math.exp(-(score - threshold) / Math.max(excess, 0.5));
}

const TAIL = 10;

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
 * Chance that a count of n goes on to n + 1, from how often 1 and 2 were seen: the tail of a geometric distribution, which is
 * heavier than Poisson's, for some people are recorded more than others. Large counts, which are what one looks for, do not
 * raise it. Half a case in five stands in where little was seen yet.
 */
export function continuationRate(counts: readonly number[]): number {
  const ones = counts.filter((count) => count === 1).length;
  const twos = counts.filter((count) => count === 2).length;
  return (twos + 0.5) / (ones + twos + 5);
}

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
