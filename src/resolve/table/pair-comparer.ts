import {CHUNK, type PairCodes} from './chunk.ts';
import {TRUE} from './derive.ts';
import type {PatternShape} from './patterns.ts';
import type {Test} from './plan.ts';
import {type TestData, TestMaker} from './run-test.ts';
import {type Step, stepsOf} from './steps.ts';

/** What a comparer reads: rows of codes, the texts behind them, and the tests of each comparison in order. */
export type CompareData = TestData & {
  /** Of this process: what has the same id is the same. */
  id: number;
  codes: Uint32Array;
  width: number;
  columnCount: number;
  tests: Test[][];
  shape: PatternShape;
};

/**
 * Gives the pairs of a chunk their levels, column by column: all pairs take the first test, those for which it is not true
 * the next. Loops run over arrays of one chunk, which stay in the cache.
 */
export class PairComparer {
  /** Pattern of each pair of the last chunk. */
  readonly patterns = new Uint32Array(CHUNK);
  /** Level of each pair in each comparison. */
  readonly levels: Uint8Array[];
  readonly pairs: PairCodes;
  readonly #data: CompareData;
  readonly #maker: TestMaker;
  readonly #steps: Step[][];
  readonly #active = new Uint32Array(CHUNK);
  readonly #truths = new Uint8Array(CHUNK);

  constructor(data: CompareData) {
    const columns = (): Uint32Array[] => Array.from({length: data.columnCount}, () => new Uint32Array(CHUNK));
    this.#data = data;
    this.pairs = {left: columns(), right: columns()};
    this.levels = data.tests.map(() => new Uint8Array(CHUNK));
    this.#maker = new TestMaker(this.pairs, data);
    this.#steps = data.tests.map((tests) => stepsOf(tests, this.#maker));
  }

  /** Pairs 0 to `count` - 1 of rows in `codes`: those of the table, or some copied side by side. */
  compare(codes: Uint32Array, leftRows: Uint32Array, rightRows: Uint32Array, count: number): void {
    const {width, columnCount, shape} = this.#data;
    for (let slot = 0; slot < columnCount; slot++) {
      gather(codes, width, slot, leftRows, count, this.pairs.left[slot]!);
      gather(codes, width, slot, rightRows, count, this.pairs.right[slot]!);
    }
    this.patterns.fill(0, 0, count);
    for (let comparison = 0; comparison < this.#steps.length; comparison++) {
      this.#maker.forget();
      const levels = this.levels[comparison]!;
      this.#level(this.#steps[comparison]!, shape.radixes[comparison]!, levels, count);
      const stride = shape.strides[comparison]!;
      for (let pair = 0; pair < count; pair++) this.patterns[pair]! += levels[pair]! * stride;
    }
  }

  /** A pair that no test is true for has the last level. */
  #level(steps: readonly Step[], levelCount: number, levels: Uint8Array, count: number): void {
    const active = this.#active;
    levels.fill(levelCount - 1, 0, count);
    // The codes step looks at all pairs and lists those it leaves.
    if (steps[0]?.kind !== 'codes') for (let pair = 0; pair < count; pair++) active[pair] = pair;
    let open = count;
    for (const step of steps) {
      if (open === 0) return;
      if (step.kind === 'codes') open = this.#siftCodes(step.slot, levels, open);
      else if (step.kind === 'bands') open = this.#siftBands(step, levels, open);
      else open = this.#sift(step, levels, open);
    }
  }

  /** Each sift gives levels to the pairs that have one, and returns how many stay open. */
  #siftCodes(slot: number, levels: Uint8Array, open: number): number {
    const [left, right, active] = [this.pairs.left[slot]!, this.pairs.right[slot]!, this.#active];
    let rest = 0;
    for (let pair = 0; pair < open; pair++) {
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
  count: number,
  out: Uint32Array,
): void {
  for (let pair = 0; pair < count; pair++) out[pair] = codes[rows[pair]! * width + slot]!;
}
