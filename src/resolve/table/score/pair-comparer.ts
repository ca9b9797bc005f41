import {CHUNK, type PairCodes} from './chunk.ts';
import {TRUE} from '../columns/derive.ts';
import type {PatternShape} from '../train/patterns.ts';
import {slotsRead, type Test} from '../settings/plan.ts';
import type {TestData} from './measure.ts';
import {TestMaker} from './run-test.ts';
import {type Step, type Steps, stepsOf} from '../settings/steps.ts';

/** What a comparer reads: rows of codes, the texts behind them, and the tests of each comparison in order. */
export type CompareData = TestData & {
  /** Of this process: what has the same id is the same. */
  id: number;
  codes: Uint32Array;
  width: number;
  tests: Test[][];
  shape: PatternShape;
};

/** What codes tell of the pairs of a chunk: the most bits that each may have, and its word, by which the levels of comparisons are known. */
export type Screened = {
  most: Float64Array;
  words: Uint32Array;
  /** In the order of the cut, the number of levels where codes do not decide. */
  levels: readonly Uint8Array[];
};

/** Rows of codes, and by pair which two of them are compared. */
export type PairRows = {codes: Uint32Array; leftRows: Uint32Array; rightRows: Uint32Array};

/** Leaves out pairs that are of no interest whatever their open levels may be. */
export type Cut = {
  /** Comparisons in the order in which their levels are worked out: those that may tell most against a pair come first. */
  order: readonly number[];
  /**
   * Once a comparison had open levels and has none: lowers the `most` bits that pairs may have, and keeps those of the first
   * `count` in `pairs` that may still be wanted.
   */
  next: (levels: Uint8Array, comparison: number, pairs: Uint32Array, count: number, most: Float64Array) => number;
};

/**
 * Gives the pairs of a chunk their levels, column by column: all pairs take the first test, those for which it is not true
 * the next. Loops run over arrays of one chunk, which stay in the cache. Codes are fetched when a comparison asks for them, as a
 * cut may have left out most pairs by then.
 */
export class PairComparer {
  /** Pairs of the last chunk that were not left out. */
  readonly kept = new Uint32Array(CHUNK);
  /** Pattern of each of these. */
  readonly patterns = new Uint32Array(CHUNK);
  /** Level of each of these in each comparison; where it is open still, the number of levels. */
  readonly levels: Uint8Array[];
  readonly pairs: PairCodes;
  /** The first level of each comparison that an open pair may have. */
  readonly firstOpen: number[];
  readonly #data: CompareData;
  readonly #maker: TestMaker;
  readonly #steps: Steps[];
  /** The slots that each comparison reads. */
  readonly #slots: number[][];
  #chunk: PairRows | null = null;
  readonly #active = new Uint32Array(CHUNK);
  readonly #truths = new Uint8Array(CHUNK);

  constructor(data: CompareData) {
    const columns = (): Uint32Array[] => Array.from({length: data.width}, () => new Uint32Array(CHUNK));
    this.#data = data;
    this.pairs = {left: columns(), right: columns()};
    this.levels = data.tests.map(() => new Uint8Array(CHUNK));
    this.#maker = new TestMaker(this.pairs, data);
    this.#steps = data.tests.map((tests) => stepsOf(tests, this.#maker));
    this.#slots = data.tests.map((tests) => [...new Set(tests.flatMap(slotsRead))]);
    this.firstOpen = data.tests.map(({length}, comparison) => this.#steps[comparison]!.dear[0]?.level ?? length - 1);
  }

  /** Compares pairs 0 to `count` - 1 of rows in `codes`: those of the table, or some copied side by side. Returns how many are kept. */
  compare(
    codes: Uint32Array,
    leftRows: Uint32Array,
    rightRows: Uint32Array,
    count: number,
    cut: Cut | null = null,
    screened: Screened | null = null,
  ): number {
    this.#chunk = {codes, leftRows, rightRows};
    for (let pair = 0; pair < count; pair++) this.kept[pair] = pair;
    let kept = count;
    for (let i = 0; i < this.#steps.length && kept > 0; i++) {
      const comparison = cut?.order[i] ?? i;
      const known = screened?.levels[i];
      if (known === undefined) this.#startLevels(comparison, kept);
      else lookUpLevels(known, screened!.words, this.kept, kept, this.levels[comparison]!);
      const open = this.#openPairs(comparison, kept);
      if (open === 0) continue;
      if (known !== undefined) this.#fetch(comparison, this.#active, open);
      this.#finishLevels(comparison, open, known === undefined);
      if (cut !== null) kept = cut.next(this.levels[comparison]!, comparison, this.kept, kept, screened!.most);
    }
    this.#makePatterns(this.#data.shape.strides, kept);
    return kept;
  }

  /** Where the last chunk lies. */
  get rows(): PairRows & {width: number} {
    return {...this.#chunk!, width: this.#data.width};
  }

  /** Puts the codes that a comparison reads into `pairs`, for the first `count` of `active`. */
  #fetch(comparison: number, active: Uint32Array, count: number): void {
    const {codes, leftRows, rightRows} = this.#chunk!;
    for (const slot of this.#slots[comparison]!) {
      gather(codes, this.#data.width, slot, leftRows, active, count, this.pairs.left[slot]!);
      gather(codes, this.#data.width, slot, rightRows, active, count, this.pairs.right[slot]!);
    }
  }

  #startLevels(comparison: number, kept: number): void {
    this.#fetch(comparison, this.kept, kept);
    const [active, levels] = [this.#active, this.levels[comparison]!];
    const {quick} = this.#steps[comparison]!;
    const isOpen = this.#data.shape.radixes[comparison]!;
    if (quick.length === 1 && quick[0]!.kind === 'codes') {
      const {slot} = quick[0]!;
      levelCodes(this.pairs.left[slot]!, this.pairs.right[slot]!, this.kept, kept, levels, isOpen);
      return;
    }
    for (let i = 0; i < kept; i++) {
      active[i] = this.kept[i]!;
      levels[this.kept[i]!] = isOpen;
    }
    this.#run(quick, levels, kept);
  }

  /** Makes those pairs active whose level is open; returns how many. */
  #openPairs(comparison: number, kept: number): number {
    const [active, levels] = [this.#active, this.levels[comparison]!];
    const isOpen = this.#data.shape.radixes[comparison]!;
    let open = 0;
    for (let i = 0; i < kept; i++) {
      const pair = this.kept[i]!;
      active[open] = pair;
      open += Number(levels[pair] === isOpen);
    }
    return open;
  }

  /** Levels of the `open` active pairs; one that no test is true for has the last. */
  #finishLevels(comparison: number, open: number, isStarted: boolean): void {
    const [active, levels] = [this.#active, this.levels[comparison]!];
    const {quick, dear} = this.#steps[comparison]!;
    this.#maker.forget();
    let rest = open;
    if (!isStarted) rest = this.#run(quick, levels, rest);
    rest = this.#run(dear, levels, rest);
    const last = this.#data.shape.radixes[comparison]! - 1;
    for (let i = 0; i < rest; i++) levels[active[i]!] = last;
  }

  /** Takes the first `active` active pairs through the steps; returns how many stay active. */
  #run(steps: readonly Step[], levels: Uint8Array, active: number): number {
    let open = active;
    for (const step of steps) {
      if (open === 0) return 0;
      if (step.kind === 'codes') open = this.#siftCodes(step.slot, levels, open);
      else if (step.kind === 'bands') open = this.#siftBands(step, levels, open);
      else open = this.#sift(step, levels, open);
    }
    return open;
  }

  #makePatterns(strides: readonly number[], kept: number): void {
    const {patterns} = this;
    for (let i = 0; i < kept; i++) patterns[this.kept[i]!] = 0;
    for (const [comparison, levels] of this.levels.entries()) {
      const stride = strides[comparison]!;
      for (let i = 0; i < kept; i++) patterns[this.kept[i]!]! += levels[this.kept[i]!]! * stride;
    }
  }

  /** Each sift gives levels to the pairs that have one, and returns how many stay open. */
  #siftCodes(slot: number, levels: Uint8Array, open: number): number {
    const [left, right, active] = [this.pairs.left[slot]!, this.pairs.right[slot]!, this.#active];
    let rest = 0;
    for (let i = 0; i < open; i++) {
      const pair = active[i]!;
      const one = left[pair]!;
      const other = right[pair]!;
      if (one === 0 || other === 0) levels[pair] = 0;
      else if (one === other) levels[pair] = 1;
      else active[rest++] = pair;
    }
    return rest;
  }

  #siftBands(
    {fill, bounds, loosest, isAtLeast, level}: Extract<Step, {kind: 'bands'}>,
    levels: Uint8Array,
    open: number,
  ): number {
    const active = this.#active;
    const values = fill(active, open);
    let rest = 0;
    for (let i = 0; i < open; i++) {
      const pair = active[i]!;
      const value = values[pair]!;
      // Nearly all pairs reach no bound, nor does a value that is missing (NaN).
      if (!(isAtLeast ? value >= loosest : value <= loosest)) {
        active[rest++] = pair;
        continue;
      }
      let band = 0;
      while (!(isAtLeast ? value >= bounds[band]! : value <= bounds[band]!)) band++;
      levels[pair] = level + band;
    }
    return rest;
  }

  #sift({run, level}: Extract<Step, {kind: 'test'}>, levels: Uint8Array, open: number): number {
    const [active, truths] = [this.#active, this.#truths];
    run(active, open, truths);
    let rest = 0;
    for (let i = 0; i < open; i++) {
      const pair = active[i]!;
      if (truths[i] === TRUE) levels[pair] = level;
      else active[rest++] = pair;
    }
    return rest;
  }
}

/**
 * Level 0 where a code is missing (0), 1 where both are the same, and open otherwise. No processor can foretell which, so it is
 * worked out without a branch; codes are below 2^31.
 */
function levelCodes(
  left: Uint32Array,
  right: Uint32Array,
  pairs: Uint32Array,
  count: number,
  levels: Uint8Array,
  isOpen: number,
): void {
  for (let i = 0; i < count; i++) {
    const pair = pairs[i]!;
    const one = left[pair]! | 0;
    const other = right[pair]! | 0;
    const isPresent = (-one & -other) >>> 31;
    const isOther = ((one - other) | (other - one)) >>> 31;
    levels[pair] = isPresent + isPresent * isOther * (isOpen - 1);
  }
}

function lookUpLevels(
  known: Uint8Array,
  words: Uint32Array,
  pairs: Uint32Array,
  count: number,
  levels: Uint8Array,
): void {
  for (let i = 0; i < count; i++) {
    const pair = pairs[i]!;
    levels[pair] = known[words[pair]!]!;
  }
}

let last: {id: number; comparer: PairComparer} | null = null;

/** The thread's comparer of these data: stages that follow one another share it, and the texts that it packed. */
export function comparerOf(data: CompareData): PairComparer {
  if (last?.id !== data.id) last = {id: data.id, comparer: new PairComparer(data)};
  return last.comparer;
}

function gather(
  codes: Uint32Array,
  width: number,
  slot: number,
  rows: Uint32Array,
  pairs: Uint32Array,
  count: number,
  out: Uint32Array,
): void {
  for (let i = 0; i < count; i++) out[pairs[i]!] = codes[rows[pairs[i]!]! * width + slot]!;
}
