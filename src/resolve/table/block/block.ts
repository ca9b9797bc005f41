/**
 * Blocks of rows: `order[starts[b]] ... order[starts[b + 1] - 1]` have the same codes in all `slots`, none of them missing; two
 * rows at least, in rising order.
 */
export type Blocks = {slots: Uint32Array; order: Uint32Array; starts: Uint32Array; pairs: number};

/** Where rows and their codes lie. */
export type Rows = {
  codes: Uint32Array;
  width: number;
  /** Where a row says which row of the file it is. */
  rowSlot: number;
  rowCount: number;
};

export type BlockTask = {
  rows: Rows;
  /** Rows with each code, by slot. */
  counts: readonly Uint32Array[];
  /** Blocks are wanted for each of these sets of slots. */
  slots: readonly Uint32Array[];
};

/** Makes the blocks of sets of slots `from` to `to`, one a thread at a time. */
export function runRange({rows, counts, slots}: BlockTask, from: number, to: number): Blocks[] {
  return slots.slice(from, to).map((own) => makeBlocks(rows, own, counts[own[0]!]!));
}

/**
 * Rows in groups: those of group `g` at `starts[g]` to `ends[g]` of `values`, each as its key within the group times the number
 * of rows, and the row. One number, so that it is written once and sorted as it is: exact up to 90 million rows.
 */
type Groups = {values: Float64Array; starts: Uint32Array; ends: Uint32Array};

/**
 * Groups by the first slot, then each group by the next: exact, where hashes of keys might fall together. Rows are read and
 * laid out once; what follows stays within groups, which fit the cache.
 */
function makeBlocks(rows: Rows, slots: Uint32Array, counts: Uint32Array): Blocks {
  let cut = cutGroups(groupByFirst(rows, slots, counts), rows.rowCount);
  for (let next = 2; next < slots.length; next++) cut = cutGroups(regroup(rows, slots[next]!, cut), rows.rowCount);
  return {slots, ...cut};
}

/** Counting sort of the rows that have all keys, with the second as the key within groups. */
function groupByFirst({codes, width, rowCount}: Rows, slots: Uint32Array, counts: Uint32Array): Groups {
  const [first, second] = [slots[0]!, slots[1]];
  const starts = new Uint32Array(counts.length);
  for (let code = 2; code < counts.length; code++) starts[code] = starts[code - 1]! + counts[code - 1]!;
  const values = new Float64Array(rowCount);
  const ends = starts.slice();
  for (let row = 0; row < rowCount; row++) {
    const at = row * width;
    if (!hasAll(codes, at, slots)) continue;
    const key = second === undefined ? 0 : codes[at + second]!;
    values[ends[codes[at + first]!]!++] = key * rowCount + row;
  }
  return {values, starts, ends};
}

function hasAll(codes: Uint32Array, at: number, slots: Uint32Array): boolean {
  for (let i = 0; i < slots.length; i++) if (codes[at + slots[i]!] === 0) return false;
  return true;
}

/** Blocks as groups, with the codes of one more slot as their keys. */
function regroup({codes, width, rowCount}: Rows, slot: number, {order, starts}: Omit<Blocks, 'slots'>): Groups {
  const values = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) values[i] = codes[order[i]! * width + slot]! * rowCount + order[i]!;
  return {values, starts: starts.subarray(0, -1), ends: starts.subarray(1)};
}

/** Sorts each group and cuts it where the key changes; what has two rows and more is a block, in memory that threads share. */
function cutGroups({values, starts, ends}: Groups, rowCount: number): Omit<Blocks, 'slots'> {
  const order = new Uint32Array(new SharedArrayBuffer(values.length * 4));
  const cuts = new Uint32Array(new SharedArrayBuffer(((values.length >> 1) + 1) * 4));
  let [blocks, kept, pairs] = [0, 0, 0];
  for (let group = 0; group < starts.length; group++) {
    const end = ends[group]!;
    if (end - starts[group]! < 2) continue;
    sortGroup(values, starts[group]!, end);
    for (let from = starts[group]!, to = from; from < end; from = to) {
      const base = Math.floor(values[from]! / rowCount) * rowCount;
      do to++;
      while (to < end && values[to]! < base + rowCount);
      const size = to - from;
      if (size < 2) continue;
      for (let i = from; i < to; i++) order[kept++] = values[i]! - base;
      cuts[++blocks] = kept;
      pairs += (size * (size - 1)) / 2;
    }
  }
  return {order: order.subarray(0, kept), starts: cuts.subarray(0, blocks + 1), pairs};
}

/** Groups up to here are sorted by insertion, larger ones by the sort that is built in. */
const SMALL = 48;

function sortGroup(values: Float64Array, start: number, end: number): void {
  if (end - start > SMALL) {
    values.subarray(start, end).sort();
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > start && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}
