/**
 * Finds the largest surplus (see `surplusOf`) of many graphs on the same ends, each given by its links alone: most links of a
 * random graph peel away at once, so no graph is built and no array is made. The sum of a group is taken in the order in which
 * `surplusOf` takes it, so that both give the same bits.
 */
export class SurplusFinder {
  readonly #leftCount: number;
  readonly #leftDegree: Uint32Array;
  readonly #rightDegree: Uint32Array;
  readonly #live: Uint32Array;
  /** Of left ends, then right ends; holds for ends of live links only. */
  readonly #parent: Int32Array;
  readonly #value: Float64Array;

  constructor(leftCount: number, rightCount: number, linkCountMax: number) {
    this.#leftCount = leftCount;
    this.#leftDegree = new Uint32Array(leftCount);
    this.#rightDegree = new Uint32Array(rightCount);
    this.#live = new Uint32Array(linkCountMax);
    this.#parent = new Int32Array(leftCount + rightCount);
    this.#value = new Float64Array(leftCount + rightCount);
  }

  /** Over the first `length` links, whose left ends are in rising order; 0 where no group of the core has a surplus. */
  largest(
    left: Uint32Array,
    right: Uint32Array,
    weight: Float64Array,
    length: number,
    {alpha, beta}: {alpha: number; beta: number},
  ): number {
    const live = this.#live.subarray(0, this.#peel(left, right, length, alpha, beta));
    live.sort((a, b) => left[a]! - left[b]! || right[a]! - right[b]!);
    this.#join(left, right, live);
    const value = this.#value;
    for (const link of live) value[this.#root(left[link]!)]! += weight[link]!;
    let largest = 0;
    for (const link of live) {
      const surplus = value[this.#root(left[link]!)]! + 1;
      if (surplus > largest) largest = surplus;
    }
    return largest;
  }

  /** Leaves the links of the (alpha,beta)-core in `live`, in order, and returns how many they are. */
  #peel(left: Uint32Array, right: Uint32Array, length: number, alpha: number, beta: number): number {
    const leftDegree = this.#leftDegree.fill(0);
    const rightDegree = this.#rightDegree.fill(0);
    const live = this.#live;
    for (let link = 0; link < length; link++) {
      live[link] = link;
      leftDegree[left[link]!]!++;
      rightDegree[right[link]!]!++;
    }
    let count = length;
    for (let before = -1; before !== count;) {
      before = count;
      count = 0;
      for (let at = 0; at < before; at++) {
        const link = live[at]!;
        if (leftDegree[left[link]!]! >= alpha && rightDegree[right[link]!]! >= beta) live[count++] = link;
        else {
          leftDegree[left[link]!]!--;
          rightDegree[right[link]!]!--;
        }
      }
    }
    return count;
  }

  /** Joins the ends of live links, and takes one from the value of a group for each of its ends. */
  #join(left: Uint32Array, right: Uint32Array, live: Uint32Array): void {
    const parent = this.#parent;
    const value = this.#value;
    for (const link of live) {
      for (const end of [left[link]!, this.#leftCount + right[link]!]) {
        parent[end] = end;
        value[end] = -1;
      }
    }
    for (const link of live) {
      const a = this.#root(left[link]!);
      const b = this.#root(this.#leftCount + right[link]!);
      if (a === b) continue;
      // Whole numbers as yet, so the order of this sum plays no part.
      const [root, other] = a < b ? [a, b] : [b, a];
      parent[other] = root;
      value[root]! += value[other]!;
    }
  }

  #root(end: number): number {
    const parent = this.#parent;
    let at = end;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }
}
