import {RingfenceError} from '../../base/errors.ts';

/**
 * The blocks of a rule: rows `order[starts[b]] ... order[starts[b + 1] - 1]` have the same codes in all its slots, two of
 * them at least, in rising order.
 */
export type Blocks = {rule: string; slots: Uint32Array; order: Uint32Array; starts: Uint32Array; pairs: number};

export type BlockTask = {
  codes: Uint32Array;
  width: number;
  /** Where a row says which row of the file it is. */
  rowSlot: number;
  rowCount: number;
  /** A rule brings rows together that have the same codes in all of these, none of them missing. */
  rules: readonly {name: string; slots: Uint32Array}[];
};

/** Blocks rules `from` to `to`, one rule a thread at a time. */
export function runRange(task: BlockTask, from: number, to: number): Blocks[] {
  return task.rules.slice(from, to).map(({name, slots}) => blockRule(task, name, slots));
}

/** Rows in groups: group `g` has the rows from `starts[g]` on; `keys` is what each group is to be split by. */
type Groups = {rows: Uint32Array; starts: Uint32Array; keys: Uint32Array | null};

/**
 * Groups by the first slot, then each group by the next: exact, where hashes of keys might fall together. Rows are read and
 * laid out once; what follows stays within groups, which fit the cache.
 */
function blockRule(task: BlockTask, name: string, slots: Uint32Array): Blocks {
  let groups = groupByFirst(task, slots);
  for (let next = 2; groups.keys !== null; next++) {
    groups = splitGroups(groups, groups.keys, task.rowCount);
    if (next < slots.length) groups.keys = readKeys(task, groups.rows, slots[next]!);
  }
  return share(name, slots, groups);
}

/** Counting sort of the rows that have all keys; the second key is laid out along with them. */
function groupByFirst({codes, width, rowCount}: BlockTask, slots: Uint32Array): Groups {
  const [first, second] = [slots[0]!, slots[1]];
  let starts = new Uint32Array(1024);
  let largest = 0;
  for (let row = 0; row < rowCount; row++) {
    if (!hasAll(codes, row * width, slots)) continue;
    const key = codes[row * width + first]!;
    if (key > largest) largest = key;
    if (key + 2 > starts.length) starts = doubled(starts, key + 2);
    starts[key + 1]!++;
  }
  for (let key = 1; key <= largest + 1; key++) starts[key]! += starts[key - 1]!;
  const rows = new Uint32Array(starts[largest + 1]!);
  const keys = second === undefined ? null : new Uint32Array(rows.length);
  const next = starts.slice(0, largest + 2);
  for (let row = 0; row < rowCount; row++) {
    const at = row * width;
    if (!hasAll(codes, at, slots)) continue;
    const place = next[codes[at + first]!]!++;
    rows[place] = row;
    if (keys !== null) keys[place] = codes[at + second!]!;
  }
  return {rows, starts: starts.subarray(0, largest + 2), keys};
}

function hasAll(codes: Uint32Array, at: number, slots: Uint32Array): boolean {
  for (let i = 0; i < slots.length; i++) if (codes[at + slots[i]!] === 0) return false;
  return true;
}

function doubled(counts: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, counts.length * 2));
  larger.set(counts);
  return larger;
}

/** Orders each group by its keys and cuts it where the key changes; groups of one row are left out. */
function splitGroups({rows, starts}: Groups, keys: Uint32Array, rowCount: number): Groups {
  const cut = new Uint32Array(rows.length + 1);
  let groups = 0;
  let kept = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const start = starts[group]!;
    const end = starts[group + 1]!;
    if (end - start < 2) continue;
    sortTogether(keys, rows, start, end - start, rowCount);
    for (let from = start, to = start; from < end; from = to) {
      do to++;
      while (to < end && keys[to] === keys[from]);
      if (to - from < 2) continue;
      cut[groups++] = kept;
      for (let i = from; i < to; i++) rows[kept++] = rows[i]!;
    }
  }
  cut[groups] = kept;
  return {rows: rows.subarray(0, kept), starts: cut.subarray(0, groups + 1), keys: null};
}

function readKeys({codes, width}: BlockTask, rows: Uint32Array, slot: number): Uint32Array {
  const keys = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) keys[i] = codes[rows[i]! * width + slot]!;
  return keys;
}

/** Groups up to here are sorted by insertion. */
const SMALL = 48;

let scratch = new Float64Array(1024);

/** Sorts a group's rows by key; equal keys keep their order, which is rising. */
function sortTogether(keys: Uint32Array, rows: Uint32Array, start: number, size: number, rowCount: number): void {
  if (size > SMALL) {
    // Key and row as one number, for the sort that is built in; exact up to 90 million rows.
    if (scratch.length < size) scratch = new Float64Array(size * 2);
    const both = scratch.subarray(0, size);
    for (let i = 0; i < size; i++) both[i] = keys[start + i]! * rowCount + rows[start + i]!;
    both.sort();
    for (let i = 0; i < size; i++) {
      keys[start + i] = Math.floor(both[i]! / rowCount);
      rows[start + i] = both[i]! - keys[start + i]! * rowCount;
    }
    return;
  }
  for (let i = start + 1; i < start + size; i++) {
    const key = keys[i]!;
    const row = rows[i]!;
    let at = i;
    for (; at > start && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
      rows[at] = rows[at - 1]!;
    }
    keys[at] = key;
    rows[at] = row;
  }
}

/** The groups of two rows and more, in memory that threads share. */
function share(rule: string, slots: Uint32Array, {rows, starts}: Groups): Blocks {
  const order = new Uint32Array(new SharedArrayBuffer(rows.byteLength));
  const kept = new Uint32Array(new SharedArrayBuffer(starts.byteLength));
  let blocks = 0;
  let count = 0;
  let pairs = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const size = starts[group + 1]! - starts[group]!;
    if (size < 2) continue;
    for (let i = starts[group]!; i < starts[group + 1]!; i++) order[count++] = rows[i]!;
    kept[++blocks] = count;
    pairs += (size * (size - 1)) / 2;
  }
  return {rule, slots, order: order.subarray(0, count), starts: kept.subarray(0, blocks + 1), pairs};
}

/** Refuses rules that bring more pairs together than the limit: they would run for hours, and tell nobody apart. */
export function refuseExplosive(blocks: readonly Blocks[], pairsMax: number): void {
  const over = blocks.filter(({pairs}) => pairs > pairsMax);
  if (over.length === 0) return;
  const list = over.map(({rule, pairs}) => `"${rule}" gives ${pairs.toLocaleString('en-GB')} pairs`).join('; ');
  throw new RingfenceError(
    'BLOCK_TOO_LARGE',
    `${list}; the limit is ${pairsMax.toLocaleString('en-GB')}: add a key to the rule, or raise the limit.`,
  );
}
