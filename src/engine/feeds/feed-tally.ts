import {getOrInsert} from '../../base/get-or-insert.ts';
import {dayToIso} from '../../base/day.ts';
import {nameColumns, treeOf, type NamedColumns} from '../../columns/named-columns.ts';
import type {Records} from '../../model/records.ts';
import {columnsOf} from '../../network/columns/record-columns.ts';

/**
 * How many records of each feed came to be known on each day, which for a record that leans on others is the day on which the last of
 * them had come; and the latest receipt that these records name. One row a feed and day, in order of both.
 */
export type FeedTally = {feed: string[]; day: Int32Array; count: Int32Array; lastReceived: string[]};

export type FeedCount = {feed: string; records: number; lastReceived: string};

/** Before the names of the columns of the tally. */
const TALLY = 'tally.';

export function tallyOf(records: Records): FeedTally {
  const {mentions, notifications, ties, involvements, stays} = columnsOf(records);
  const known = {mentions, notifications, ties, involvements, stays};
  type Row = {feed: string; day: number; count: number; lastReceived: string};
  const feeds = new Map<string, Map<number, Row>>();
  for (const [name, list] of Object.entries(records) as [keyof typeof known, Records['mentions']][]) {
    const {received} = known[name];
    for (const [at, {source, receivedAt}] of list.entries()) {
      const {feed} = source;
      const rows = getOrInsert(feeds, feed, () => new Map<number, Row>());
      const day = received[at]!;
      const row = rows.get(day);
      if (row === undefined) rows.set(day, {feed, day, count: 1, lastReceived: receivedAt});
      else {
        row.count++;
        if (receivedAt > row.lastReceived) row.lastReceived = receivedAt;
      }
    }
  }
  const sorted = [...feeds.values()]
    .flatMap((rows) => [...rows.values()].map((row) => ({key: `${row.feed}\n${dayToIso(row.day)}`, row})))
    .sort(({key: left}, {key: right}) => (left < right ? -1 : 1))
    .map(({row}) => row);
  return {
    feed: sorted.map(({feed}) => feed),
    day: Int32Array.from(sorted, ({day}) => day),
    count: Int32Array.from(sorted, ({count}) => count),
    lastReceived: sorted.map(({lastReceived}) => lastReceived),
  };
}

/** What was known of each feed by a day, in order of feed; feeds of which nothing was are left out. */
export function feedsBy({feed, day, count, lastReceived}: FeedTally, until: number): FeedCount[] {
  const feeds = new Map<string, FeedCount>();
  for (const [at, name] of feed.entries()) {
    if (day[at]! > until) continue;
    const entry = feeds.get(name) ?? {feed: name, records: 0, lastReceived: ''};
    entry.records += count[at]!;
    if (lastReceived[at]! > entry.lastReceived) entry.lastReceived = lastReceived[at]!;
    feeds.set(name, entry);
  }
  return [...feeds.values()];
}

export const keepTally = (tally: FeedTally): NamedColumns => nameColumns(tally, TALLY);

/** What a run kept; null where an earlier engine did not. */
export function openTally(columns: Readonly<NamedColumns>): FeedTally | null {
  const tree = treeOf(columns, TALLY);
  return 'count' in tree ? (tree as FeedTally) : null;
}
