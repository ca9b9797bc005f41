/**
 * From a pair of u32 keys to a u32 value; open addressing with linear probing at a load of at most a half. For single
 * keys use 0 as the second.
 */
export class IntMap {
  #first: Uint32Array;
  #second: Uint32Array;
  /** Value; free where `#isUsed` is 0. */
  #value: Uint32Array;
  #isUsed: Uint8Array;
  #size = 0;

  /** `expected` is how many entries are foreseen; more fit. */
  constructor(expected = 16) {
    let capacity = 32;
    while (capacity < expected * 2) capacity *= 2;
    this.#first = new Uint32Array(capacity);
    this.#second = new Uint32Array(capacity);
    this.#value = new Uint32Array(capacity);
    this.#isUsed = new Uint8Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** The value, or -1. */
  get(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    return this.#isUsed[slot] === 1 ? this.#value[slot]! : -1;
  }

  set(first: number, second: number, value: number): void {
    this.#value[this.#claim(first, second)] = value;
  }

  /** Adds to the value, which starts at 0, and returns the sum. */
  increment(first: number, second: number, by: number): number {
    const slot = this.#claim(first, second);
    this.#value[slot]! += by;
    return this.#value[slot]!;
  }

  #claim(first: number, second: number): number {
    let slot = this.#slotOf(first, second);
    if (this.#isUsed[slot] === 1) return slot;
    if (++this.#size * 2 > this.#value.length) {
      this.#grow();
      slot = this.#slotOf(first, second);
    }
    this.#first[slot] = first;
    this.#second[slot] = second;
    this.#isUsed[slot] = 1;
    return slot;
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#value.length - 1;
    let slot = hashPair(first, second) & mask;
    while (this.#isUsed[slot] === 1 && (this.#first[slot] !== first || this.#second[slot] !== second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const old = {first: this.#first, second: this.#second, value: this.#value, isUsed: this.#isUsed};
    const capacity = old.value.length * 2;
    this.#first = new Uint32Array(capacity);
    this.#second = new Uint32Array(capacity);
    this.#value = new Uint32Array(capacity);
    this.#isUsed = new Uint8Array(capacity);
    for (let i = 0; i < old.value.length; i++) {
      if (old.isUsed[i] === 0) continue;
      const slot = this.#slotOf(old.first[i]!, old.second[i]!);
      this.#first[slot] = old.first[i]!;
      this.#second[slot] = old.second[i]!;
      this.#value[slot] = old.value[i]!;
      this.#isUsed[slot] = 1;
    }
  }
}

/** The finalizer of MurmurHash3 over both keys. */
function hashPair(first: number, second: number): number {
  let hash = Math.imul(first, 0xcc9e2d51) ^ Math.imul((second << 16) | (second >>> 16), 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
