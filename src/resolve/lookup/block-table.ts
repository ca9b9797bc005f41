import {countBlock} from '../link/block-index.ts';
import type {KeyedRows} from '../link/sort-by-key.ts';

const BITS_MIN = 16;
const BITS_MAX = 26;

/** What a table is made of, as it can be kept. */
export type BlockArrays = {rows: Uint32Array; low: Uint16Array; starts: Uint32Array};

/**
 * Rows by a 32-bit key, in sorted arrays: the upper bits of a key lead into a directory, the lower 16 tell the keys of one
 * entry of it apart. After `find` the rows of the key are `rows[from] … rows[to - 1]`, rising. Takes six bytes a key.
 */
export class BlockTable {
  readonly rows: Uint32Array;
  from = 0;
  to = 0;
  readonly #low: Uint16Array;
  readonly #starts: Uint32Array;
  readonly #shift: number;

  /** `arrays` are those of a table that was kept. */
  constructor({rows, low, starts}: BlockArrays) {
    this.rows = rows;
    this.#low = low;
    this.#starts = starts;
    this.#shift = 32 - Math.log2(starts.length - 1);
  }

  /** The arrays of these keys, which rise; `sizeLimit` gives the most rows a key may have, from the number of keys by rows that share them. */
  static arraysOf(sorted: KeyedRows, sizeLimit: (blocksOfSize: readonly number[]) => number): BlockArrays {
    const {keys} = sorted;
    const blocksOfSize: number[] = [];
    forEachBlock(sorted, (_from, _to, size) => countBlock(blocksOfSize, size));
    const sizeMax = sizeLimit(blocksOfSize);
    const bits = Math.min(BITS_MAX, Math.max(BITS_MIN, 31 - Math.clz32(keys.length + 1)));
    const starts = new Uint32Array(2 ** bits + 1);
    const low = new Uint16Array(keys.length);
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
        low[length] = key & 0xffff;
        kept[length++] = row;
      }
    });
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    return {rows: kept.slice(0, length), low: low.slice(0, length), starts};
  }

  find(key: number): void {
    const bucket = key >>> this.#shift;
    const end = this.#starts[bucket + 1]!;
    const low = key & 0xffff;
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
