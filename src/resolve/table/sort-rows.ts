import type {Table} from './table.ts';

/** How many rows have each code of each slot. */
export function countCodes({rowCount, width, codes}: Table, sizes: readonly number[]): Uint32Array[] {
  const counts = sizes.map((size) => new Uint32Array(new SharedArrayBuffer(size * 4)));
  for (let row = 0; row < rowCount; row++) {
    const at = row * width;
    for (let slot = 0; slot < counts.length; slot++) counts[slot]![codes[at + slot]!]!++;
  }
  return counts;
}

/** Pairs of rows that share a code of the slot: the fewer, the smaller the groups that it makes. */
export function sharedPairs(counts: Uint32Array): number {
  let pairs = 0;
  for (let code = 1; code < counts.length; code++) pairs += (counts[code]! * (counts[code]! - 1)) / 2;
  return pairs;
}

/**
 * Lays the rows out by their code in a slot, equal ones in their order. Rows that may be one person come to lie together, so
 * that a pair is read from a cache line or a page that is already there.
 */
export function sortRows(table: Table, slot: number, counts: Uint32Array): Table {
  const {rowCount, width, codes} = table;
  const next = new Uint32Array(counts.length);
  for (let code = 1; code < counts.length; code++) next[code] = next[code - 1]! + counts[code - 1]!;
  const sorted = new Uint32Array(new SharedArrayBuffer(codes.byteLength));
  for (let row = 0; row < rowCount; row++) {
    const from = row * width;
    const to = next[codes[from + slot]!]!++ * width;
    for (let i = 0; i < width; i++) sorted[to + i] = codes[from + i]!;
  }
  return {...table, codes: sorted};
}
