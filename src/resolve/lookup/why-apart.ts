import {isWeakRow} from '../link/decide/decide.ts';
import {HOLD_REASONS, type HoldReason} from '../link/decide/hold-reasons.ts';
import type {PersonColumns} from '../link/columns/person-columns.ts';
import {clustersOf} from './resolved-clusters.ts';

/** What in the records of two persons says that they are two, whatever their weight; JOINABLE where nothing does. Rows are mentions. */
export function whyApart(
  {columns, cleanRegisters}: {columns: PersonColumns; cleanRegisters: Uint8Array},
  personOf: Int32Array,
  left: number,
  right: number,
): HoldReason {
  return HOLD_REASONS[clustersOf(columns, personOf, cleanRegisters).reasonApart(left, right)]!;
}

/** Mention index -> 1 where it could be anybody of its name: `isWeakRow` has it. */
export function namesAlone(columns: PersonColumns): Uint8Array {
  return Uint8Array.from({length: columns.rowCount}, (_, row) => (isWeakRow(columns, row) ? 1 : 0));
}
