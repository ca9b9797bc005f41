import {openFeed, type Feed} from './feed.ts';
import type {RowRecords} from '../model/records.ts';
import {openTable} from './readers/open-table.ts';
import {PLACEHOLDERS} from './values/scope.ts';
import {UnknownWords, type UnknownWord} from './values/unknown-words.ts';
import type {FeedOptions, FeedCounts} from './feed-options.ts';

/** Distinct values are counted up to this many, so that memory stays small; `distinctMore` says that there are more. */
const DISTINCT_MAX = 10_000;

export type ColumnProfile = {
  column: string;
  /** Whether the mapping reads it. */
  isRead: boolean;
  filled: number;
  placeholders: number;
  distinct: number;
  distinctMore: boolean;
};

/**
 * What a file would give, before anything is stored. Shares are of rows read; of the cells themselves nothing is in it but words that no
 * list knows (`unknownWords`).
 */
export type FeedProfile = {
  feed: string;
  file: string;
  format: string;
  dialect: string;
  counts: FeedCounts;
  refusedShare: number;
  /** First and last receipt that the rows name; empty where they name none. */
  received: {from: string; to: string};
  records: {
    mentions: number;
    notifications: number;
    involvements: number;
    ties: number;
    stays: number;
    withdrawn: number;
  };
  /** Accepted rows of which nothing is read: the mapping skips them, or they have nobody and no event in them. */
  rowsOfNothing: number;
  columns: ColumnProfile[];
  /** The first refused rows, without their raw text. */
  examples: {row: number; column: string; reason: string; message: string}[];
  unknownWords: UnknownWord[];
};

/** Reads a whole file through its mapping and says what came of it. Throws what `openFeed` throws. */
export async function checkFeed(path: string, options: FeedOptions = {}): Promise<FeedProfile> {
  const words = new UnknownWords();
  const feed = await openFeed(path, {
    ...options,
    unknownWord: (column, reason, word) => words.add(column, reason, word),
  });
  const records = {mentions: 0, notifications: 0, involvements: 0, ties: 0, stays: 0, withdrawn: 0};
  let rowsOfNothing = 0;
  const examples: FeedProfile['examples'] = [];
  const received = {from: '', to: ''};
  for await (const batch of feed.items()) {
    for (const item of batch) {
      if (item.type === 'refused') {
        const {row, column, reason, message} = item.row;
        if (examples.length < 20) examples.push({row, column, reason, message});
        continue;
      }
      records.mentions += item.records.mentions.length;
      records.notifications += item.records.notifications.length;
      records.involvements += item.records.involvements.length;
      records.ties += item.records.ties.length;
      records.stays += item.records.stays.length;
      if (item.records.withdrawn) records.withdrawn++;
      else if (givesNothing(item.records)) rowsOfNothing++;
      const moment = (item.records.mentions[0] ?? item.records.notifications[0])?.receivedAt ?? '';
      if (moment !== '' && (received.from === '' || moment < received.from)) received.from = moment;
      if (moment > received.to) received.to = moment;
    }
  }
  const {counts} = feed;
  const columns = await profileColumns(path, feed);
  return {
    feed: feed.feed,
    file: feed.file,
    format: feed.format,
    dialect: feed.dialect,
    counts,
    refusedShare: counts.read === 0 ? 0 : counts.refused / counts.read,
    received,
    records,
    rowsOfNothing,
    columns,
    examples,
    unknownWords: words.frequent(),
  };
}

const givesNothing = ({mentions, notifications, involvements, ties, stays}: RowRecords): boolean =>
  [mentions, notifications, involvements, ties, stays].every((list) => list.length === 0);

async function profileColumns(path: string, {mapping, usedColumns, sheet}: Feed): Promise<ColumnProfile[]> {
  const table = await openTable(path, sheet === undefined ? mapping.source : {...mapping.source, sheet});
  const placeholders = new Set(PLACEHOLDERS);
  const seen = table.columns.map(() => new Set<string>());
  const profiles = table.columns.map((column): ColumnProfile => ({
    column,
    isRead: usedColumns.has(column),
    filled: 0,
    placeholders: 0,
    distinct: 0,
    distinctMore: false,
  }));
  for await (const batch of table.rows()) {
    for (const {cells, fault} of batch) {
      if (fault !== null) continue;
      for (const [i, profile] of profiles.entries()) {
        const cell = cells[i]!.trim();
        if (cell === '') continue;
        profile.filled++;
        if (placeholders.has(cell.toLowerCase())) profile.placeholders++;
        if (seen[i]!.size < DISTINCT_MAX) seen[i]!.add(cell);
        else if (!seen[i]!.has(cell)) profile.distinctMore = true;
      }
    }
  }
  for (const [i, profile] of profiles.entries()) profile.distinct = seen[i]!.size;
  return profiles;
}
