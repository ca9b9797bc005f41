import type {Rng} from '../base/rng.ts';

/** Positions drawn in proportion to `weights`, in constant time (alias method, Walker 1977; Vose 1991). */
export function drawnBy(weights: Float64Array): (rng: Rng) => number {
  const {length} = weights;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chance = Float64Array.from(weights, (weight) => (weight * length) / total);
  const alias = new Uint32Array(length);
  const small: number[] = [];
  const large: number[] = [];
  for (let at = 0; at < length; at++) (chance[at]! < 1 ? small : large).push(at);
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!;
    const high = large.at(-1)!;
    alias[low] = high;
    chance[high] = chance[high]! - (1 - chance[low]!);
    if (chance[high]! < 1) small.push(large.pop()!);
  }
  for (const at of [...small, ...large]) alias[at] = at;
  // Bound and alias side by side, as reading them is waiting for memory.
  const table = new Int32Array(2 * length);
  for (let at = 0; at < length; at++) {
    table[2 * at] = Math.min(2 ** 31 - 1, Math.ceil(chance[at]! * 2 ** 31));
    table[2 * at + 1] = alias[at]!;
  }
  return (rng) => {
    const at = rng.int(length);
    // Without a branch, which nothing could foretell: all ones where the number is below the bound.
    const isOwn = ((rng.bits() >>> 1) - table[2 * at]!) >> 31;
    return (at & isOwn) | (table[2 * at + 1]! & ~isOwn);
  };
}
