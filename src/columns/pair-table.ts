import {sortedPairOrder} from './sort.ts';

/** Pairs of ids; pair `i` is `left[i]`, `right[i]`. */
export type PairTable = {left: Uint32Array; right: Uint32Array};

/** Distinct pairs in rising order of left, then right, and for each pair of the input the position of its distinct pair. */
export type DistinctPairs = PairTable & {indexOf: Uint32Array};

/**
 * Each pair once, so that a value pair met in many rows is compared once: compare `left[k]`, `right[k]`, then read the
 * result of input pair `i` at `indexOf[i]`. The result does not depend on the order of the input.
 */
export function distinctPairs(left: Uint32Array, right: Uint32Array): DistinctPairs {
  const order = sortedPairOrder(left, right);
  const indexOf = new Uint32Array(order.length);
  const distinctLeft = new Uint32Array(order.length);
  const distinctRight = new Uint32Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const pair = order[i]!;
    if (i === 0 || left[pair] !== distinctLeft[count - 1] || right[pair] !== distinctRight[count - 1]) {
      distinctLeft[count] = left[pair]!;
      distinctRight[count] = right[pair]!;
      count++;
    }
    indexOf[pair] = count - 1;
  }
  return {left: distinctLeft.slice(0, count), right: distinctRight.slice(0, count), indexOf};
}

/** Pairs as they are found, in arrays that grow; `finish` gives each pair once, in rising order. */
export class PairTableBuilder {
  #left = new Uint32Array(1024);
  #right = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(left: number, right: number): void {
    if (this.#length === this.#left.length) this.#grow();
    this.#left[this.#length] = left;
    this.#right[this.#length++] = right;
  }

  finish(): PairTable {
    const {left, right} = distinctPairs(this.#left.subarray(0, this.#length), this.#right.subarray(0, this.#length));
    return {left, right};
  }

  #grow(): void {
    const left = new Uint32Array(this.#length * 2);
    const right = new Uint32Array(this.#length * 2);
    left.set(this.#left);
    right.set(this.#right);
    this.#left = left;
    this.#right = right;
  }
}
