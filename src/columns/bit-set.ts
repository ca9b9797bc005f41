/** A set of whole numbers 0 .. size - 1, a bit each. */
export class BitSet {
  readonly size: number;
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.#words = new Uint32Array((size + 31) >>> 5);
  }

  add(member: number): void {
    this.#words[member >>> 5]! |= 1 << member;
  }

  remove(member: number): void {
    this.#words[member >>> 5]! &= ~(1 << member);
  }

  has(member: number): boolean {
    return ((this.#words[member >>> 5]! >>> member) & 1) === 1;
  }

  clear(): void {
    this.#words.fill(0);
  }

  count(): number {
    let total = 0;
    for (const word of this.#words) total += bitCount(word);
    return total;
  }

  /** Members in rising order. */
  members(): Uint32Array {
    const out = new Uint32Array(this.count());
    let length = 0;
    for (let index = 0; index < this.#words.length; index++) {
      for (let word = this.#words[index]!; word !== 0; word &= word - 1) {
        out[length++] = (index << 5) + 31 - Math.clz32(word & -word);
      }
    }
    return out;
  }
}

/** Bits set in a word of 32 (Warren, Hacker's Delight, 5-1). */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
