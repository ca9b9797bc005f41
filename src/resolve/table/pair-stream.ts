import type {Rows} from './block.ts';
import {CHUNK} from './chunk.ts';
import {copyRows} from './copy-rows.ts';
import {type PairSieve, sieveOf} from './pair-sieve.ts';
import type {RuleBlocks} from './rule-blocks.ts';

/** Work of one thread: the pairs of blocks `from` to `to` of a rule whose first row is at places `rowFrom` to `rowTo` of its block. */
export type Unit = {rule: number; from: number; to: number; rowFrom: number; rowTo: number};

/** Pairs that a unit has about; few enough that threads end together, many enough that taking one costs nothing. */
const UNIT_PAIRS = 100_000;

/** Cuts the blocks of all rules into units of about the same number of pairs; large blocks are cut by row. */
export function cutUnits(rules: readonly RuleBlocks[]): Unit[] {
  const units: Unit[] = [];
  for (const [rule, {blocks}] of rules.entries()) {
    const {starts} = blocks;
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

/** Rules in order, and the rows by whose codes a pair is known to belong to an earlier one. */
export type PairSource = {rules: readonly RuleBlocks[]} & Omit<Rows, 'rowCount'>;

export const pairSource = (rules: readonly RuleBlocks[], {codes, width, rowSlot}: Rows): PairSource => ({
  rules,
  codes,
  width,
  rowSlot,
});

/** Chunk of pairs of rows in `codes`; the one that is earlier in the file is left. */
export type VisitChunk = (codes: Uint32Array, left: Uint32Array, right: Uint32Array, count: number) => void;

/** Rows that are copied together: their codes fit the second-level cache. */
const BATCH = 4096;

/**
 * Hands out the pairs of a unit that no earlier rule gives, a chunk at a time: a pair two rules bring together belongs to the
 * first. No list of pairs is ever made. With a `step`, every so-manieth row of the rule begins pairs. The rows of some blocks
 * are copied side by side first: one after the other they are waited for together, and pairs then read them from the cache.
 */
export class PairStream {
  readonly #source: PairSource;
  readonly #sieves: PairSieve[];
  readonly #left = new Uint32Array(CHUNK);
  readonly #right = new Uint32Array(CHUNK);
  #batch: Uint32Array;
  #count = 0;

  constructor(source: PairSource) {
    this.#source = source;
    this.#sieves = source.rules.map((_, rule) => sieveOf(source.rules, rule));
    this.#batch = new Uint32Array(BATCH * source.width);
  }

  forEachChunk({rule, from, to, rowFrom, rowTo}: Unit, step: number, visit: VisitChunk): void {
    const {order, starts} = this.#source.rules[rule]!.blocks;
    const sieve = this.#sieves[rule]!;
    for (let block = from; block < to;) {
      const base = starts[block]! + rowFrom;
      let next = block + 1;
      while (next < to && starts[next + 1]! - base <= BATCH) next++;
      this.#copyRows(order, base, starts[next]!);
      for (; block < next; block++) {
        const end = starts[block + 1]!;
        const last = Math.min(starts[block]! + rowTo, end - 1);
        for (let first = starts[block]! + rowFrom; first < last; first++)
          if (step === 1 || first % step === 0) this.#pairsOf(sieve, first - base, end - base, visit);
      }
      if (this.#count > 0) visit(this.#batch, this.#left, this.#right, this.#count);
      this.#count = 0;
    }
  }

  #copyRows(order: Uint32Array, from: number, to: number): void {
    const {codes, width} = this.#source;
    if (this.#batch.length < (to - from) * width) this.#batch = new Uint32Array((to - from) * width * 2);
    copyRows(codes, width, order, from, to, this.#batch);
  }

  /**
   * The pairs of row `row` of the batch with those after it in its block. Whether a pair is new, and which row is earlier, no
   * processor can foretell, so both are worked out without a branch.
   */
  #pairsOf({slots, isKept}: PairSieve, row: number, end: number, visit: VisitChunk): void {
    const {width, rowSlot} = this.#source;
    const [codes, left, right] = [this.#batch, this.#left, this.#right];
    const own = row * width;
    const id = codes[own + rowSlot]!;
    let count = this.#count;
    for (let other = row + 1; other < end; other++) {
      const at = other * width;
      let differing = 0;
      for (let bit = 0; bit < slots.length; bit++) {
        const slot = slots[bit]!;
        differing |= differ(codes[own + slot]!, codes[at + slot]!) << bit;
      }
      const swap = (row ^ other) & ((codes[at + rowSlot]! - id) >> 31);
      left[count] = row ^ swap;
      right[count] = other ^ swap;
      count += isKept[differing]!;
      if (count < CHUNK) continue;
      visit(codes, left, right, count);
      count = 0;
    }
    this.#count = count;
  }
}

/** 1 where two codes are not the same, or missing (0); codes are below 2^31. */
const differ = (one: number, other: number): number => (((one ^ other) | -(one ^ other)) >>> 31) | ((one - 1) >>> 31);
