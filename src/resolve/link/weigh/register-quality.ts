import {LOCAL, N} from '../compare/comparisons.ts';
import type {LinkModel} from './link-model.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import type {Lists} from '../../../columns/lists.ts';

/** Pairs that the estimate over all registers is worth, where one register is seen by few. */
const PRIOR_PAIRS = 50;
/** Share of pairs of one person with two numbers in one register, below which the register counts as free of duplicates. */
const CLEAN_MAX = 0.01;
/** Rows of one number that are looked at. */
const ROWS_MAX = 20;

/**
 * Registers that rarely hold one person under two numbers: number kind -> 1. Read from rows that share a number of another
 * kind, which says that they are one person; a register seen by few such pairs keeps near what the model says of all.
 */
export function cleanRegisters(columns: PersonColumns, model: LinkModel): Uint8Array {
  const kinds = columns.numberKind.reduce((most, kind) => Math.max(most, kind), 0) + 1;
  const different = new Float64Array(kinds).fill(PRIOR_PAIRS * model.comparisons[LOCAL]!.m[N.different]!);
  const total = new Float64Array(kinds).fill(PRIOR_PAIRS);
  for (const lists of [columns.national, columns.local]) {
    for (const rows of rowsByNumber(columns.numberKind.length, lists)) {
      for (let i = 0; i < rows.length && i < ROWS_MAX; i++) {
        for (let j = i + 1; j < rows.length && j < ROWS_MAX; j++)
          count(columns, lists, rows[i]!, rows[j]!, different, total);
      }
    }
  }
  return Uint8Array.from(total, (pairs, kind) => (different[kind]! / pairs < CLEAN_MAX ? 1 : 0));
}

function rowsByNumber(numbers: number, {starts, values}: Lists): number[][] {
  const rowsOf: number[][] = Array.from({length: numbers}, () => []);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) rowsOf[values[i]!]!.push(row);
  }
  return rowsOf.filter(({length}) => length > 1);
}

/** Counts the registers that both rows name; those of the shared number itself say nothing. */
function count(
  {local: {starts, values}, numberKind}: PersonColumns,
  shared: Lists,
  left: number,
  right: number,
  different: Float64Array,
  total: Float64Array,
): void {
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    for (let j = starts[right]!; j < starts[right + 1]!; j++) {
      const kind = numberKind[values[i]!]!;
      if (kind !== numberKind[values[j]!]) continue;
      const isSame = values[i] === values[j];
      if (isSame && shared.starts === starts) continue;
      total[kind]!++;
      if (!isSame) different[kind]!++;
    }
  }
}
