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
  return slots.slice(from, to).map((own) => makeBlocks(rows, own, counts));
}

/**
 * Rows in groups: those of group `g` at `starts[g]` to `ends[g]` of `keyed`, two numbers each: a key within the group, below `keys`,
 * and the row. Both are written to one place, which is waited for once. Rows of a group rise.
 */
type Groups = {keyed: Uint32Array; keys: number; starts: Uint32Array; ends: Uint32Array};

/**
 * Groups by the first slot, then each group by the next: exact, where hashes of keys might fall together. Rows are read and
 * laid out once; what follows stays within groups, which fit the cache.
 */
function makeBlocks(rows: Rows, slots: Uint32Array, counts: readonly Uint32Array[]): Blocks {
  let cut = cutGroups(groupByFirst(rows, slots, counts));
  for (const slot of slots.subarray(2)) cut = cutGroups(regroup(rows, slot, counts[slot]!.length, cut));
  return {slots, ...cut};
}

/** Counting sort of the rows that have all keys, with the second as the key within groups. */
function groupByFirst({codes, width, rowCount}: Rows, slots: Uint32Array, counts: readonly Uint32Array[]): Groups {
  const [first, second] = [slots[0]!, slots[1]];
  const sizes = counts[first]!;
  const starts = new Uint32Array(sizes.length);
  for (let code = 2; code < sizes.length; code++) starts[code] = starts[code - 1]! + sizes[code - 1]!;
  const keyed = new Uint32Array(rowCount * 2);
  const ends = starts.slice();
  for (let row = 0; row < rowCount; row++) {
    const at = row * width;
    if (!hasAll(codes, at, slots)) continue;
    const place = ends[codes[at + first]!]!++ * 2;
    keyed[place] = second === undefined ? 0 : codes[at + second]!;
    keyed[place + 1] = row;
  }
  return {keyed, keys: second === undefined ? 1 : counts[second]!.length, starts, ends};
}

function hasAll(codes: Uint32Array, at: number, slots: Uint32Array): boolean {
  for (let i = 0; i < slots.length; i++) if (codes[at + slots[i]!] === 0) return false;
  return true;
}

/** Blocks as groups, with the codes of one more slot as their keys. */
function regroup({codes, width}: Rows, slot: number, keys: number, {order, starts}: Omit<Blocks, 'slots'>): Groups {
  const keyed = new Uint32Array(order.length * 2);
  for (let i = 0; i < order.length; i++) {
    keyed[i * 2] = codes[order[i]! * width + slot]!;
    keyed[i * 2 + 1] = order[i]!;
  }
  return {keyed, keys, starts: starts.subarray(0, -1), ends: starts.subarray(1)};
}

/**
 * Cuts each group by key; what has two rows and more is a block, in memory that threads share. Keys of a group are counted, and only
 * those that come again are put in order: most rows are alone with theirs, and need no place.
 */
function cutGroups({keyed, keys, starts, ends}: Groups): Omit<Blocks, 'slots'> {
  const order = new Uint32Array(new SharedArrayBuffer(keyed.length * 2));
  const cuts = new Uint32Array(new SharedArrayBuffer(((keyed.length >> 2) + 1) * 4));
  // Of each key how many rows of the group have it, and then, where there are several, two more than where the next goes in `order`.
  const places = new Uint32Array(keys);
  const repeated = new Uint32Array(keys);
  let [blocks, kept, pairs] = [0, 0, 0];
  for (let group = 0; group < starts.length; group++) {
    const [from, to] = [starts[group]! * 2, ends[group]! * 2];
    if (to - from < 4) continue;
    let count = 0;
    for (let i = from; i < to; i += 2) if (++places[keyed[i]!]! === 2) repeated[count++] = keyed[i]!;
    sortFirst(repeated, count);
    for (let k = 0; k < count; k++) {
      const key = repeated[k]!;
      const size = places[key]!;
      places[key] = kept + 2;
      cuts[++blocks] = kept += size;
      pairs += (size * (size - 1)) / 2;
    }
    for (let i = from; i < to; i += 2) {
      const place = places[keyed[i]!]!;
      if (place < 2) continue;
      order[place - 2] = keyed[i + 1]!;
      places[keyed[i]!] = place + 1;
    }
    for (let i = from; i < to; i += 2) places[keyed[i]!] = 0;
  }
  return {order: order.subarray(0, kept), starts: cuts.subarray(0, blocks + 1), pairs};
}

/** Up to so many are sorted by insertion, more by the sort that is built in. */
const FEW = 48;

function sortFirst(values: Uint32Array, count: number): void {
  if (count > FEW) {
    values.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}
