import {sortedPairOrder} from '../../../columns/sort.ts';
import {sortByKey} from '../block/sort-by-key.ts';

/** Scored pairs of rows, left < right; weights in bits. */
export type Links = {
  length: number;
  left: Uint32Array;
  right: Uint32Array;
  weight: Float32Array;
};

/** Collects scored pairs without knowing their number. */
export class LinkBuilder {
  #left = new Uint32Array(1 << 12);
  #right = new Uint32Array(1 << 12);
  #weight = new Float32Array(1 << 12);
  #length = 0;

  add(left: number, right: number, weight: number): void {
    if (this.#length === this.#left.length) this.#grow();
    this.#left[this.#length] = left;
    this.#right[this.#length] = right;
    this.#weight[this.#length++] = weight;
  }

  build(): Links {
    const length = this.#length;
    return {
      length,
      left: this.#left.slice(0, length),
      right: this.#right.slice(0, length),
      weight: this.#weight.slice(0, length),
    };
  }

  #grow(): void {
    const size = this.#left.length * 2;
    const [left, right, weight] = [this.#left, this.#right, this.#weight];
    this.#left = new Uint32Array(size);
    this.#right = new Uint32Array(size);
    this.#weight = new Float32Array(size);
    this.#left.set(left);
    this.#right.set(right);
    this.#weight.set(weight);
  }
}

/** Links of several ranges, one after the other. */
export function joinLinks(parts: readonly Links[]): Links {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const links = {
    length,
    left: new Uint32Array(length),
    right: new Uint32Array(length),
    weight: new Float32Array(length),
  };
  let at = 0;
  for (const part of parts) {
    links.left.set(part.left, at);
    links.right.set(part.right, at);
    links.weight.set(part.weight, at);
    at += part.length;
  }
  return links;
}

/** The links in order of their rows, and where each of them stood; those that stand in order from the start are not sorted again. */
export function linksInOrder({length, left, right, weight}: Links): {links: Links; order: Uint32Array} {
  const isAfter = (a: number, b: number): boolean =>
    left[a]! > left[b]! || (left[a] === left[b] && right[a]! > right[b]!);
  let sorted = Math.min(1, length);
  while (sorted < length && !isAfter(sorted - 1, sorted)) sorted++;
  const others = sortedPairOrder(left.subarray(sorted, length), right.subarray(sorted, length));
  const order = new Uint32Array(length);
  for (let at = 0, first = 0, other = 0; at < length; at++) {
    const next = sorted + others[other]!;
    const isFirst = first < sorted && (other === others.length || !isAfter(first, next));
    order[at] = isFirst ? first++ : next;
    if (!isFirst) other++;
  }
  return {links: linksAt({length, left, right, weight}, order), order};
}

/** The links at some positions, in the order of these. */
export function linksAt({left, right, weight}: Links, positions: Uint32Array): Links {
  const {length} = positions;
  return {
    length,
    left: picked(left, positions, new Uint32Array(length)),
    right: picked(right, positions, new Uint32Array(length)),
    weight: picked(weight, positions, new Float32Array(length)),
  };
}

/** The values at some positions, into `out`. A loop, as `from` with a function makes an object of each of millions of weights. */
function picked<T extends Uint32Array | Float32Array>(values: T, positions: Uint32Array, out: T): T {
  for (let i = 0; i < positions.length; i++) out[i] = values[positions[i]!]!;
  return out;
}

/** The links that weigh at least `weightMin`, in their order. */
export function heavyLinks(links: Links, weightMin: number): Links {
  const {length, left, right, weight} = links;
  if (weight.every((bits) => bits >= weightMin)) return links;
  const builder = new LinkBuilder();
  for (let i = 0; i < length; i++) if (weight[i]! >= weightMin) builder.add(left[i]!, right[i]!, weight[i]!);
  return builder.build();
}

/** Positions of links from the heaviest to the lightest; equal weights by left row, then right row. */
export function heaviestFirst({length, left, right, weight}: Links, weightMin: number): Uint32Array {
  const heavy = new Uint32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) if (weight[i]! >= weightMin) heavy[count++] = i;
  const positions = heavy.subarray(0, count);
  const {keys, rows: order} = sortByKey({keys: fallingKeys(weight, positions), rows: positions});
  const byRows = (a: number, b: number): number => left[a]! - left[b]! || right[a]! - right[b]!;
  for (let from = 0; from < count;) {
    let to = from + 1;
    let isInOrder = true;
    for (; to < count && keys[to] === keys[from]; to++) isInOrder &&= byRows(order[to - 1]!, order[to]!) <= 0;
    if (!isInOrder) order.subarray(from, to).sort(byRows);
    from = to;
  }
  return order;
}

/** A whole number for the weight at each of some positions; the heavier, the less. */
function fallingKeys(weight: Float32Array, positions: Uint32Array): Uint32Array {
  const weights = picked(weight, positions, new Float32Array(positions.length));
  const keys = new Uint32Array(weights.buffer);
  for (let i = 0; i < keys.length; i++) {
    const bits = keys[i]!;
    // The bits of floats rise as they do from 0 upwards, and fall below it; -0 is 0.
    keys[i] = bits > NEGATIVE ? bits : ~bits & 0x7fffffff;
  }
  return keys;
}

/** The bits of -0; those of all that is less are greater. */
const NEGATIVE = 0x80000000;
