type NumberArray = Uint8Array | Int32Array | Uint32Array;

/**
 * Numbers in a typed array that grows. A list of a million numbers that V8 keeps takes twice the memory and more, is copied within the heap as
 * it grows, and is looked through with all that lives there.
 */
export class NumberList<A extends NumberArray> {
  readonly #arrayOf: new (length: number) => A;
  #values: A;
  #length = 0;

  constructor(arrayOf: new (length: number) => A) {
    this.#arrayOf = arrayOf;
    this.#values = new arrayOf(16);
  }

  get length(): number {
    return this.#length;
  }

  /** The last number; the list must not be empty. */
  get last(): number {
    return this.#values[this.#length - 1]!;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new this.#arrayOf(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers so far, copied. */
  build(): A {
    return this.#values.slice(0, this.#length) as A;
  }
}
