import type {FilledKey} from './lay-out-rows.ts';
import type {RowRange, Table} from './table.ts';

/** How many rows have each code of each slot: told from the codes that each range met, without reading a row again. */
export function countCodes({ranges}: Table, keys: readonly FilledKey[], sizes: readonly number[]): Uint32Array[] {
  const counts = sizes.map((size) => new Uint32Array(new SharedArrayBuffer(size * 4)));
  for (const range of ranges)
    for (const [slot, own] of counts.entries()) addCounts(range, keys, slot, (code, count) => (own[code]! += count));
  return counts;
}

/** Where the first row of each range with each code goes, where rows are laid out by their code in a slot. */
export function codePlaces(
  {ranges}: Table,
  keys: readonly FilledKey[],
  slot: number,
  counts: Uint32Array,
): Uint32Array[] {
  const next = new Uint32Array(counts.length);
  for (let code = 1; code < counts.length; code++) next[code] = next[code - 1]! + counts[code - 1]!;
  return ranges.map((range) => {
    const places = new Uint32Array(new SharedArrayBuffer(next.byteLength));
    places.set(next);
    addCounts(range, keys, slot, (code, count) => (next[code]! += count));
    return places;
  });
}

/** Pairs of rows that share a code of the slot: the fewer, the smaller the groups that it makes. */
export function sharedPairs(counts: Uint32Array): number {
  let pairs = 0;
  for (let code = 1; code < counts.length; code++) pairs += (counts[code]! * (counts[code]! - 1)) / 2;
  return pairs;
}

/** Tells for each code that a range has in a slot, and maybe more than once for a code, how many of its rows have it. */
function addCounts(
  {ids, counts}: RowRange,
  keys: readonly FilledKey[],
  slot: number,
  add: (code: number, count: number) => void,
): void {
  const key = keys.find((candidate) => candidate.slot === slot);
  const column = key?.from ?? slot;
  const [own, known] = [counts[column]!, ids[column]!];
  for (let id = 0; id < own.length; id++) {
    const code = known === null ? id : known[id]!;
    add(key === undefined ? code : key.numbers[code]!, own[id]!);
  }
}
