import type {Address} from './address.ts';
import type {Mention} from './mention.ts';
import type {Involvement, Notification, Stay, Tie} from './notification.ts';

/** All that the agencies said, as the engine reads it: each list sorted by `id`, each id once. */
export type Records = {
  mentions: Mention[];
  notifications: Notification[];
  involvements: Involvement[];
  ties: Tie[];
  stays: Stay[];
};

/**
 * A number for each record, by its place in its list: as long as a store exists, an equal one under one id stands for an equal record.
 */
export type RecordVersions = Record<keyof Records, Int32Array>;

/** All addresses in one list, so that a front door has one id wherever it is named: mentions, stays, notifications. */
export function addressesOf({mentions, stays, notifications}: Records): (Address | null)[] {
  return [
    ...mentions.map(({address}) => address),
    ...stays.map(({address}) => address),
    ...notifications.map(({place}) => place),
  ];
}

/**
 * What one row of an extract gives. `key` is the row's business key within its feed and area: a later row with the
 * same key and other content supersedes this one, one that says `withdrawn` removes it.
 */
export type RowRecords = Records & {
  key: string;
  /** Authority the row belongs to; empty where the feed does not say. A withdrawn row has no records to tell it by. */
  area: string;
  contentHash: string;
  /** Orders two versions of a row where the feed says so ("last updated"); empty otherwise. */
  revision: string;
  row: number;
  withdrawn: boolean;
};

/** One row that was refused, whole, with the reason; nothing vanishes. */
export type QuarantinedRow = {
  feed: string;
  file: string;
  row: number;
  /** Column at fault; empty where the whole row is. */
  column: string;
  /** Stable code of the reason ("ROW_SHORT", "DATE_INVALID", "DUPLICATE_KEY", "KEY_SHARED", ...). */
  reason: string;
  /** What was expected and what to do, without personal data. */
  message: string;
  /** The row as received. */
  raw: string;
};
