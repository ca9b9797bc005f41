import type {Pieces} from '../../base/piecemeal.ts';
import {readKeys, sizeLimit} from '../link/block/block-index.ts';
import {BLOCKING_RULES, mix} from '../link/block/blocking-rules.ts';
import type {PersonColumns} from '../link/columns/person-columns.ts';
import {KeyedRowList} from '../link/block/sort-by-key.ts';
import {BlockTable, type BlockArrays} from './block-table.ts';

/** A table for each blocking rule, in the order of the rules, with the blocks that a batch would keep. */
export function* blockArrays(columns: PersonColumns): Pieces<BlockArrays[]> {
  const tables: BlockArrays[] = [];
  const keyed = new KeyedRowList();
  for (const [rule, blockingRule] of BLOCKING_RULES.entries()) {
    readKeys(columns, rule, keyed);
    yield;
    // One row less than in a batch, as the row that is asked about stands in the block too.
    const limit = (blocksOfSize: readonly number[]): number =>
      sizeLimit(blockingRule, blocksOfSize, columns.rowCount) - 1;
    tables.push(BlockTable.arraysOf(keyed.takeSorted(), limit));
    yield;
  }
  return tables;
}

/** Rows with a front door by address text and postcode, letter for letter. */
export function doorArrays({rowCount, address, postcode, dwelling}: PersonColumns): BlockArrays {
  const keyed = new KeyedRowList();
  for (let row = 0; row < rowCount; row++) {
    if (dwelling[row]! < 0 || address[row] === 0) continue;
    keyed.push(mix(address[row]!, postcode[row]!), row);
  }
  return BlockTable.arraysOf(keyed.takeSorted(), () => Infinity);
}

/** The front door of a row in `doors` that counts, with the address and postcode of `row`; -1 for none. */
export function findDoor(
  doors: BlockTable,
  {address, postcode, dwelling}: PersonColumns,
  row: number,
  isKnown: (row: number) => boolean,
): number {
  if (address[row] === 0) return -1;
  doors.find(mix(address[row]!, postcode[row]!));
  for (let i = doors.from; i < doors.to; i++) {
    const other = doors.rows[i]!;
    if (isKnown(other) && address[other] === address[row] && postcode[other] === postcode[row]) return dwelling[other]!;
  }
  return -1;
}
