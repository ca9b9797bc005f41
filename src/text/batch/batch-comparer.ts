import {assert} from '../../base/assert.ts';
import {type TextColumn, textAt} from '../../base/text-column.ts';
import {levenshtein, osa} from '../edit-distance.ts';
import {jaroWinkler} from '../jaro-winkler.ts';
import {ensureBytes} from './instantiate.ts';
import {CHUNK, LEFT_IDS, RESULTS, RIGHT_IDS, ROW_LETTERS, ROWS} from './layout.ts';
import {type KernelName, startKernels, type Kernels} from './module.ts';

const KERNELS: Record<KernelName, (left: string, right: string) => number> = {levenshtein, osa, jaroWinkler};

/** Where a letter has no code of its own, the text goes to the general kernel. */
const CODES_MAX = 254;
const UNPACKED = 255;

/** Where texts are read from; a `StringPool`, or a column posted by another thread. */
export type TextSource = {column(): TextColumn};

/** Distances or similarities, one for each pair. */
export type Results = Uint32Array | Float64Array;

/**
 * Compares pooled texts by the thousand, 16 pairs side by side (WebAssembly SIMD). Results equal `levenshtein`, `osa`
 * and `jaroWinkler` to the last bit; texts longer than 16 letters, or with letters beyond the first 254 different ones of the
 * pool, go through those. Takes 16 bytes a text of the pool. Distances fit a `Uint32Array`, similarities need a `Float64Array`.
 */
export class BatchComparer {
  readonly #source: TextSource;
  readonly #kernels: Kernels = startKernels();
  readonly #codes = new Uint8Array(65_536);
  #codeCount = 0;
  #packed = 0;

  constructor(source: TextSource) {
    this.#source = source;
  }

  /** One text against many: `out[i]` is that of `query` and `candidates[i]`. */
  compareMany(kernel: KernelName, query: number, candidates: Uint32Array, out: Results): void {
    this.#compare(kernel, Uint32Array.of(query), candidates, out);
  }

  /** `out[i]` is that of `left[i]` and `right[i]`. */
  comparePairs(kernel: KernelName, left: Uint32Array, right: Uint32Array, out: Results): void {
    assert(left.length === right.length, 'pairs have two sides');
    this.#compare(kernel, left, right, out);
  }

  #compare(kernel: KernelName, left: Uint32Array, right: Uint32Array, out: Results): void {
    assert(out.length >= right.length, 'a result for each pair');
    assert(kernel !== 'jaroWinkler' || out instanceof Float64Array, 'similarities need doubles');
    const column = this.#source.column();
    this.#pack(column);
    const {buffer} = this.#kernels.memory;
    const [leftIds, rightIds] = [new Uint32Array(buffer, LEFT_IDS, CHUNK), new Uint32Array(buffer, RIGHT_IDS, CHUNK)];
    const results =
      kernel === 'jaroWinkler' ? new Float64Array(buffer, RESULTS, CHUNK) : new Uint8Array(buffer, RESULTS, CHUNK);
    const isOneLeft = left.length === 1;
    const texts = new Map<number, string>();
    if (isOneLeft) leftIds[0] = left[0]!;
    for (let from = 0; from < right.length; from += CHUNK) {
      const to = Math.min(right.length, from + CHUNK);
      if (!isOneLeft) leftIds.set(left.subarray(from, to));
      rightIds.set(right.subarray(from, to));
      const hasUnpacked = this.#kernels[kernel](to - from, isOneLeft ? 1 : 0);
      out.set(to - from === CHUNK ? results : results.subarray(0, to - from), from);
      if (hasUnpacked !== 0) this.#compareUnpacked(kernel, column, texts, left, right, from, to, out);
    }
  }

  #compareUnpacked(
    kernel: KernelName,
    column: TextColumn,
    texts: Map<number, string>,
    left: Uint32Array,
    right: Uint32Array,
    from: number,
    to: number,
    out: Results,
  ): void {
    const rows = new Uint8Array(this.#kernels.memory.buffer, ROWS);
    for (let i = from; i < to; i++) {
      const one = left.length === 1 ? left[0]! : left[i]!;
      const other = right[i]!;
      if (rows[one * ROW_LETTERS] !== UNPACKED && rows[other * ROW_LETTERS] !== UNPACKED) continue;
      out[i] = KERNELS[kernel](textOf(column, texts, one), textOf(column, texts, other));
    }
  }

  /** Writes the texts that came since the last call as rows of 16 one-byte letters, filled with zeros. */
  #pack({size, units, starts}: TextColumn): void {
    if (size <= this.#packed) return;
    const {memory} = this.#kernels;
    ensureBytes(memory, ROWS + size * ROW_LETTERS);
    const rows = new Uint8Array(memory.buffer, ROWS);
    for (let id = this.#packed; id < size; id++) {
      const start = starts[id]!;
      const length = starts[id + 1]! - start;
      const row = id * ROW_LETTERS;
      let isPacked = length <= ROW_LETTERS;
      for (let i = 0; isPacked && i < length; i++) {
        const code = this.#codeOf(units[start + i]!);
        rows[row + i] = code;
        isPacked = code !== 0;
      }
      if (!isPacked) rows.fill(UNPACKED, row, row + ROW_LETTERS);
    }
    this.#packed = size;
  }

  /** Code of a letter, from 1 in the order of arrival; 0 when all are given away. */
  #codeOf(unit: number): number {
    if (this.#codes[unit] === 0 && this.#codeCount < CODES_MAX) this.#codes[unit] = ++this.#codeCount;
    return this.#codes[unit]!;
  }
}

/** Texts are made into strings once a call, not once a pair. */
function textOf(column: TextColumn, texts: Map<number, string>, id: number): string {
  let text = texts.get(id);
  if (text === undefined) {
    text = textAt(column, id);
    texts.set(id, text);
  }
  return text;
}
