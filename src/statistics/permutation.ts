/**
 * Exact permutation test of the difference of two means of whole numbers, two-sided: the chance that values dealt at random
 * into samples of these sizes differ at least as much. Counts every deal by the number of values taken and their sum; null
 * where a sample is empty. Cost: values x size of the first x sum.
 */
export function permutationTest(first: readonly number[], second: readonly number[]): number | null {
  if (first.length === 0 || second.length === 0) return null;
  const pooled = [...first, ...second];
  const least = Math.min(...pooled);
  // Values from 0 up, so that a sum can be an index.
  const values = pooled.map((value) => value - least);
  const total = values.reduce((sum, value) => sum + value, 0);
  const ways = countDeals(values, first.length, total);
  const observed = first.reduce((sum, value) => sum + value - least, 0);
  const expected = (total * first.length) / pooled.length;
  const distance = Math.abs(observed - expected) - 1e-9;
  let [far, all] = [0, 0];
  for (let sum = 0; sum <= total; sum++) {
    all += ways[sum]!;
    if (Math.abs(sum - expected) >= distance) far += ways[sum]!;
  }
  return Math.min(1, far / all);
}

/** Chance of each sum of `size` values drawn without putting back (scaled so that nothing overflows). */
function countDeals(values: readonly number[], size: number, total: number): Float64Array {
  const width = total + 1;
  const ways = new Float64Array((size + 1) * width);
  ways[0] = 1;
  let seen = 0;
  for (const value of values) {
    seen++;
    for (let taken = Math.min(size, seen); taken >= 0; taken--) {
      const [share, rest] = [taken / seen, (seen - taken) / seen];
      const row = taken * width;
      for (let sum = total; sum >= 0; sum--) {
        const with_ = taken > 0 && sum >= value ? ways[row - width + sum - value]! : 0;
        ways[row + sum] = rest * ways[row + sum]! + share * with_;
      }
    }
  }
  return ways.slice(size * width);
}
