import {CHUNK, type PairCodes} from './chunk.ts';
import {TRUE} from './derive.ts';
import type {PatternShape} from './patterns.ts';
import type {Test} from './plan.ts';
import {type RunTest, type TestData, TestMaker} from './run-test.ts';

/** What a comparer reads: rows of codes, the texts behind them, and the tests of each comparison in order. */
export type CompareData = TestData & {codes: Uint32Array; width: number; tests: Test[][]; shape: PatternShape};

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
  readonly #tests: RunTest[][];
  readonly #active = new Uint32Array(CHUNK);
  readonly #truths = new Uint8Array(CHUNK);

  constructor(data: CompareData) {
    const columns = (): Uint32Array[] => Array.from({length: data.width}, () => new Uint32Array(CHUNK));
    this.#data = data;
    this.pairs = {left: columns(), right: columns()};
    this.levels = data.tests.map(() => new Uint8Array(CHUNK));
    this.#maker = new TestMaker(this.pairs, data);
    this.#tests = data.tests.map((tests) => tests.map((test) => this.#maker.make(test)));
  }

  /** Pairs 0 to `count` - 1 of rows. */
  compare(leftRows: Uint32Array, rightRows: Uint32Array, count: number): void {
    const {codes, width, shape} = this.#data;
    for (let slot = 0; slot < width; slot++) {
      gather(codes, width, slot, leftRows, count, this.pairs.left[slot]!);
      gather(codes, width, slot, rightRows, count, this.pairs.right[slot]!);
    }
    this.patterns.fill(0, 0, count);
    for (let comparison = 0; comparison < this.#tests.length; comparison++) {
      this.#maker.forget();
      this.#level(this.#tests[comparison]!, this.levels[comparison]!, count);
      const levels = this.levels[comparison]!;
      const stride = shape.strides[comparison]!;
      for (let pair = 0; pair < count; pair++) this.patterns[pair]! += levels[pair]! * stride;
    }
  }

  /** Without a last level for the rest, the rest has the last one. */
  #level(tests: readonly RunTest[], levels: Uint8Array, count: number): void {
    const active = this.#active;
    const truths = this.#truths;
    levels.fill(tests.length - 1, 0, count);
    for (let pair = 0; pair < count; pair++) active[pair] = pair;
    let open = count;
    for (let level = 0; level < tests.length - 1 && open > 0; level++) {
      tests[level]!(active, open, truths);
      let left = 0;
      for (let i = 0; i < open; i++) {
        const pair = active[i]!;
        if (truths[i] === TRUE) levels[pair] = level;
        else active[left++] = pair;
      }
      open = left;
    }
  }
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
