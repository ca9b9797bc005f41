import type {Network} from '../network/network.ts';
import type {ReportConfig} from './config.ts';
import {outcomeTable, ratingTables, reasonTable, sourceTable} from './count-tables.ts';
import {childrenOf, enquiriesIn, type Period} from './enquiries.ts';
import type {ReportTable} from './table.ts';
import {turnaroundTables} from './turnaround-tables.ts';

export type ActivityReport = {
  periods: (Period & {enquiries: number; children: number; incidents: number})[];
  areas: string[];
  tables: ReportTable[];
};

/**
 * The tables of the hub study of 2013 (sources, reasons, outcomes, ratings and turnaround) for one period or for two side
 * by side. An enquiry is a notification as received, one a child; incidents are shown beside them. `areas` empty: all.
 */
export function activityReport(
  network: Network,
  periods: readonly Period[],
  areas: readonly string[],
  config: ReportConfig,
): ActivityReport {
  const found = periods.map((period) => enquiriesIn(network, period, areas, config));
  const lists = found.map((list) => list.map(({item}) => item));
  const bases = lists.map((list) => list.length);
  return {
    periods: periods.map((period, at) => ({
      ...period,
      enquiries: bases[at]!,
      children: childrenOf(network, found[at]!).size,
      incidents: new Set(found[at]!.map(({index}) => network.notifications.incident[index]!)).size,
    })),
    areas: [...new Set(lists.flat().map(({area}) => area))].sort(),
    tables: [
      sourceTable(lists, bases, config),
      reasonTable(lists, bases),
      outcomeTable(lists, bases),
      ...ratingTables(lists),
      ...turnaroundTables(lists, config),
    ],
  };
}
