import {isSlip} from '../compare/compare-numbers.ts';
import {wereEnteredTogether} from './entered-together.ts';
import {LOCAL_SLIPS} from '../compare/pair-comparer.ts';
import {UNBORN, type PersonColumns} from '../columns/person-columns.ts';
import type {Lists} from '../../../columns/lists.ts';

/** Registers that rows read later may bring. */
const KINDS_TO_COME = 128;

export const UNRELATED = 0;
export const SHARED = 1;
export const CONFLICTING = 2;

/** Compares the numbers of two sides of a join, each told by its rows. */
export class NumberSides {
  readonly #columns: PersonColumns;
  readonly #cleanRegisters: Uint8Array;
  readonly #numberStamp: Uint32Array;
  /** Two for each kind: for numbers of the born and of the unborn. */
  readonly #kindStamp: Uint32Array;
  #stamp = 0;

  constructor(columns: PersonColumns, cleanRegisters: Uint8Array) {
    this.#columns = columns;
    this.#cleanRegisters = cleanRegisters;
    // As long as the columns have room: a row that is read later brings numbers and registers that nobody had.
    this.#numberStamp = new Uint32Array(columns.numberKind.length);
    this.#kindStamp = new Uint32Array(
      2 * (columns.numberKind.reduce((most, kind) => Math.max(most, kind), 0) + 1 + KINDS_TO_COME),
    );
  }

  /**
   * SHARED where any number is common to both, CONFLICTING where both have numbers of one (clean) kind and share none. A register may have an
   * unborn child under one number and, once it is born and named, under another: these two say nothing of each other. Nor does a parent's
   * number on the row of a child say anything.
   */
  compare(
    small: readonly number[],
    large: readonly number[],
    {starts, values}: Lists,
    clean: Uint8Array | null,
  ): number {
    const {numberKind, placeholder, local, national, nationalOfParent} = this.#columns;
    const isNational = values === national.values;
    const stageOf = (row: number): number => (values === local.values && placeholder[row] === UNBORN ? 1 : 0);
    const stamp = ++this.#stamp;
    for (const row of small) {
      const stage = stageOf(row);
      for (let i = starts[row]!; i < starts[row + 1]!; i++) {
        if (isNational && nationalOfParent[i] === 1) continue;
        this.#numberStamp[values[i]!] = stamp;
        this.#kindStamp[2 * numberKind[values[i]!]! + stage] = stamp;
      }
    }
    let result = UNRELATED;
    for (const row of large) {
      const stage = stageOf(row);
      for (let i = starts[row]!; i < starts[row + 1]!; i++) {
        if (isNational && nationalOfParent[i] === 1) continue;
        if (this.#numberStamp[values[i]!] === stamp) return SHARED;
        const kind = numberKind[values[i]!]!;
        if (this.#kindStamp[2 * kind + stage] === stamp && (clean === null || clean[kind] === 1)) result = CONFLICTING;
      }
    }
    return result;
  }

  /** Whether a register has the two under numbers that were given out together to people of one home. */
  wereEnteredTogether(small: readonly number[], large: readonly number[]): boolean {
    const columns = this.#columns;
    if (this.compare(small, large, columns.local, null) !== CONFLICTING) return false;
    return small.some((row) => large.some((other) => wereEnteredTogether(columns, row, other)));
  }

  /** Where a register holds one person under several numbers, these are mostly one number mistyped. */
  areSlips(small: readonly number[], large: readonly number[]): boolean {
    const {local, numberKind, numberTexts} = this.#columns;
    for (const a of small) {
      for (const b of large) {
        for (let i = local.starts[a]!; i < local.starts[a + 1]!; i++) {
          for (let j = local.starts[b]!; j < local.starts[b + 1]!; j++) {
            const left = local.values[i]!;
            const right = local.values[j]!;
            if (numberKind[left] !== numberKind[right] || this.#cleanRegisters[numberKind[left]!] === 1) continue;
            if (isSlip(numberTexts[left]!, numberTexts[right]!, LOCAL_SLIPS)) return true;
          }
        }
      }
    }
    return false;
  }
}
