import type {RowRecords} from '../../model/records.ts';
import {encodeRow} from './encode-row.ts';

/** One row of a feed as it is stored; made by `packRow`, cheap to hand from one thread to another. */
export type PackedRow = {
  /** Area and key of the row. */
  key: string;
  row: number;
  contentHash: string;
  revision: string;
  withdrawn: boolean;
  /** Latest receipt that a mention or notification of the row names; empty where it has none. */
  receivedAt: string;
  /** Encoded records; empty where withdrawn. */
  body: string;
};

/** Keys are unique within one feed and area; the store keeps both in one text. */
export const rowKey = (area: string, key: string): string => `${area}\u001f${key}`;

export function packRow(records: RowRecords): PackedRow {
  const {area, key, row, contentHash, revision, withdrawn} = records;
  return {
    key: rowKey(area, key),
    row,
    contentHash,
    revision,
    withdrawn,
    receivedAt: latestReceipt(records),
    body: withdrawn ? '' : encodeRow(records),
  };
}

function latestReceipt({mentions, notifications}: RowRecords): string {
  let latest = '';
  for (const {receivedAt} of mentions) if (receivedAt > latest) latest = receivedAt;
  for (const {receivedAt} of notifications) if (receivedAt > latest) latest = receivedAt;
  return latest;
}
