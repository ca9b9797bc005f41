import type {Blocks} from './block.ts';
import {CHUNK} from './chunk.ts';

/** Work of one thread: the pairs of blocks `from` to `to` of a rule whose first row is at places `rowFrom` to `rowTo` of its block. */
export type Unit = {rule: number; from: number; to: number; rowFrom: number; rowTo: number};

/** Pairs that a unit has about; few enough that threads end together, many enough that taking one costs nothing. */
const UNIT_PAIRS = 100_000;

/** Cuts the blocks of all rules into units of about the same number of pairs; large blocks are cut by row. */
export function cutUnits(rules: readonly Blocks[]): Unit[] {
  const units: Unit[] = [];
  for (const [rule, {starts}] of rules.entries()) {
    let from = 0;
    let pairs = 0;
    for (let block = 0; block + 1 < starts.length; block++) {
      const size = starts[block + 1]! - starts[block]!;
      pairs += (size * (size - 1)) / 2;
      if (pairs < UNIT_PAIRS) continue;
      if (from < block) units.push(wholeBlocks(rule, from, block));
      cutBlock(rule, block, size, units);
      from = block + 1;
      pairs = 0;
    }
    if (from + 1 < starts.length) units.push(wholeBlocks(rule, from, starts.length - 1));
  }
  return units;
}

const wholeBlocks = (rule: number, from: number, to: number): Unit => ({rule, from, to, rowFrom: 0, rowTo: Infinity});

function cutBlock(rule: number, block: number, size: number, units: Unit[]): void {
  let rowFrom = 0;
  let pairs = 0;
  for (let row = 0; row < size; row++) {
    pairs += size - 1 - row;
    if (pairs < UNIT_PAIRS && row + 1 < size) continue;
    units.push({rule, from: block, to: block + 1, rowFrom, rowTo: row + 1});
    rowFrom = row + 1;
    pairs = 0;
  }
}

/** Chunk of pairs of rows, the lower row left. */
export type VisitChunk = (left: Uint32Array, right: Uint32Array, count: number) => void;

/**
 * Hands out the pairs of a unit that no earlier rule gives, a chunk at a time: a pair two rules bring together belongs to the
 * first. No list of pairs is ever made. With a `step`, every so-manieth row of the rule begins pairs.
 */
export class PairStream {
  readonly #rules: readonly Blocks[];
  readonly #left = new Uint32Array(CHUNK);
  readonly #right = new Uint32Array(CHUNK);
  /** Keys of a block's rows under the earlier rules, row by row. */
  #keys = new Uint32Array(1 << 12);
  #count = 0;

  constructor(rules: readonly Blocks[]) {
    this.#rules = rules;
  }

  forEachChunk({rule, from, to, rowFrom, rowTo}: Unit, step: number, visit: VisitChunk): void {
    const {order, starts} = this.#rules[rule]!;
    for (let block = from; block < to; block++) {
      const start = starts[block]!;
      const size = starts[block + 1]! - start;
      this.#readKeys(rule, order, start, size);
      const end = Math.min(rowTo, size - 1);
      for (let row = rowFrom; row < end; row++)
        if (step === 1 || (start + row) % step === 0) this.#pairsOf(row, size, rule, order, start, visit);
    }
    if (this.#count > 0) visit(this.#left, this.#right, this.#count);
    this.#count = 0;
  }

  #readKeys(rule: number, order: Uint32Array, start: number, size: number): void {
    if (this.#keys.length < size * rule) this.#keys = new Uint32Array(size * rule * 2);
    const keys = this.#keys;
    for (let earlier = 0; earlier < rule; earlier++) {
      const {keyOf} = this.#rules[earlier]!;
      for (let row = 0; row < size; row++) keys[row * rule + earlier] = keyOf[order[start + row]!]!;
    }
  }

  #pairsOf(first: number, size: number, rule: number, order: Uint32Array, start: number, visit: VisitChunk): void {
    const [left, right, keys] = [this.#left, this.#right, this.#keys];
    const row = order[start + first]!;
    let count = this.#count;
    for (let second = first + 1; second < size; second++) {
      if (rule > 0 && isKnown(keys, first * rule, second * rule, rule)) continue;
      left[count] = row;
      right[count++] = order[start + second]!;
      if (count < CHUNK) continue;
      visit(left, right, count);
      count = 0;
    }
    this.#count = count;
  }
}

/** Whether an earlier rule brings the two rows together. */
function isKnown(keys: Uint32Array, first: number, second: number, rules: number): boolean {
  for (let rule = 0; rule < rules; rule++) {
    const key = keys[first + rule]!;
    if (key !== 0 && key === keys[second + rule]) return true;
  }
  return false;
}
