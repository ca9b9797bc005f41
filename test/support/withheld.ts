import {listAt} from '../../src/base/get-or-insert.ts';
import {DAY_MAX} from '../../src/base/day.ts';
import type {Network} from '../../src/network/network.ts';
import {watchRows} from '../../src/network/watched-rows.ts';

/** Days at which every record of a network has been received but those that are withheld. */
export const ALL_BUT_WITHHELD = DAY_MAX - 1;

/**
 * Does work while the record of an id, and every edge that leans on it, counts as not yet received. It changes the columns of
 * the network and puts them back, so that thousands of records can be withheld one by one; work gets a network of these columns
 * of which nothing has been read yet.
 */
export function withholder(network: Network): <T>(id: string, work: (without: Network) => T) => T {
  const {records, notifications, involvements, ties, stays, mentions, staysOf} = network;
  const places = new Map<string, {received: Int32Array; at: number}[]>();
  const note = (id: string, received: Int32Array, at: number): void => {
    listAt(places, id).push({received, at});
  };
  for (const [at, {id}] of records.notifications.entries()) note(id, notifications.received, at);
  for (const [at, {id}] of records.mentions.entries()) note(id, mentions.received, at);
  for (let edge = 0; edge < involvements.length; edge++) {
    const {id, notification, mention} = records.involvements[involvements.record[edge]!]!;
    for (const end of [id, notification, mention]) note(end, involvements.received, edge);
  }
  for (let edge = 0; edge < ties.length; edge++) {
    const {id, from, to} = records.ties[ties.record[edge]!]!;
    for (const end of [id, from, to]) note(end, ties.received, edge);
  }
  for (const edge of staysOf.items) {
    const at = stays.record[edge]!;
    if (stays.isMention[edge] === 1) note(records.mentions[at]!.id, stays.received, edge);
    else for (const end of [records.stays[at]!.id, records.stays[at]!.mention]) note(end, stays.received, edge);
  }
  return (id, work) => {
    const list = places.get(id) ?? [];
    const before = list.map(({received, at}) => received[at]!);
    for (const {received, at} of list) received[at] = DAY_MAX;
    try {
      return work(watchRows(network, () => () => undefined));
    } finally {
      for (const [i, {received, at}] of list.entries()) received[at] = before[i]!;
    }
  };
}
