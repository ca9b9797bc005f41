import {expect, test} from 'vitest';
import {feedsBy, tallyOf, type FeedCount} from '../../src/engine/feeds/feed-tally.ts';
import {countKnown} from '../../src/engine/status.ts';
import {isoToDay} from '../../src/base/day.ts';
import type {Records} from '../../src/model/records.ts';
import {involve, mention, notification, records} from '../support/records.ts';
import {boroughView} from '../support/borough-view.ts';

/** Counted one record at a time. */
function feedsOf(given: Records): FeedCount[] {
  const all = Object.values(given).flat() as {source: {feed: string}; receivedAt: string}[];
  const byFeed = Map.groupBy(all, ({source}) => source.feed);
  return [...byFeed.keys()].sort().map((feed) => {
    const own = byFeed.get(feed)!;
    return {
      feed,
      records: own.length,
      lastReceived: own
        .map(({receivedAt}) => receivedAt)
        .sort()
        .at(-1)!,
    };
  });
}

test('counts as of a day are those of the lists of what was known by then', async () => {
  for (const asOf of ['2017-01-01', '2021-02-03', '2023-08-01', null]) {
    await boroughView((view) => {
      const {records: known, resolved} = view.known();
      const {feeds, counts} = countKnown(view);
      expect(feeds).toEqual(feedsOf(known));
      const lists = {...known, ...resolved};
      for (const name of ['mentions', 'notifications', 'involvements', 'ties', 'stays', 'persons', 'held'] as const)
        expect([name, counts[name]]).toEqual([name, lists[name].length]);
      expect([counts['dwellings'], counts['incidents']]).toEqual([
        resolved.dwellings.length,
        resolved.incidents.length,
      ]);
      expect(counts['flags']).toBe(view.flags().length);
    }, asOf);
  }
});

test('a part in a notification counts from the day on which the person had been told of, too', () => {
  const who = mention('a.1', {receivedAt: '2021-05-05'});
  const of = notification('n', {receivedAt: '2020-01-01'});
  const given = records({
    mentions: [who],
    notifications: [of],
    involvements: [involve(of, who, 'victim', {receivedAt: '2020-01-01'})],
  });
  const count = (day: string): number =>
    feedsBy(tallyOf(given), isoToDay(day)).reduce((sum, one) => sum + one.records, 0);
  expect(['2019-12-31', '2020-01-01', '2021-05-05'].map(count)).toEqual([0, 1, 3]);
});
