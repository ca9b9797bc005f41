/** Scored pairs of rows, left < right. `bare` is 1 where nothing but names, sex and part of town agrees. */
export type Links = {
  length: number;
  left: Uint32Array;
  right: Uint32Array;
  weight: Float32Array;
  bare: Uint8Array;
};

/** Collects scored pairs without knowing their number. */
export class LinkBuilder {
  #left = new Uint32Array(1 << 12);
  #right = new Uint32Array(1 << 12);
  #weight = new Float32Array(1 << 12);
  #bare = new Uint8Array(1 << 12);
  #length = 0;

  add(left: number, right: number, weight: number, isBare: boolean): void {
    if (this.#length === this.#left.length) this.#grow();
    this.#left[this.#length] = left;
    this.#right[this.#length] = right;
    this.#bare[this.#length] = isBare ? 1 : 0;
    this.#weight[this.#length++] = weight;
  }

  build(): Links {
    const length = this.#length;
    return {
      length,
      left: this.#left.slice(0, length),
      right: this.#right.slice(0, length),
      weight: this.#weight.slice(0, length),
      bare: this.#bare.slice(0, length),
    };
  }

  #grow(): void {
    const size = this.#left.length * 2;
    const [left, right, weight, bare] = [this.#left, this.#right, this.#weight, this.#bare];
    this.#left = new Uint32Array(size);
    this.#right = new Uint32Array(size);
    this.#weight = new Float32Array(size);
    this.#bare = new Uint8Array(size);
    this.#left.set(left);
    this.#right.set(right);
    this.#weight.set(weight);
    this.#bare.set(bare);
  }
}

/** Positions of links from the heaviest to the lightest; equal weights by left row, then right row. */
export function heaviestFirst({length, left, right, weight}: Links, weightMin: number): Uint32Array {
  const order = new Uint32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) if (weight[i]! >= weightMin) order[count++] = i;
  return order
    .subarray(0, count)
    .sort((a, b) => weight[b]! - weight[a]! || left[a]! - left[b]! || right[a]! - right[b]!);
}
