import {onceFor} from '../../../base/once.ts';
import type {ScoreTask} from './score-task.ts';
import {CHUNK} from './chunk.ts';
import {cutBelow} from './cut-below.ts';
import {comparerOf, type Cut, type PairComparer, type Screened} from './pair-comparer.ts';
import {PairStream, type Unit} from './pair-stream.ts';
import {addTermFrequencies} from '../train/term-frequency.ts';

/** Pairs of rows, the left earlier in the file, and their match weight in bits. */
export type ScoredPairs = {left: Uint32Array; right: Uint32Array; bits: Float64Array; patterns: Uint32Array};
export type ScoreResult = {kept: ScoredPairs; pairs: number};

/** Scores the pairs of units `from` to `to`. */
export function runRange(task: ScoreTask, from: number, to: number): ScoreResult {
  return scorerOf(task).score(task.units.slice(from, to));
}

export const scorerOf = onceFor((task: ScoreTask): Scorer => new Scorer(task));

/** Weighs chunks of pairs of places in the table. */
class Scorer {
  readonly #task: ScoreTask;
  readonly #comparer: PairComparer;
  readonly #stream: PairStream;
  readonly #bits = new Float64Array(CHUNK);
  readonly #cut: Cut | null;
  readonly #kept = new PairList();

  constructor(task: ScoreTask) {
    this.#task = task;
    this.#comparer = comparerOf(task.compare);
    const cut = cutBelow(task, this.#comparer.firstOpen);
    this.#stream = new PairStream(task.source, cut?.screens);
    this.#cut = cut?.cut ?? null;
  }

  score(units: readonly Unit[]): ScoreResult {
    const kept = this.#kept;
    let pairs = 0;
    for (const unit of units) {
      pairs += this.#stream.forEachChunk(unit, 1, (codes, left, right, count, screened) => {
        const rest = this.#weigh(codes, left, right, count, this.#cut, screened);
        kept.add(this.#task, codes, left, right, this.#bits, this.#comparer, rest);
      });
    }
    return {kept: kept.take(), pairs};
  }

  /** Bits of each pair of rows in `codes`; the array is used again. */
  weigh(codes: Uint32Array, left: Uint32Array, right: Uint32Array, count: number): Float64Array {
    this.#weigh(codes, left, right, count);
    return this.#bits;
  }

  #weigh(
    codes: Uint32Array,
    left: Uint32Array,
    right: Uint32Array,
    count: number,
    cut: Cut | null = null,
    screened: Screened | null = null,
  ): number {
    const [comparer, bits] = [this.#comparer, this.#bits];
    const rest = comparer.compare(codes, left, right, count, cut, screened);
    const {kept, patterns} = comparer;
    const {patternBits, termFrequencies} = this.#task;
    for (let i = 0; i < rest; i++) bits[kept[i]!] = patternBits[patterns[kept[i]!]!]!;
    for (const table of termFrequencies) addTermFrequencies(table, comparer, rest, bits);
    return rest;
  }
}

/** Pairs that are kept, in arrays that grow. */
class PairList {
  #left = new Uint32Array(1024);
  #right = new Uint32Array(1024);
  #bits = new Float64Array(1024);
  #patterns = new Uint32Array(1024);
  #length = 0;

  /** Of the pairs that the comparer kept those of enough bits, by the rows of the file. */
  add(
    {source: {width, rowSlot}, bitsMin}: ScoreTask,
    codes: Uint32Array,
    left: Uint32Array,
    right: Uint32Array,
    bits: Float64Array,
    {kept, patterns}: PairComparer,
    count: number,
  ): void {
    if (this.#length + count > this.#left.length) this.#grow();
    let length = this.#length;
    for (let i = 0; i < count; i++) {
      const pair = kept[i]!;
      if (!(bits[pair]! >= bitsMin)) continue;
      this.#left[length] = codes[left[pair]! * width + rowSlot]!;
      this.#right[length] = codes[right[pair]! * width + rowSlot]!;
      this.#patterns[length] = patterns[pair]!;
      this.#bits[length++] = bits[pair]!;
    }
    this.#length = length;
  }

  /** The pairs so far, in memory that threads share; the list is empty again. */
  take(): ScoredPairs {
    const length = this.#length;
    this.#length = 0;
    const sharedOf = (bytes: number): ArrayBufferLike => new SharedArrayBuffer(length * bytes);
    return {
      left: grown<Uint32Array>(this.#left.subarray(0, length), new Uint32Array(sharedOf(4))),
      right: grown<Uint32Array>(this.#right.subarray(0, length), new Uint32Array(sharedOf(4))),
      bits: grown<Float64Array>(this.#bits.subarray(0, length), new Float64Array(sharedOf(8))),
      patterns: grown<Uint32Array>(this.#patterns.subarray(0, length), new Uint32Array(sharedOf(4))),
    };
  }

  #grow(): void {
    const length = (this.#left.length + CHUNK) * 2;
    this.#left = grown(this.#left, new Uint32Array(length));
    this.#right = grown(this.#right, new Uint32Array(length));
    this.#bits = grown(this.#bits, new Float64Array(length));
    this.#patterns = grown(this.#patterns, new Uint32Array(length));
  }
}

function grown<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
