import {ROLES, type Notification, type RAGS} from '../model/notification.ts';
import {asDecided} from '../network/as-decided.ts';
import {rowItems} from '../network/incidence.ts';
import type {Network} from '../network/network.ts';
import type {ReportConfig} from './config.ts';

/** First and last day of receipt, `YYYY-MM-DD`, both included. */
export type Period = {from: string; to: string};

export type Enquiry = {index: number; item: Notification};

/** What a table is made of: the enquiries of each period. */
export type Lists = readonly (readonly Notification[])[];

/** Ratings, mildest first. */
export const SCALE = ['blue', 'green', 'amber', 'red'] as const satisfies readonly (typeof RAGS)[number][];

export function enquiriesIn(
  network: Network,
  {from, to}: Period,
  areas: readonly string[],
  {agencies, steps}: ReportConfig,
): Enquiry[] {
  return network.records.notifications
    .map((item, index) => ({item: asDecided(item, network.asOf), index}))
    .filter(
      ({item, index}) =>
        network.notifications.known[index] === 1 &&
        agencies.includes(item.agency) &&
        !steps.includes(item.kind) &&
        item.receivedAt.slice(0, 10) >= from &&
        item.receivedAt.slice(0, 10) <= to &&
        (areas.length === 0 || areas.includes(item.area)),
    );
}

/** Persons who are the subject of any of the enquiries. */
export function childrenOf(network: Network, enquiries: readonly Enquiry[]): Set<number> {
  const parts = enquiries.flatMap(({index}) => [...rowItems(network.involvementsIn, index)]);
  const subjects = parts.filter((part) => ROLES[network.involvements.role[part]!] === 'subject');
  return new Set(subjects.map((part) => network.involvements.person[part]!));
}
