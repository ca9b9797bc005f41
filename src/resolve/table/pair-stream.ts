import type {Blocks, BlockTask} from './block.ts';
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

/** Rules in order, and the codes by which a pair is known to belong to an earlier one. */
export type PairSource = {rules: readonly Blocks[]} & Pick<BlockTask, 'codes' | 'width' | 'rowSlot'>;

export const pairSource = (rules: readonly Blocks[], {codes, width, rowSlot}: BlockTask): PairSource => ({
  rules,
  codes,
  width,
  rowSlot,
});

/** Chunk of pairs of rows; the one that is earlier in the file is left. */
export type VisitChunk = (left: Uint32Array, right: Uint32Array, count: number) => void;

/**
 * Hands out the pairs of a unit that no earlier rule gives, a chunk at a time: a pair two rules bring together belongs to the
 * first. No list of pairs is ever made. With a `step`, every so-manieth row of the rule begins pairs.
 */
export class PairStream {
  readonly #source: PairSource;
  /** Slots of all rules end to end; those of rule `r` end before `#ends[r]`. */
  readonly #slots: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #left = new Uint32Array(CHUNK);
  readonly #right = new Uint32Array(CHUNK);
  #count = 0;

  constructor(source: PairSource) {
    this.#source = source;
    this.#slots = Uint32Array.from(source.rules.flatMap(({slots}) => [...slots]));
    let end = 0;
    this.#ends = Uint32Array.from(source.rules, ({slots}) => (end += slots.length));
  }

  forEachChunk({rule, from, to, rowFrom, rowTo}: Unit, step: number, visit: VisitChunk): void {
    const {order, starts} = this.#source.rules[rule]!;
    this.#count = 0;
    for (let block = from; block < to; block++) {
      const start = starts[block]!;
      const end = starts[block + 1]!;
      const last = Math.min(start + rowTo, end - 1);
      for (let first = start + rowFrom; first < last; first++)
        if (step === 1 || first % step === 0) this.#pairsOf(rule, order, first, end, visit);
    }
    if (this.#count > 0) visit(this.#left, this.#right, this.#count);
  }

  /** The pairs of the row at place `first` with those after it in its block. */
  #pairsOf(rule: number, order: Uint32Array, first: number, end: number, visit: VisitChunk): void {
    const {codes, width, rowSlot} = this.#source;
    const [left, right, slots, ends] = [this.#left, this.#right, this.#slots, this.#ends];
    const row = order[first]!;
    let count = this.#count;
    for (let second = first + 1; second < end; second++) {
      const other = order[second]!;
      if (rule > 0 && isKnown(codes, row * width, other * width, slots, ends, rule)) continue;
      const isInOrder = codes[row * width + rowSlot]! < codes[other * width + rowSlot]!;
      left[count] = isInOrder ? row : other;
      right[count++] = isInOrder ? other : row;
      if (count < CHUNK) continue;
      visit(left, right, count);
      count = 0;
    }
    this.#count = count;
  }
}

/** Whether one of the first rules brings the two rows together: they have the same codes, none missing, in all its slots. */
function isKnown(
  codes: Uint32Array,
  row: number,
  other: number,
  slots: Uint32Array,
  ends: Uint32Array,
  rules: number,
): boolean {
  for (let rule = 0, i = 0; rule < rules; rule++) {
    const end = ends[rule]!;
    for (; i < end; i++) {
      const code = codes[row + slots[i]!]!;
      if (code === 0 || code !== codes[other + slots[i]!]) break;
    }
    if (i === end) return true;
    i = end;
  }
  return false;
}
