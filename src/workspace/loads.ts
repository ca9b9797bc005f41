import type {QuarantinedRow} from '../model/records.ts';
import type {PackedRow} from './lists/packed-row.ts';

/** One row of a feed as it comes out of its reader: understood, or refused with the reason. */
export type FeedItem = {type: 'row'; row: PackedRow} | {type: 'refused'; row: QuarantinedRow};

/** What identifies a load before a row is read. */
export type LoadHeader = {
  feed: string;
  /** Name of the file below the folder of feeds. */
  file: string;
  /** SHA-256 of the bytes of the file. */
  contentHash: string;
  /** SHA-256 of the mapping it was read with. */
  mappingHash: string;
};

/**
 * What became of the rows of one file. `read` = `quarantined` + `accepted`, and `accepted` = `added` + `superseding` +
 * `unchanged` + `withdrawn` + `repeated` + `erased`: nothing vanishes.
 */
export type LoadCounts = {
  read: number;
  quarantined: number;
  accepted: number;
  /** Key seen for the first time. */
  added: number;
  /** Took the place of a version from an earlier load. */
  superseding: number;
  /** Said what the store already held. */
  unchanged: number;
  /** Said that the row of this key no longer holds. */
  withdrawn: number;
  /** Same key as another row of this file; the version with the greatest (revision, withdrawn, content hash) counts. */
  repeated: number;
  /** Said again what was erased for good; not stored. */
  erased: number;
  /** Rows of an earlier load of the same bytes that another mapping no longer gives; not part of `read`. */
  retired: number;
};

export type Load = LoadHeader & {
  /** 1, 2, 3, ... in the order of loading; a later load supersedes an earlier one. */
  sequence: number;
  /** Latest date of receipt that its rows name; empty where there is no row. */
  receivedAt: string;
  counts: LoadCounts;
};

export type LoadOptions = {
  /** Share of refused rows (0-1) above which nothing of the feed is stored. */
  refusalShareMax: number;
  signal: AbortSignal;
  /**
   * Asked at the end of the items: rows that the reader left out because another row of the file says the same. They count
   * as read and repeated.
   */
  leftOut?: () => number;
};

/** One version of a row, as `history` tells it. */
export type RowVersion = {
  load: number;
  file: string;
  row: number;
  revision: string;
  state: 'in-force' | 'superseded' | 'withdrawn';
};

/** What a whole store holds, in rows. */
export type StoreCounts = {rows: number; superseded: number; withdrawn: number; quarantined: number};
