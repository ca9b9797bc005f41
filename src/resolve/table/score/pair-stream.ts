import type {Rows} from '../block/block.ts';
import {copyRows} from '../columns/copy-rows.ts';
import {openScreen, type PairScreen} from './pair-screen.ts';
import {PairScreener} from './pair-screener.ts';
import type {Screened} from './pair-comparer.ts';
import {sieveOf} from './pair-sieve.ts';
import type {RuleBlocks} from '../block/rule-blocks.ts';

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

/** Chunk of pairs of rows in `codes`, the one that is earlier in the file left, and what codes tell of them. */
export type VisitChunk = (
  codes: Uint32Array,
  left: Uint32Array,
  right: Uint32Array,
  count: number,
  screened: Screened,
) => void;

/** Rows that are copied together: their codes fit the second-level cache. */
const BATCH = 4096;

/**
 * Hands out the pairs of a unit that no earlier rule gives, a chunk at a time: a pair two rules bring together belongs to the
 * first. No list of pairs is ever made. With a `step`, every so-manieth row of the rule begins pairs. The rows of some blocks
 * are copied side by side first: one after the other they are waited for together, and pairs then read them from the cache.
 * Screens, one a rule, leave out pairs that cannot be wanted.
 */
export class PairStream {
  readonly #source: PairSource;
  readonly #screeners: PairScreener[];

  constructor(source: PairSource, screens: readonly PairScreen[] = openScreens(source)) {
    this.#source = source;
    this.#screeners = screens.map((screen) => new PairScreener(screen, source));
  }

  /** Returns how many pairs there are, those that were left out among them. */
  forEachChunk({rule, from, to, rowFrom, rowTo}: Unit, step: number, visit: VisitChunk): number {
    const {codes, width} = this.#source;
    const {order, starts} = this.#source.rules[rule]!.blocks;
    const screener = this.#screeners[rule]!;
    let pairs = 0;
    for (let block = from; block < to;) {
      const base = starts[block]! + rowFrom;
      let next = block + 1;
      while (next < to && starts[next + 1]! - base <= BATCH) next++;
      const count = starts[next]! - base;
      screener.makeRoom(count);
      copyRows(codes, width, order, base, starts[next]!, screener.codes);
      const {ends} = screener;
      for (; block < next; block++) {
        const [start, end] = [starts[block]!, starts[block + 1]!];
        const last = Math.min(end, start + rowTo);
        for (let row = start + rowFrom; row < end; row++)
          ends[row - base] = row < last && (step === 1 || row % step === 0) ? end - base : 0;
      }
      pairs += screener.run(count, (found) => visit(screener.codes, screener.left, screener.right, found, screener));
    }
    return pairs;
  }
}

const openScreens = ({rules}: PairSource): PairScreen[] => rules.map((_, rule) => openScreen(sieveOf(rules, rule)));
