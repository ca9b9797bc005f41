import {RingfenceError} from '../../base/errors.ts';
import {sortedOrder, sortedPairOrder} from '../../columns/sort.ts';
import type {Derived} from './derive.ts';
import type {Source} from './plan.ts';

/**
 * The blocks of a rule: rows `order[starts[b]] ... order[starts[b + 1] - 1]` agree in all its keys, two of them at least, in
 * rising order. `keyOf` has the number of each row's block and 0 where it has no partner.
 */
export type Blocks = {rule: string; order: Uint32Array; starts: Uint32Array; keyOf: Uint32Array; pairs: number};

export type BlockTask = {
  codes: Uint32Array;
  width: number;
  rowCount: number;
  derived: readonly Derived[];
  rules: readonly {name: string; keys: readonly Source[]}[];
};

/** Blocks rules `from` to `to`, one rule a thread at a time. */
export function runRange(task: BlockTask, from: number, to: number): Blocks[] {
  return task.rules.slice(from, to).map(({name, keys}) => blockRule(task, name, keys));
}

/** Sorts by one key after the other, so that blocks are exact: no two keys fall together as hashes may. */
function blockRule(task: BlockTask, rule: string, keys: readonly Source[]): Blocks {
  const rows = rowsWithKeys(task, keys);
  let order = sortedOrder(keysOf(task, keys[0]!, rows));
  let numbers = numberRuns(order, keysOf(task, keys[0]!, rows), null);
  for (const key of keys.slice(1)) {
    const values = keysOf(task, key, rows);
    order = sortedPairOrder(numbers, values);
    numbers = numberRuns(order, numbers, values);
  }
  return keepShared(rule, rows, order, numbers, task.rowCount);
}

function rowsWithKeys({codes, width, rowCount, derived}: BlockTask, keys: readonly Source[]): Uint32Array {
  const rows = new Uint32Array(rowCount);
  let count = 0;
  const numbers = keys.map((key) => numbersOf(key, derived));
  for (let row = 0; row < rowCount; row++) {
    let isWhole = true;
    for (let key = 0; isWhole && key < keys.length; key++) {
      const code = codes[row * width + keys[key]!.slot]!;
      isWhole = (numbers[key] === null ? code : numbers[key]![code]!) !== 0;
    }
    if (isWhole) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function keysOf({codes, width, derived}: BlockTask, key: Source, rows: Uint32Array): Uint32Array {
  const numbers = numbersOf(key, derived);
  const out = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]! * width + key.slot]!;
    out[i] = numbers === null ? code : numbers[code]!;
  }
  return out;
}

function numbersOf({derivation}: Source, derived: readonly Derived[]): Uint32Array | null {
  const found = derivation === null ? null : derived[derivation]!;
  return found?.kind === 'text' ? found.numbers : null;
}

/** Numbers the runs of equal keys along `order`, from 1; returns the number of each position. */
function numberRuns(order: Uint32Array, first: Uint32Array, second: Uint32Array | null): Uint32Array {
  const numbers = new Uint32Array(order.length);
  let number = 0;
  for (let i = 0; i < order.length; i++) {
    const here = order[i]!;
    const before = order[i - 1];
    if (before === undefined || first[here] !== first[before] || (second !== null && second[here] !== second[before]))
      number++;
    numbers[here] = number;
  }
  return numbers;
}

/** Leaves out blocks of one row, and lays the rest in memory that threads share. */
function keepShared(
  rule: string,
  rows: Uint32Array,
  order: Uint32Array,
  numbers: Uint32Array,
  rowCount: number,
): Blocks {
  const keyOf = new Uint32Array(new SharedArrayBuffer(rowCount * 4));
  const kept = new Uint32Array(new SharedArrayBuffer(order.length * 4));
  const starts = [0];
  let count = 0;
  let pairs = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && numbers[order[to]!] === numbers[order[from]!]) to++;
    if (to - from < 2) continue;
    for (let i = from; i < to; i++) {
      const row = rows[order[i]!]!;
      kept[count++] = row;
      keyOf[row] = starts.length;
    }
    starts.push(count);
    pairs += ((to - from) * (to - from - 1)) / 2;
  }
  const shared = new Uint32Array(new SharedArrayBuffer(starts.length * 4));
  shared.set(starts);
  return {rule, order: kept.subarray(0, count), starts: shared, keyOf, pairs};
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
