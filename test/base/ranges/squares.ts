/** Writes the square of each index, and how often it was written. */
export type Shared = {squares: Uint32Array; writes: Uint32Array};

export function runRange({squares, writes}: Shared, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    squares[i] = i * i;
    Atomics.add(writes, i, 1);
  }
}
