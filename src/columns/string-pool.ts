import type {TextColumn} from '../base/text-column.ts';

/** Each distinct text once, by an id that counts from 0 in the order of arrival; UTF-16 code units lie end to end. */
export class StringPool {
  #units = sharedUnits(1024);
  #starts = sharedStarts(64);
  /** Ids + 1 by hash, open addressing at a load of at most a half; 0 is free. */
  #table = new Uint32Array(128);
  #size = 0;

  /** Id of the text, new or known. */
  intern(text: string): number {
    const slot = this.#slotOf(text);
    const known = this.#table[slot]!;
    if (known !== 0) return known - 1;
    const id = this.#size++;
    this.#table[slot] = id + 1;
    this.#append(id, text);
    if (this.#size * 2 > this.#table.length) this.#rehash();
    return id;
  }

  /** The texts so far, without a copy; texts interned later may lie elsewhere. */
  column(): TextColumn {
    return {size: this.#size, units: this.#units, starts: this.#starts};
  }

  #slotOf(text: string): number {
    const mask = this.#table.length - 1;
    let hash = text.length;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    let slot = mix(hash) & mask;
    for (let known = this.#table[slot]!; known !== 0; known = this.#table[slot]!) {
      if (this.#isAt(known - 1, text)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isAt(id: number, text: string): boolean {
    const start = this.#starts[id]!;
    if (this.#starts[id + 1]! - start !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.#units[start + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #append(id: number, text: string): void {
    const start = this.#starts[id]!;
    const end = start + text.length;
    if (end > this.#units.length) this.#units = grown(this.#units, sharedUnits(Math.max(end, this.#units.length * 2)));
    if (id + 2 > this.#starts.length) this.#starts = grown(this.#starts, sharedStarts(this.#starts.length * 2));
    for (let i = 0; i < text.length; i++) this.#units[start + i] = text.charCodeAt(i);
    this.#starts[id + 1] = end;
  }

  #rehash(): void {
    const mask = this.#table.length * 2 - 1;
    this.#table = new Uint32Array(mask + 1);
    for (let id = 0; id < this.#size; id++) {
      const start = this.#starts[id]!;
      const end = this.#starts[id + 1]!;
      let hash = end - start;
      for (let i = start; i < end; i++) hash = Math.imul(hash ^ this.#units[i]!, 0x01000193);
      let slot = mix(hash) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = id + 1;
    }
  }
}

const sharedUnits = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(length * 2));
const sharedStarts = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4));

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Spreads the high bits of a product over the low ones that a table uses. */
const mix = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
