import {APART} from './hold-reasons.ts';
import type {PersonColumns} from '../columns/person-columns.ts';

/** Who stands beside whom: whom one record names together, or one duplicate-free list holds, are different people. */
export class SideBySide {
  readonly #columns: Pick<PersonColumns, 'group' | 'register'>;
  /** group or register -> the last question in which it was one of the first rows' */
  readonly #groupStamp: Uint32Array;
  readonly #registerStamp: Uint32Array;
  #stamp = 0;

  constructor(columns: Pick<PersonColumns, 'group' | 'register'>) {
    this.#columns = columns;
    this.#groupStamp = new Uint32Array(maxOf(columns.group) + 1);
    this.#registerStamp = new Uint32Array(maxOf(columns.register) + 1);
  }

  /** What keeps apart the people of two lists of rows, one of APART; dearest for the rows given first. */
  reason(first: readonly number[], second: readonly number[]): number {
    const {group, register} = this.#columns;
    const stamp = ++this.#stamp;
    for (const row of first) {
      this.#groupStamp[group[row]!] = stamp;
      if (register[row]! > 0) this.#registerStamp[register[row]!] = stamp;
    }
    let reason: number = APART.nothing;
    for (const row of second) {
      if (this.#groupStamp[group[row]!] === stamp) return APART.coNamed;
      if (register[row]! > 0 && this.#registerStamp[register[row]!] === stamp) reason = APART.register;
    }
    return reason;
  }
}

const maxOf = (values: Uint32Array): number => values.reduce((most, value) => Math.max(most, value), 0);
