/**
 * The largest p-value let through when at most `rate` of those let through may be chance (Benjamini & Hochberg 1995), and
 * never above `alpha`; -1 where none passes.
 */
export function falseDiscoveryCut(pValues: readonly number[], rate: number, alpha: number): number {
  const small = Float64Array.from(pValues.filter((p) => p <= Math.min(rate, alpha))).sort();
  for (let rank = small.length; rank > 0; rank--) {
    if (small[rank - 1]! <= (rank * rate) / pValues.length) return small[rank - 1]!;
  }
  return -1;
}
