import {getOrInsert} from '../../../base/get-or-insert.ts';
const LEFT = 1;
const RIGHT = 2;

/** Two groups of rows that a person said are different people. */
export type RowsApart = {left: readonly number[]; right: readonly number[]};

/**
 * Whom people said to be different, kept beside clusters as they grow: a cluster that holds a row of one side keeps out every
 * cluster that holds one of the other, however long the chain of joins that brought it there.
 */
export class JudgedApart {
  /** root -> number of the judgement -> the sides that are in the cluster */
  readonly #sides = new Map<number, Map<number, number>>();

  constructor(apart: readonly RowsApart[] = []) {
    for (const [number, {left, right}] of apart.entries()) {
      for (const row of left) this.#add(row, number, LEFT);
      for (const row of right) this.#add(row, number, RIGHT);
    }
  }

  areApart(root: number, other: number): boolean {
    const [a, b] = [this.#sides.get(root), this.#sides.get(other)];
    if (a === undefined || b === undefined) return false;
    const [few, many] = a.size <= b.size ? [a, b] : [b, a];
    for (const [number, side] of few) {
      const against = many.get(number) ?? 0;
      if ((side & LEFT && against & RIGHT) || (side & RIGHT && against & LEFT)) return true;
    }
    return false;
  }

  /** The cluster of `other` is now part of that of `root`. */
  join(root: number, other: number): void {
    for (const [number, side] of this.#sides.get(other) ?? []) this.#add(root, number, side);
    this.#sides.delete(other);
  }

  #add(row: number, number: number, side: number): void {
    const sides = getOrInsert(this.#sides, row, () => new Map<number, number>());
    sides.set(number, (sides.get(number) ?? 0) | side);
  }
}
