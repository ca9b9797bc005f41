import type {TextColumn} from '../../../base/text-column.ts';

const QUOTE = 0x22;

/** Texts of at most so many bytes lie in the table itself: names, dates and postcodes nearly always. */
const SHORT_MAX = 11;
/** In the length byte of an entry: its text lies with the others and has to be compared there. */
const LONG = 255;
/** Words of an entry: three of text, the last of which ends in the length, and the id; 0 is free. */
const ENTRY = 4;
const ID = 3;

/** What of the `i`-th word of four bytes belongs to a text of some length, by length * 3 + i. */
const MASKS = Int32Array.from({length: (SHORT_MAX + 1) * 3}, (_, at) => {
  const bytes = Math.min(4, Math.max(0, Math.floor(at / 3) - (at % 3) * 4));
  return bytes === 4 ? -1 : (1 << (bytes * 8)) - 1;
});

/** Distinct texts by id as threads hand them on: text `id` is bytes `starts[id]` to `starts[id + 1]`. */
export type EncodedTexts = {bytes: Uint8Array; starts: Uint32Array; table: Int32Array};

/**
 * Numbers distinct texts of a file in the order of arrival; the empty text is missing and has 0. A text is its UTF-8 bytes, one
 * a code unit, which is how DuckDB's distances read it as well. A short text is known or not after one look into memory,
 * as the table holds the texts and not only their places.
 */
export class TextEncoding {
  readonly #file: Uint8Array;
  readonly #words: DataView;
  /** Before here three words can be read from any place. */
  readonly #wordsEnd: number;
  #bytes: Uint8Array = new Uint8Array(1 << 12);
  #starts: Uint32Array = new Uint32Array(1 << 8);
  #count = 1;
  #end = 0;
  /** Open addressing at a load of at most a half. */
  #table: Int32Array = new Int32Array((1 << 9) * ENTRY);

  /** Goes on from texts that another encoding handed over, whose arrays are its own from then on. */
  constructor(file: Uint8Array, known: EncodedTexts | null = null) {
    this.#file = file;
    this.#words = new DataView(file.buffer, file.byteOffset, file.byteLength);
    this.#wordsEnd = file.length - 3 * 4;
    if (known === null) return;
    [this.#bytes, this.#starts, this.#table] = [known.bytes, known.starts, known.table];
    this.#count = known.starts.length - 1;
    this.#end = known.bytes.length;
  }

  /** Ids so far, that of the empty text among them. */
  get size(): number {
    return this.#count;
  }

  /** Id of the text at `from` to `to` of the file. */
  add(from: number, to: number): number {
    const length = to - from;
    if (length <= 0) return 0;
    if (length > SHORT_MAX || from > this.#wordsEnd) return this.#addBytes(this.#file, from, to);
    const words = this.#words;
    const mask = length * 3;
    const first = words.getInt32(from, true) & MASKS[mask]!;
    const second = words.getInt32(from + 4, true) & MASKS[mask + 1]!;
    const third = (words.getInt32(from + 8, true) & MASKS[mask + 2]!) | (length << 24);
    return this.#addShort(first, second, third, this.#file, from, to);
  }

  /** A quoted cell without its quotes: two quotes stand for one. */
  addQuoted(from: number, to: number): number {
    const plain: number[] = [];
    for (let i = from; i < to; i++) {
      plain.push(this.#file[i]!);
      if (this.#file[i] === QUOTE) i++;
    }
    return plain.length === 0 ? 0 : this.#addBytes(Uint8Array.from(plain), 0, plain.length);
  }

  /** Ids of the texts of another encoding, by their ids there. */
  addAll({bytes, starts}: EncodedTexts): Uint32Array {
    const ids = new Uint32Array(new SharedArrayBuffer((starts.length - 1) * 4));
    for (let id = 1; id < ids.length; id++) ids[id] = this.#addBytes(bytes, starts[id]!, starts[id + 1]!);
    return ids;
  }

  /** The texts, for another encoding to go on from; in memory that threads share. */
  handOver(): EncodedTexts {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#end));
    bytes.set(this.#bytes.subarray(0, this.#end));
    const table = new Int32Array(new SharedArrayBuffer(this.#table.byteLength));
    table.set(this.#table);
    return {bytes, starts: this.#sharedStarts(), table};
  }

  /** The texts by id, in memory that threads share. */
  finish(): TextColumn {
    const units = new Uint16Array(new SharedArrayBuffer(this.#end * 2));
    units.set(this.#bytes.subarray(0, this.#end));
    return {size: this.#count, units, starts: this.#sharedStarts()};
  }

  #sharedStarts(): Uint32Array {
    const starts = new Uint32Array(new SharedArrayBuffer((this.#count + 1) * 4));
    starts.set(this.#starts.subarray(0, this.#count + 1));
    return starts;
  }

  #addShort(first: number, second: number, third: number, bytes: Uint8Array, from: number, to: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let slot = (hashOf(first, second, third) * ENTRY) & mask;
    for (let id = table[slot + ID]!; id !== 0; id = table[slot + ID]!) {
      if (table[slot] === first && table[slot + 1] === second && table[slot + 2] === third) return id;
      slot = (slot + ENTRY) & mask;
    }
    return this.#enter(slot, first, second, third, bytes, from, to);
  }

  /** A text of any length, wherever it lies. */
  #addBytes(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from;
    const words = [0, 0, 0];
    if (length <= SHORT_MAX) {
      for (let i = 0; i < length; i++) words[i >> 2]! |= bytes[from + i]! << ((i & 3) * 8);
      return this.#addShort(words[0]!, words[1]!, words[2]! | (length << 24), bytes, from, to);
    }
    let hash = length;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const [table, third] = [this.#table, LONG << 24];
    const mask = table.length - 1;
    let slot = (hashOf(hash, length, third) * ENTRY) & mask;
    for (let id = table[slot + ID]!; id !== 0; id = table[slot + ID]!) {
      if (table[slot] === hash && table[slot + 1] === length && table[slot + 2] === third)
        if (this.#isText(id, bytes, from, length)) return id;
      slot = (slot + ENTRY) & mask;
    }
    return this.#enter(slot, hash, length, third, bytes, from, to);
  }

  #isText(id: number, bytes: Uint8Array, from: number, length: number): boolean {
    const start = this.#starts[id]!;
    for (let i = 0; i < length; i++) if (this.#bytes[start + i] !== bytes[from + i]) return false;
    return true;
  }

  /** Gives a new text its id, at a free slot. */
  #enter(
    slot: number,
    first: number,
    second: number,
    third: number,
    bytes: Uint8Array,
    from: number,
    to: number,
  ): number {
    const id = this.#count++;
    const end = this.#end + to - from;
    if (end > this.#bytes.length) this.#bytes = doubled(this.#bytes, new Uint8Array(end * 2));
    if (id + 2 > this.#starts.length) this.#starts = doubled(this.#starts, new Uint32Array(this.#starts.length * 2));
    for (let i = from, at = this.#end; i < to; i++, at++) this.#bytes[at] = bytes[i]!;
    this.#starts[id + 1] = this.#end = end;
    this.#table.set([first, second, third, id], slot);
    if (this.#count * 2 * ENTRY > this.#table.length) this.#widen();
    return id;
  }

  #widen(): void {
    const [from, to] = [this.#table, new Int32Array(this.#table.length * 2)];
    const mask = to.length - 1;
    for (let entry = 0; entry < from.length; entry += ENTRY) {
      if (from[entry + ID] === 0) continue;
      let slot = (hashOf(from[entry]!, from[entry + 1]!, from[entry + 2]!) * ENTRY) & mask;
      while (to[slot + ID] !== 0) slot = (slot + ENTRY) & mask;
      for (let i = 0; i < ENTRY; i++) to[slot + i] = from[entry + i]!;
    }
    this.#table = to;
  }
}

/** Spreads three words over 28 bits, so that four times the hash is a small integer still. */
function hashOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77) ^ Math.imul(third, 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & 0x0fffffff;
}

function doubled<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
