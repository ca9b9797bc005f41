import {isoToDay} from '../base/day.ts';
import {OUTCOMES, RAGS, ROLES, type Notification} from '../model/notification.ts';
import {rowItems} from '../network/incidence.ts';
import {asDecided} from '../network/as-decided.ts';
import type {Network} from '../network/network.ts';
import {codeIn, REFERRAL_SOURCES} from '../uk/numbers/cin-codes.ts';
import {workingDaysBetween} from '../uk/working-days.ts';
import type {ReportConfig} from './config.ts';
import {exclusiveLines, meanLine, multipleLines, tableTest, type Counts, type ReportTable} from './table.ts';

/** First and last day of receipt, `YYYY-MM-DD`, both included. */
export type Period = {from: string; to: string};

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

type Enquiry = {index: number; item: Notification};

function enquiriesIn(
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

function childrenOf(network: Network, enquiries: readonly Enquiry[]): Set<number> {
  const parts = enquiries.flatMap(({index}) => [...rowItems(network.involvementsIn, index)]);
  const subjects = parts.filter((part) => ROLES[network.involvements.role[part]!] === 'subject');
  return new Set(subjects.map((part) => network.involvements.person[part]!));
}

type Lists = readonly (readonly Notification[])[];

function sourceTable(lists: Lists, bases: readonly number[], config: ReportConfig): ReportTable {
  const labelOf = ({referralSource}: Notification): string => {
    const code = codeIn(referralSource, REFERRAL_SOURCES) ?? referralSource;
    return config.sources[code] ?? code;
  };
  const found = lists.flat().map(labelOf);
  const rank = (label: string): number => (label === 'Not stated' ? 2 : config.mainSources.includes(label) ? 0 : 1);
  const labels = [...new Set(found)].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      config.mainSources.indexOf(a) - config.mainSources.indexOf(b) ||
      found.filter((one) => one === b).length - found.filter((one) => one === a).length ||
      (a < b ? -1 : 1),
  );
  const counts = countBy(lists, labels, (item) => [labelOf(item)]);
  const stated = counts.filter(({label}) => label !== 'Not stated');
  const main = [
    ...config.mainSources.map((label) => stated.find((line) => line.label === label)?.counts ?? lists.map(() => 0)),
    lists.map((_, at) =>
      stated.filter(({label}) => !config.mainSources.includes(label)).reduce((sum, line) => sum + line.counts[at]!, 0),
    ),
  ];
  const {lines} = exclusiveLines(counts, bases);
  return {
    id: '5.3',
    title: 'Sources',
    note: `Who told, one an enquiry. Tested: ${config.mainSources.join(', ')} and all others together, not stated left out.`,
    kind: 'counts',
    bases: [...bases],
    lines,
    tests: lists.length === 2 ? tableTest(main) : [],
  };
}

function reasonTable(lists: Lists, bases: readonly number[]): ReportTable {
  const labels = [...new Set(lists.flat().flatMap(({reasons}) => reasons))].sort(
    (a, b) => total(lists, b) - total(lists, a) || (a < b ? -1 : 1),
  );
  const counts = countBy(lists, labels, ({reasons}) => reasons);
  return {
    id: '5.4',
    title: 'Reasons',
    note: SEVERAL,
    kind: 'counts',
    bases: [...bases],
    ...multipleLines(counts, bases),
  };
}

const SEVERAL =
  'An enquiry may have several, so shares add up to more than one; each line is tested by itself, p corrected after Holm.';

const total = (lists: Lists, reason: string): number =>
  lists.flat().filter(({reasons}) => reasons.includes(reason)).length;

function outcomeTable(lists: Lists, bases: readonly number[]): ReportTable {
  const labels = OUTCOMES.filter((outcome) => lists.flat().some(({outcomes}) => outcomes.includes(outcome)));
  const counts = countBy(lists, labels, ({outcomes}) => outcomes);
  return {
    id: '5.5',
    title: 'Outcomes',
    note: SEVERAL,
    kind: 'counts',
    bases: [...bases],
    ...multipleLines(counts, bases),
  };
}

const SCALE = ['blue', 'green', 'amber', 'red'] as const satisfies readonly (typeof RAGS)[number][];

function ratingTables(lists: Lists): ReportTable[] {
  const rated = (field: 'ragInitial' | 'ragFinal'): Lists =>
    lists.map((list) => list.filter((item) => item[field] !== null));
  const table = (id: string, title: string, field: 'ragInitial' | 'ragFinal'): ReportTable => {
    const bases = rated(field).map((list) => list.length);
    const counts = countBy(rated(field), SCALE, (item) => [item[field]!]);
    return {id, title, note: 'Enquiries with a rating.', kind: 'counts', bases, ...exclusiveLines(counts, bases)};
  };
  const both = rated('ragInitial').map((list) => list.filter(({ragFinal}) => ragFinal !== null));
  const bases = both.map((list) => list.length);
  const counts = countBy(both, ['no change', 'escalation', 'de-escalation'], changeOf);
  return [
    table('5.6a', 'Rating at receipt', 'ragInitial'),
    table('5.6b', 'Rating at decision', 'ragFinal'),
    {
      id: '5.7',
      title: 'Change of rating from receipt to decision',
      note: 'Enquiries with both ratings.',
      kind: 'counts',
      bases,
      ...exclusiveLines(counts, bases),
    },
  ];
}

function changeOf({ragInitial, ragFinal}: Notification): string[] {
  const step = SCALE.indexOf(ragFinal!) - SCALE.indexOf(ragInitial!);
  return [step === 0 ? 'no change' : step > 0 ? 'escalation' : 'de-escalation'];
}

function turnaroundTables(lists: Lists, {permutationBelow}: ReportConfig): ReportTable[] {
  const decided = lists.map((list) => list.filter((item) => item.decidedAt !== null && !isDecidedEarly(item)));
  const note = TURNAROUND + leftOut(lists);
  const days = (keep: (item: Notification) => boolean): number[][] =>
    decided.map((list) => list.filter(keep).map(turnaround));
  const bases = decided.map((list) => list.length);
  const areas = [...new Set(decided.flat().map(({area}) => area))].sort();
  const ratings = SCALE.filter((rag) => decided.flat().some(({ragInitial}) => ragInitial === rag));
  return [
    {
      id: '5.8',
      title: 'Turnaround in working days, by rating at receipt',
      note,
      kind: 'means',
      bases,
      lines: ratings.map((rag) =>
        meanLine(
          rag,
          days(({ragInitial}) => ragInitial === rag),
          permutationBelow,
        ),
      ),
      tests: [],
    },
    {
      id: '5.9',
      title: 'Turnaround in working days, by area',
      note,
      kind: 'means',
      bases,
      lines: [
        ...areas.map((area) =>
          meanLine(
            area === '' ? 'not stated' : area,
            days((item) => item.area === area),
            permutationBelow,
          ),
        ),
        meanLine(
          'all',
          days(() => true),
          permutationBelow,
        ),
      ],
      tests: [],
    },
  ];
}

const TURNAROUND =
  'Working days in England from receipt to decision, the day of receipt not counted; enquiries without a day of decision are left out. Mean and sample standard deviation.';

/** A decision dated before the day of receipt: one of the days is mistaken, and no time passed that could be averaged. */
const isDecidedEarly = ({receivedAt, decidedAt}: Notification): boolean =>
  decidedAt !== null && decidedAt.slice(0, 10) < receivedAt.slice(0, 10);

function leftOut(lists: Lists): string {
  const counts = lists.map((list) => list.filter(isDecidedEarly).length);
  if (counts.every((count) => count === 0)) return '';
  return ` Left out as well, by period: ${counts.join(' and ')} with a decision dated before the day of receipt.`;
}

const turnaround = ({receivedAt, decidedAt}: Notification): number =>
  workingDaysBetween(isoToDay(receivedAt), isoToDay(decidedAt!));

function countBy(lists: Lists, labels: readonly string[], labelsOf: (item: Notification) => readonly string[]): Counts {
  return labels.map((label) => ({
    label,
    counts: lists.map((list) => list.filter((item) => labelsOf(item).includes(label)).length),
  }));
}
