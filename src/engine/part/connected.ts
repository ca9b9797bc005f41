import {addAt} from '../../base/get-or-insert.ts';
import {positionById} from '../../base/find-by-id.ts';
import type {Records} from '../../model/records.ts';

/**
 * The records whose ends are all there. A row that was withdrawn or refused may take away what other rows refer to; those
 * records come back when it does. The counts say how many wait.
 */
export function connectedRecords(records: Records): {records: Records; waiting: Waiting} {
  const mentions = positionById(records.mentions);
  const notifications = positionById(records.notifications);
  const connected: Records = {
    mentions: records.mentions,
    notifications: records.notifications,
    involvements: passing(
      records.involvements,
      (item) => mentions.has(item.mention) && notifications.has(item.notification),
    ),
    ties: passing(records.ties, (item) => mentions.has(item.from) && mentions.has(item.to)),
    stays: passing(records.stays, (item) => mentions.has(item.mention)),
  };
  return {
    records: connected,
    waiting: {
      involvements: records.involvements.length - connected.involvements.length,
      ties: records.ties.length - connected.ties.length,
      stays: records.stays.length - connected.stays.length,
      feeds: feedsOf(records, connected),
    },
  };
}

/** The list itself where all pass, as they nearly always do. */
const passing = <T>(items: T[], passes: (item: T) => boolean): T[] =>
  items.every(passes) ? items : items.filter(passes);

/** Records that name a mention or notification which is not there (yet, or any more), and whose they are. */
export type Waiting = {
  involvements: number;
  ties: number;
  stays: number;
  feeds: {feed: string; waiting: number; all: number}[];
};

/** Of each feed that has records which wait how many do, and how many it has that name others. */
function feedsOf(records: Records, connected: Records): Waiting['feeds'] {
  const waiting = new Map<string, number>();
  const all = new Map<string, number>();
  for (const list of ['involvements', 'ties', 'stays'] as const) {
    if (records[list] === connected[list]) continue;
    const there = new Set<unknown>(connected[list]);
    for (const item of records[list]) {
      const {feed} = item.source;
      if (!there.has(item)) addAt(waiting, feed);
    }
  }
  if (waiting.size === 0) return [];
  for (const list of ['involvements', 'ties', 'stays'] as const)
    for (const {source} of records[list]) addAt(all, source.feed);
  return [...waiting]
    .map(([feed, count]) => ({feed, waiting: count, all: all.get(feed)!}))
    .sort((left, right) => (left.feed < right.feed ? -1 : 1));
}

/** Feeds of whose people some have no authority, where others have one: their local numbers are then nobody else's. */
export function feedsWithoutArea({mentions}: Records): string[] {
  const without = new Set(mentions.flatMap(({area, source}) => (area === '' ? [source.feed] : [])));
  return mentions.some(({area}) => area !== '') ? [...without].sort() : [];
}
