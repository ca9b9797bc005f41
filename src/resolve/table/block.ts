import {RingfenceError} from '../../base/errors.ts';
import type {Derived} from './derive.ts';
import type {Source} from './plan.ts';

/**
 * The blocks of a rule: rows `order[starts[b]] ... order[starts[b + 1] - 1]` agree in all its keys, two of them at least, in
 * rising order. `column` is the rule's column in the table of block numbers.
 */
export type Blocks = {rule: string; column: number; order: Uint32Array; starts: Uint32Array; pairs: number};

export type BlockTask = {
  codes: Uint32Array;
  width: number;
  rowCount: number;
  derived: readonly Derived[];
  rules: readonly {name: string; keys: readonly Source[]}[];
  /**
   * Number of the block of row `r` under rule `c` at `r * rules.length + c`, 0 where it has no partner. All numbers of a row
   * lie together, so that asking whether an earlier rule gives a pair reads one cache line a row.
   */
  blockOf: Uint32Array;
};

/** Blocks rules `from` to `to`, one rule a thread at a time. */
export function runRange(task: BlockTask, from: number, to: number): Blocks[] {
  return task.rules.slice(from, to).map((_, index) => blockRule(task, from + index));
}

/** Rows in groups: group `g` has the rows from `starts[g]` on. */
type Groups = {rows: Uint32Array; starts: Uint32Array};

/**
 * Groups by the first key, then each group by the next: exact, where hashes of keys might fall together. Rows are read and
 * laid out once; what follows stays within groups, which fit the cache.
 */
function blockRule(task: BlockTask, column: number): Blocks {
  const {name, keys} = task.rules[column]!;
  let groups = groupByFirst(task, keys);
  for (const key of keys.slice(1)) groups = splitGroups(groups, task, key);
  return collect(task, name, column, groups);
}

/** Counting sort of the rows that have all keys. */
function groupByFirst(task: BlockTask, keys: readonly Source[]): Groups {
  const {rowCount, codes, width} = task;
  const numbers = numbersOf(task, keys[0]!);
  const {slot} = keys[0]!;
  const numberOf = new Uint32Array(rowCount);
  let largest = 0;
  for (let row = 0; row < rowCount; row++) {
    const code = codes[row * width + slot]!;
    const number = numbers === null ? code : numbers[code]!;
    numberOf[row] = number;
    if (number > largest) largest = number;
  }
  for (const key of keys.slice(1)) clearMissing(numberOf, task, key);
  const starts = new Uint32Array(largest + 2);
  for (let row = 0; row < rowCount; row++) starts[numberOf[row]! + 1]!++;
  starts[1] = 0;
  for (let number = 1; number <= largest + 1; number++) starts[number]! += starts[number - 1]!;
  const rows = new Uint32Array(starts[largest + 1]!);
  const next = starts.slice();
  for (let row = 0; row < rowCount; row++) if (numberOf[row] !== 0) rows[next[numberOf[row]!]!++] = row;
  return {rows, starts};
}

/** Takes out rows that lack a key. */
function clearMissing(numberOf: Uint32Array, task: BlockTask, key: Source): void {
  const {codes, width, rowCount} = task;
  const numbers = numbersOf(task, key);
  for (let row = 0; row < rowCount; row++) {
    const code = codes[row * width + key.slot]!;
    if ((numbers === null ? code : numbers[code]!) === 0) numberOf[row] = 0;
  }
}

/** Orders each group by another key and cuts it where the key changes; groups of one row are left out. */
function splitGroups({rows, starts}: Groups, task: BlockTask, key: Source): Groups {
  const {codes, width} = task;
  const numbers = numbersOf(task, key);
  const cut = new Uint32Array(rows.length + 1);
  let groups = 0;
  let kept = 0;
  let keys = new Uint32Array(1024);
  for (let group = 0; group + 1 < starts.length; group++) {
    const start = starts[group]!;
    const size = starts[group + 1]! - start;
    if (size < 2) continue;
    if (keys.length < size) keys = new Uint32Array(size * 2);
    for (let i = 0; i < size; i++) {
      const code = codes[rows[start + i]! * width + key.slot]!;
      keys[i] = numbers === null ? code : numbers[code]!;
    }
    sortTogether(keys, rows, start, size, task.rowCount);
    for (let from = 0, to = 0; from < size; from = to) {
      do to++;
      while (to < size && keys[to] === keys[from]);
      if (to - from < 2) continue;
      cut[groups++] = kept;
      for (let i = from; i < to; i++) rows[kept++] = rows[start + i]!;
    }
  }
  cut[groups] = kept;
  return {rows: rows.subarray(0, kept), starts: cut.subarray(0, groups + 1)};
}

/** Groups up to here are sorted by insertion. */
const SMALL = 48;

/** Sorts a group's rows by key; equal keys keep their order, which is rising. */
function sortTogether(keys: Uint32Array, rows: Uint32Array, start: number, size: number, rowCount: number): void {
  if (size > SMALL) {
    // Key and row as one number, for the sort that is built in; exact up to 90 million rows.
    const both = new Float64Array(size);
    for (let i = 0; i < size; i++) both[i] = keys[i]! * rowCount + rows[start + i]!;
    both.sort();
    for (let i = 0; i < size; i++) {
      keys[i] = Math.floor(both[i]! / rowCount);
      rows[start + i] = both[i]! - keys[i]! * rowCount;
    }
    return;
  }
  for (let i = 1; i < size; i++) {
    const key = keys[i]!;
    const row = rows[start + i]!;
    let at = i;
    for (; at > 0 && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
      rows[start + at] = rows[start + at - 1]!;
    }
    keys[at] = key;
    rows[start + at] = row;
  }
}

const numbersOf = ({derived}: BlockTask, {derivation}: Source): Uint32Array | null => {
  const found = derivation === null ? null : derived[derivation]!;
  return found?.kind === 'text' ? found.numbers : null;
};

/** Numbers the groups of two rows and more, and lays them in memory that threads share. */
function collect({blockOf, rules}: BlockTask, rule: string, column: number, {rows, starts}: Groups): Blocks {
  const order = new Uint32Array(new SharedArrayBuffer(rows.byteLength));
  const kept = new Uint32Array(new SharedArrayBuffer(starts.byteLength));
  let blocks = 0;
  let count = 0;
  let pairs = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const size = starts[group + 1]! - starts[group]!;
    if (size < 2) continue;
    kept[++blocks] = count + size;
    pairs += (size * (size - 1)) / 2;
    for (let i = starts[group]!; i < starts[group + 1]!; i++) {
      order[count++] = rows[i]!;
      blockOf[rows[i]! * rules.length + column] = blocks;
    }
  }
  return {rule, column, order: order.subarray(0, count), starts: kept.subarray(0, blocks + 1), pairs};
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
