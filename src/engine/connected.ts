import {positionById} from '../base/find-by-id.ts';
import type {Records} from '../model/records.ts';

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
    },
  };
}

/** The list itself where all pass, as they nearly always do. */
const passing = <T>(items: T[], passes: (item: T) => boolean): T[] =>
  items.every(passes) ? items : items.filter(passes);

/** Records that name a mention or notification which is not there (yet, or any more). */
export type Waiting = {involvements: number; ties: number; stays: number};
