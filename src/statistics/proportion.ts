/** A share with its 95 % interval after Wilson (1927), which stays within 0 and 1 and holds for small counts. */
export function wilsonInterval(hits: number, trials: number): {share: number; low: number; high: number} {
  if (trials === 0) return {share: Number.NaN, low: 0, high: 1};
  const share = hits / trials;
  const spread = Z95 * Z95;
  const middle = (share + spread / (2 * trials)) / (1 + spread / trials);
  const half =
    (Z95 * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials * trials))) / (1 + spread / trials);
  // Rounding may put a bound of a share of 0 or 1 on the wrong side of it.
  return {share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half))};
}

/** The normal quantile of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054;
