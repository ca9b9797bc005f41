import type {Pieces} from '../../base/piecemeal.ts';
import type {Records} from '../../model/records.ts';
import {partColumns} from '../../network/columns/part-columns.ts';
import {columnsOf, takeColumns} from '../../network/columns/record-columns.ts';
import {writtenAddresses} from '../../network/columns/written-addresses.ts';
import {partList} from '../../workspace/lists/part-list.ts';
import type {Known} from '../view/as-of.ts';
import {partResolved} from './part-resolved.ts';
import {partRows, type PartRows, type PartRule} from './part-rows.ts';

/** A part of all records, and what they tell of; its lists hold nothing else, and `from` are their positions among all. */
export type Part = Known & {from: PartRows};

/**
 * What is known from the records that a rule lets in, as if the others were not there: the same as `knownWhere` gives. The same persons,
 * incidents and front doors, restricted to those records, and worded by them alone. It is cut out of columns: of the records none is read
 * before somebody looks at it.
 */
export function* partOf({records, resolved}: Known, rule: PartRule): Pieces<Part> {
  const columns = columnsOf(records);
  yield;
  const from = yield* partRows(records, columns, rule);
  const part: Records = {
    mentions: partList(records.mentions, from.mentions),
    notifications: partList(records.notifications, from.notifications),
    involvements: partList(records.involvements, from.involvements),
    ties: partList(records.ties, from.ties),
    stays: partList(records.stays, from.stays),
  };
  takeColumns(part, yield* partColumns(part, columns, from));
  yield;
  const told = yield* partResolved({resolved, part, addresses: writtenAddresses(records)}, from);
  return {records: part, resolved: told, from};
}
