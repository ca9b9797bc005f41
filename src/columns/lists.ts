import {NumberList} from './number-list.ts';

/** A list of numbers for each of many rows: those of row `i` are `values[starts[i]] … values[starts[i + 1] - 1]`. */
export type Lists = {starts: Uint32Array; values: Uint32Array};

/** Collects lists row by row. */
export class ListBuilder {
  readonly #starts = new NumberList(Uint32Array);
  readonly #values = new NumberList(Uint32Array);

  constructor() {
    this.#starts.push(0);
  }

  add(values: Iterable<number>): void {
    for (const value of values) this.#values.push(value);
    this.#starts.push(this.#values.length);
  }

  /** Adds the list of row `was` of others, each value as what `of` makes of it. */
  addCopy({starts, values}: Lists, was: number, of: (value: number) => number): void {
    for (let i = starts[was]!; i < starts[was + 1]!; i++) this.#values.push(of(values[i]!));
    this.#starts.push(this.#values.length);
  }

  build(): Lists {
    return {starts: this.#starts.build(), values: this.#values.build()};
  }
}

/** The list of row `index`, without a copy. */
export const listOf = ({starts, values}: Lists, index: number): Uint32Array =>
  values.subarray(starts[index], starts[index + 1]);

export const hasAny = ({starts}: Lists, index: number): boolean => starts[index] !== starts[index + 1];

/** The first of the list of row `index`; -1 where it is empty. */
export const firstOf = ({starts, values}: Lists, index: number): number =>
  starts[index] === starts[index + 1] ? -1 : values[starts[index]!]!;

/** The row in whose list entry `at` of `values` stands. */
export function rowOfEntry({starts}: Lists, at: number): number {
  let [from, to] = [0, starts.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (starts[middle + 1]! <= at) from = middle + 1;
    else to = middle;
  }
  return from;
}
