import {addAt} from '../../base/get-or-insert.ts';
/**
 * Mann-Kendall, exact with ties and one-sided: the chance that a series whose order says nothing is at least as ordered
 * upwards as this one. The statistic is the number of falls (pairs whose later value is smaller); over all orders of the
 * values it follows the Gaussian multinomial coefficient, which is built up exactly here one value class at a time.
 */
export function mannKendall(values: readonly number[]): {
  falls: number;
  rises: number;
  p: number;
  /** The smallest p that any order of these values could give. */
  least: number;
  /** Every p up to LEVEL_MAX that some order could give, rising. */
  levels: number[];
} {
  let falls = 0;
  let rises = 0;
  for (let later = 1; later < values.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      if (values[later]! < values[earlier]!) falls++;
      else if (values[later]! > values[earlier]!) rises++;
    }
  }
  const chances = inversionChances(classSizes(values));
  let p = 0;
  for (let inversions = 0; inversions <= falls; inversions++) p += chances[inversions]!;
  const levels: number[] = [];
  for (let sum = 0, at = 0; at < chances.length && (sum += chances[at]!) <= LEVEL_MAX; at++) levels.push(sum);
  return {falls, rises, p: Math.min(1, p), least: chances[0]!, levels};
}

/** No control of false discoveries lets anything through above this. */
const LEVEL_MAX = 0.1;

/**
 * The Laplace test of a rising rate, exact: given first and last, the events between would lie evenly, so their mean
 * place is that of uniform numbers, whose sum follows the Irwin-Hall distribution. `times` rises; all of them distinct
 * ends are needed (first < last). Returns the chance of a sum at least as late.
 */
export function laplaceTrend(times: readonly number[]): {place: number; p: number} {
  const first = times[0]!;
  const span = times.at(-1)! - first;
  const inner = times.slice(1, -1).map((time) => (time - first) / span);
  const sum = inner.reduce((total, place) => total + place, 0);
  return {place: sum / inner.length, p: 1 - irwinHall(inner.length, sum)};
}

function classSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) addAt(sizes, value);
  return [...sizes.keys()].sort((left, right) => left - right).map((value) => sizes.get(value)!);
}

/** Chance of each number of inversions in a random order of a multiset with these class sizes. */
function inversionChances(sizes: readonly number[]): Float64Array {
  let chances = Float64Array.of(1);
  let before = 0;
  for (const size of sizes) {
    chances = convolve(chances, mixChances(before, size));
    before += size;
  }
  return chances;
}

/**
 * Chance of each number of pairs (left item after right item) when `left` and `right` items are shuffled: the null
 * distribution of Mann and Whitney's U, by their own recurrence.
 */
function mixChances(left: number, right: number): Float64Array {
  let row: Float64Array[] = Array.from({length: right + 1}, () => Float64Array.of(1));
  for (let l = 1; l <= left; l++) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let r = 1; r <= right; r++) {
      const chances = new Float64Array(l * r + 1);
      const lastIsLeft = row[r]!;
      const lastIsRight = next[r - 1]!;
      for (let u = 0; u < lastIsLeft.length; u++) chances[u + r]! += (l / (l + r)) * lastIsLeft[u]!;
      for (let u = 0; u < lastIsRight.length; u++) chances[u]! += (r / (l + r)) * lastIsRight[u]!;
      next.push(chances);
    }
    row = next;
  }
  return row[right]!;
}

function convolve(left: Float64Array, right: Float64Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(left.length + right.length - 1);
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) out[i + j]! += left[i]! * right[j]!;
  }
  return out;
}

/** P(sum of `count` uniform numbers <= sum). The alternating sum is stable to about 20 terms, past any series tested here. */
function irwinHall(count: number, sum: number): number {
  // The smaller tail has the fewer terms and loses least to cancellation.
  if (sum > count / 2) return 1 - irwinHall(count, count - sum);
  let chance = 0;
  let choose = 1;
  let factorial = 1;
  for (let i = 2; i <= count; i++) factorial *= i;
  for (let k = 0; k <= Math.floor(sum); k++) {
    chance += ((k % 2 === 0 ? 1 : -1) * choose * (sum - k) ** count) / factorial;
    choose = (choose * (count - k)) / (k + 1);
  }
  return Math.min(1, Math.max(0, chance));
}
