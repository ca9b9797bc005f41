import type {TextColumn} from '../../base/text-column.ts';
import type {CsvCells} from './csv-cells.ts';

/** Columns that are compared with one another share a dictionary. */
export type EncodeTask = {
  cells: CsvCells;
  dictionaries: number[][];
  codes: Uint32Array;
  width: number;
  slotOf: number[];
};

const [QUOTE, NEWLINE, RETURN] = [0x22, 0x0a, 0x0d];

/** Encodes the columns of dictionaries `from` to `to`, one dictionary a thread at a time; returns their texts. */
export function runRange(task: EncodeTask, from: number, to: number): TextColumn[] {
  const texts: TextColumn[] = [];
  for (let dictionary = from; dictionary < to; dictionary++) {
    const encoder = new Encoder();
    for (const column of task.dictionaries[dictionary]!) encodeColumn(task, column, encoder);
    texts.push(encoder.finish());
  }
  return texts;
}

function encodeColumn({cells, codes, width, slotOf}: EncodeTask, column: number, encoder: Encoder): void {
  const {bytes, starts, rowCount, width: cellWidth} = cells;
  const slot = slotOf[column]!;
  for (let row = 0; row < rowCount; row++) {
    const cell = row * cellWidth + column;
    const from = starts[cell]!;
    let to = starts[cell + 1]! - 1;
    // The end of the line, and blank lines after it.
    while (to > from && (bytes[to - 1] === RETURN || bytes[to - 1] === NEWLINE)) to--;
    codes[row * width + slot] =
      bytes[from] === QUOTE && to > from ? encoder.addQuoted(bytes, from + 1, to - 1) : encoder.add(bytes, from, to);
  }
}

/**
 * Numbers distinct texts in the order of arrival; the empty text is missing and has 0. A text is its UTF-8 bytes, one a
 * code unit, which is how DuckDB's distances read it as well.
 */
class Encoder {
  #bytes = new Uint8Array(1 << 16);
  #starts = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 12);
  #count = 1;
  #end = 0;
  /** Ids by hash, open addressing at a load of at most a half; 0 is free. */
  #table = new Uint32Array(1 << 13);

  add(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from;
    if (length <= 0) return 0;
    let hash = length;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const [table, hashes, starts, known] = [this.#table, this.#hashes, this.#starts, this.#bytes];
    const mask = table.length - 1;
    let slot = hash & mask;
    for (let id = table[slot]!; id !== 0; id = table[slot]!) {
      if (hashes[id] === hash) {
        const start = starts[id]!;
        let same = 0;
        if (starts[id + 1]! - start === length)
          while (same < length && known[start + same] === bytes[from + same]) same++;
        if (same === length) return id;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = this.#count;
    return this.#append(bytes, from, to, hash);
  }

  /** A quoted cell without its quotes: two quotes stand for one. */
  addQuoted(bytes: Uint8Array, from: number, to: number): number {
    const plain: number[] = [];
    for (let i = from; i < to; i++) {
      plain.push(bytes[i]!);
      if (bytes[i] === QUOTE) i++;
    }
    return this.add(Uint8Array.from(plain), 0, plain.length);
  }

  /** The texts by id, in memory that threads share. */
  finish(): TextColumn {
    const units = new Uint16Array(new SharedArrayBuffer(this.#end * 2));
    for (let i = 0; i < this.#end; i++) units[i] = this.#bytes[i]!;
    const starts = new Uint32Array(new SharedArrayBuffer((this.#count + 1) * 4));
    starts.set(this.#starts.subarray(0, this.#count + 1));
    return {size: this.#count, units, starts};
  }

  #append(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const id = this.#count++;
    const end = this.#end + to - from;
    if (end > this.#bytes.length) this.#bytes = doubled(this.#bytes, new Uint8Array(end * 2));
    if (id + 2 > this.#starts.length) {
      this.#starts = doubled(this.#starts, new Uint32Array(this.#starts.length * 2));
      this.#hashes = doubled(this.#hashes, new Uint32Array(this.#hashes.length * 2));
    }
    for (let i = from, at = this.#end; i < to; i++, at++) this.#bytes[at] = bytes[i]!;
    this.#hashes[id] = hash;
    this.#starts[id + 1] = this.#end = end;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const table = new Uint32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let id = 1; id < this.#count; id++) {
      let slot = this.#hashes[id]! & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = id;
    }
    this.#table = table;
  }
}

function doubled<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
