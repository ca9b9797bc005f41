import {OUTCOMES, type Notification} from '../model/notification.ts';
import {referralSourceIn} from '../uk/numbers/cin-codes.ts';
import type {ReportConfig} from './config.ts';
import {SCALE, type Lists} from './enquiries.ts';
import {exclusiveLines, multipleLines, tableTest, type Counts, type ReportTable} from './table.ts';

const SEVERAL =
  'An enquiry may have several, so shares add up to more than one; each line is tested by itself, p corrected after Holm.';

export function sourceTable(lists: Lists, bases: readonly number[], config: ReportConfig): ReportTable {
  const labelOf = ({referralSource}: Notification): string => {
    const code = referralSourceIn(referralSource) ?? referralSource;
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

export function reasonTable(lists: Lists, bases: readonly number[]): ReportTable {
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

export function outcomeTable(lists: Lists, bases: readonly number[]): ReportTable {
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

export function ratingTables(lists: Lists): ReportTable[] {
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

const total = (lists: Lists, reason: string): number =>
  lists.flat().filter(({reasons}) => reasons.includes(reason)).length;

function countBy(lists: Lists, labels: readonly string[], labelsOf: (item: Notification) => readonly string[]): Counts {
  return labels.map((label) => ({
    label,
    counts: lists.map((list) => list.filter((item) => labelsOf(item).includes(label)).length),
  }));
}
