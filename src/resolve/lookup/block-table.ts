import {countBlock} from '../link/block/block-index.ts';
import type {KeyedRows} from '../link/block/sort-by-key.ts';

const BITS_MIN = 4;
const BITS_MAX = 26;
/** Bits of a key that lead into the directory, from which on 16 tell the rest of it. */
const BITS_WIDE = 16;

/** What a table is made of, as it can be kept. */
export type BlockArrays = {rows: Uint32Array; low: Uint16Array | Uint32Array; starts: Uint32Array};

/**
 * Rows by a 32-bit key, in sorted arrays: the upper bits of a key lead into a directory about as long as there are keys, the lower
 * ones tell the keys of one entry of it apart. After `find` the rows of the key are `rows[from] … rows[to - 1]`, rising. Takes six
 * bytes a key and the directory, and eight where keys are few.
 */
export class BlockTable {
  readonly rows: Uint32Array;
  from = 0;
  to = 0;
  readonly #low: Uint16Array | Uint32Array;
  readonly #lowMask: number;
  readonly #starts: Uint32Array;
  readonly #shift: number;

  /** `arrays` are those of a table that was kept. */
  constructor({rows, low, starts}: BlockArrays) {
    this.rows = rows;
    this.#low = low;
    this.#starts = starts;
    this.#shift = 32 - Math.log2(starts.length - 1);
    this.#lowMask = lowMaskOf(32 - this.#shift);
  }

  /** The arrays of these keys, which rise; `sizeLimit` gives the most rows a key may have, from the number of keys by rows that share them. */
  static arraysOf(sorted: KeyedRows, sizeLimit: (blocksOfSize: readonly number[]) => number): BlockArrays {
    const {keys} = sorted;
    const blocksOfSize: number[] = [];
    forEachBlock(sorted, (_from, _to, size) => countBlock(blocksOfSize, size));
    const sizeMax = sizeLimit(blocksOfSize);
    const bits = Math.min(BITS_MAX, Math.max(BITS_MIN, 31 - Math.clz32(keys.length + 1)));
    const starts = new Uint32Array(2 ** bits + 1);
    const low = bits < BITS_WIDE ? new Uint32Array(keys.length) : new Uint16Array(keys.length);
    const lowMask = lowMaskOf(bits);
    const kept = new Uint32Array(keys.length);
    let length = 0;
    forEachBlock(sorted, (from, to, size) => {
      if (size > sizeMax) return;
      const key = sorted.keys[from]!;
      starts[(key >>> (32 - bits)) + 1]! += size;
      const start = length;
      for (let i = from; i < to; i++) {
        const row = sorted.rows[i]!;
        if (length > start && kept[length - 1] === row) continue;
        low[length] = key & lowMask;
        kept[length++] = row;
      }
    });
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    return {rows: kept.slice(0, length), low: low.slice(0, length), starts};
  }

  find(key: number): void {
    const bucket = key >>> this.#shift;
    const end = this.#starts[bucket + 1]!;
    const low = key & this.#lowMask;
    let at = this.#starts[bucket]!;
    while (at < end && this.#low[at]! < low) at++;
    this.from = at;
    while (at < end && this.#low[at] === low) at++;
    this.to = at;
  }

  get bytes(): number {
    return this.rows.byteLength + this.#low.byteLength + this.#starts.byteLength;
  }
}

/** The bits of a key that the directory does not tell, or 16 where it tells as many. */
const lowMaskOf = (bits: number): number => (bits < BITS_WIDE ? 2 ** (32 - bits) - 1 : 0xffff);

/** Runs of one key, each with the number of its rows; a row that has a key twice counts once. */
function forEachBlock({keys, rows}: KeyedRows, visit: (from: number, to: number, size: number) => void): void {
  for (let from = 0; from < keys.length;) {
    const key = keys[from]!;
    let to = from + 1;
    let size = 1;
    for (; to < keys.length && keys[to] === key; to++) if (rows[to] !== rows[to - 1]) size++;
    visit(from, to, size);
    from = to;
  }
}
