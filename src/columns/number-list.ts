/** A list of u32 that grows. */
export class NumberList {
  #values = new Uint32Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers so far; no copy, so later ones may lie elsewhere. */
  build(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
