/** Edges of a two-sided graph, one row each; ends of either side are numbered from 0. */
export type WeighedEdges = {
  leftCount: number;
  rightCount: number;
  left: Uint32Array;
  right: Uint32Array;
  weight: Float64Array;
};

export type Block = {
  /** Sum of weights within, over the number of ends. */
  density: number;
  /** Positions of the edges within, rising. */
  edges: number[];
};

/**
 * Weight of each edge by how many its right end has: 1 / log(degree + 5), so that fellows at a crowded end count for little and
 * edges laid to such ends hide nobody (FRAUDAR: Hooi and others, KDD 2016, section 4.3).
 */
export function logWeights(rightCount: number, right: Uint32Array): Float64Array {
  const degree = new Uint32Array(rightCount);
  for (const end of right) degree[end]!++;
  return Float64Array.from(right, (end) => 1 / Math.log(degree[end]! + 5));
}

/**
 * Densest block by greedy peeling: the end whose edges weigh least is taken away again and again, and of all that was left at any time the
 * densest is the block, at least half as dense as any there is (the same, section 4.2). `isLive` says which edges take part.
 * O(edges log ends).
 */
export function densestBlock({leftCount, rightCount, left, right, weight}: WeighedEdges, isLive: Uint8Array): Block {
  const ends = leftCount + rightCount;
  const own: number[][] = Array.from({length: ends}, () => []);
  const sum = new Float64Array(ends);
  let total = 0;
  for (let edge = 0; edge < left.length; edge++) {
    if (isLive[edge] === 0) continue;
    total += weight[edge]!;
    for (const end of [left[edge]!, leftCount + right[edge]!]) {
      own[end]!.push(edge);
      sum[end]! += weight[edge]!;
    }
  }
  const heap = new LeastFirst();
  let count = 0;
  for (let end = 0; end < ends; end++) {
    if (own[end]!.length === 0) continue;
    heap.push(end, sum[end]!);
    count++;
  }
  const takenAt = new Float64Array(ends).fill(Infinity);
  let best = {density: count === 0 ? 0 : total / count, taken: 0};
  for (let taken = 1; count > 1; taken++) {
    const end = heap.popCurrent((one, value) => takenAt[one] === Infinity && sum[one] === value);
    takenAt[end] = taken;
    count--;
    for (const edge of own[end]!) {
      const other = end < leftCount ? leftCount + right[edge]! : left[edge]!;
      if (takenAt[other]! < taken) continue;
      total -= weight[edge]!;
      sum[other]! -= weight[edge]!;
      heap.push(other, sum[other]!);
    }
    if (total / count > best.density) best = {density: total / count, taken};
  }
  const edges: number[] = [];
  for (let edge = 0; edge < left.length; edge++) {
    const isIn = takenAt[left[edge]!]! > best.taken && takenAt[leftCount + right[edge]!]! > best.taken;
    if (isLive[edge] === 1 && isIn) edges.push(edge);
  }
  return {density: best.density, edges};
}

/** The densest block, then the densest of the edges that are left, and so on. */
export function densestBlocks(edges: WeighedEdges, most: number): Block[] {
  const isLive = new Uint8Array(edges.left.length).fill(1);
  const blocks: Block[] = [];
  while (blocks.length < most) {
    const block = densestBlock(edges, isLive);
    if (block.edges.length === 0) break;
    blocks.push(block);
    for (const edge of block.edges) isLive[edge] = 0;
  }
  return blocks;
}

/** A binary heap in which an end may lie several times; entries that are no longer true are passed over. */
class LeastFirst {
  readonly #ends: number[] = [];
  readonly #values: number[] = [];

  push(end: number, value: number): void {
    let at = this.#ends.length;
    for (; at > 0;) {
      const above = (at - 1) >> 1;
      if (!isBefore(value, end, this.#values[above]!, this.#ends[above]!)) break;
      this.#put(at, this.#ends[above]!, this.#values[above]!);
      at = above;
    }
    this.#put(at, end, value);
  }

  popCurrent(isTrue: (end: number, value: number) => boolean): number {
    for (;;) {
      const [end, value] = [this.#ends[0]!, this.#values[0]!];
      this.#dropFirst();
      if (isTrue(end, value)) return end;
    }
  }

  #dropFirst(): void {
    const [end, value] = [this.#ends.pop()!, this.#values.pop()!];
    const {length} = this.#ends;
    if (length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= length) break;
      const next = below + 1;
      if (next < length && isBefore(this.#values[next]!, this.#ends[next]!, this.#values[below]!, this.#ends[below]!))
        below = next;
      if (!isBefore(this.#values[below]!, this.#ends[below]!, value, end)) break;
      this.#put(at, this.#ends[below]!, this.#values[below]!);
      at = below;
    }
    this.#put(at, end, value);
  }

  #put(at: number, end: number, value: number): void {
    this.#ends[at] = end;
    this.#values[at] = value;
  }
}

const isBefore = (value: number, end: number, otherValue: number, other: number): boolean =>
  value < otherValue || (value === otherValue && end < other);
