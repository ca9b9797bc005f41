/**
 * Where each code unit stands in the pattern of the comparison under way: bit `i` for letter `i`. All zero between
 * comparisons, so a comparison clears what it set and not 256 KiB.
 */
export const patternBits: Int32Array = new Int32Array(65_536);

/** Marks at most 32 letters, `from` <= i < `to`; letter `from` has bit 0. */
export function setPattern(pattern: string, from: number, to: number): void {
  for (let i = from; i < to; i++) patternBits[pattern.charCodeAt(i)]! |= 1 << (i - from);
}

export function clearPattern(pattern: string, from: number, to: number): void {
  for (let i = from; i < to; i++) patternBits[pattern.charCodeAt(i)] = 0;
}
