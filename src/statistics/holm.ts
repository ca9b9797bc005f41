/** p-values of one family of tests, corrected so that the chance of any false find stays at the level (Holm 1979). */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, at) => ({p, at})).sort((left, right) => left.p - right.p || left.at - right.at);
  const corrected = pValues.map(() => 1);
  let floor = 0;
  for (const [rank, {p, at}] of order.entries()) {
    floor = Math.max(floor, Math.min(1, p * (order.length - rank)));
    corrected[at] = floor;
  }
  return corrected;
}
