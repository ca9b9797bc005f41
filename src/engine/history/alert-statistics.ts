import {isoToDay} from '../../base/day.ts';
import {acceptedBy} from '../../clusters/alerts/continuity.ts';
import {DISMISSAL_REASONS} from '../../model/alert-decision.ts';
import type {Alert} from '../../model/finding.ts';
import {MOTIFS} from '../../model/motif.ts';
import type {ReportConfig} from '../../report/config.ts';
import type {Period} from '../../report/enquiries.ts';
import {exclusiveLines, meanLine, tableTest, type CountCell, type Line, type ReportTable} from '../../report/table.ts';
import {wilsonInterval} from '../../statistics/proportion.ts';
import type {AlertDecision} from '../../workspace/said.ts';

/** The alerts of each period, and what reviewers decided in it. */
export type AlertStatistics = {
  periods: (Period & {
    /** Alerts of today that records made knowable in the period. */
    raised: number;
    perWeek: number;
    /** Alerts on which anything was decided in the period, those among them that are not found any more. */
    decidedOn: number;
    /** Alerts of today knowable by the end of the period, on which nothing had been decided by then. */
    waiting: number;
  })[];
  tables: ReportTable[];
};

/** Where an alert stood at the end of a period in which something was decided on it. */
type Standing = {motif: string; outcome: keyof typeof OUTCOMES; reason: AlertDecision['reason']};

const OUTCOMES = {
  accepted: 'accepted by two people',
  'accepted-once': 'accepted by one so far',
  'handed-over': 'handed over to a strategy discussion',
  'needs-more': 'more to be asked',
  dismissed: 'dismissed',
  duplicate: 'duplicate of another alert',
  reopened: 'decision taken back',
} as const;

const GONE = 'no longer found';
const motifWords = (motif: string): string => MOTIFS[motif]?.name ?? motif;

/**
 * How many alerts there were in each period, what reviewers decided and why, after how many days, and which share of those reviewed stood.
 * An alert counts in the period in which records made it knowable, a decision in the period of its day; of several on one alert the last
 * counts. Decisions in the order in which they were taken.
 */
export function alertStatistics(
  alerts: readonly Alert[],
  decisions: readonly AlertDecision[],
  periods: readonly Period[],
  {permutationBelow}: Pick<ReportConfig, 'permutationBelow'>,
): AlertStatistics {
  const byAlert = Map.groupBy(decisions, ({alert}) => alert);
  const known = new Map(alerts.map((alert) => [alert.id, alert]));
  const raised = periods.map((period) => alerts.filter(({firstKnowable}) => isWithin(firstKnowable, period)));
  const stands = periods.map((period) =>
    [...byAlert].flatMap(([id, own]) => standingIn(own, period, known.get(id)?.motif ?? GONE)),
  );
  const waits = periods.map((period) => days(byAlert, known, period));
  const dismissed = stands.map((list) => list.filter(({outcome}) => outcome === 'dismissed'));
  return {
    periods: periods.map((period, at) => {
      const weeks = (isoToDay(period.to) - isoToDay(period.from) + 1) / 7;
      const isDecided = ({id}: Alert): boolean => (byAlert.get(id) ?? []).some(({on}) => on <= period.to);
      return {
        ...period,
        raised: raised[at]!.length,
        perWeek: Number((raised[at]!.length / weeks).toPrecision(3)),
        decidedOn: stands[at]!.length,
        waiting: alerts.filter((alert) => alert.firstKnowable <= period.to && !isDecided(alert)).length,
      };
    }),
    tables: [
      counted(
        ['A.1', 'Alerts that became knowable, by pattern'],
        'Alerts of today by the day of the last record that each needed. A group that is no alert any more is not counted.',
        raised.map((list) => list.map(({motif}) => motifWords(motif))),
      ),
      counted(
        ['A.2', 'What was decided'],
        'One decision an alert, the last of the period; alerts that are no longer found among them.',
        stands.map((list) => list.map(({outcome}) => OUTCOMES[outcome])),
        Object.values(OUTCOMES),
      ),
      counted(
        ['A.3', 'Why alerts were dismissed'],
        'Alerts that stood dismissed at the end of the period.',
        dismissed.map((list) => list.map(reasonWords)),
      ),
      waitTable(waits, permutationBelow),
      precision(stands),
    ],
  };
}

const isWithin = (day: string, {from, to}: Period): boolean => from <= day && day <= to;

function standingIn(own: readonly AlertDecision[], period: Period, motif: string): Standing[] {
  const until = own.filter(({on}) => on <= period.to);
  const last = until.at(-1);
  if (last === undefined || last.on < period.from) return [];
  const outcome = last.type === 'accepted' && acceptedBy(until).size < 2 ? 'accepted-once' : last.type;
  return [{motif: motif === GONE ? GONE : motifWords(motif), outcome, reason: last.reason}];
}

const reasonWords = ({reason}: Standing): string =>
  reason === '' ? 'no reason of the list' : DISMISSAL_REASONS[reason];

type Wait = {motif: string; days: number};

/** Days from knowable to the first decision of all, where that is of the period. */
function days(
  byAlert: ReadonlyMap<string, readonly AlertDecision[]>,
  known: ReadonlyMap<string, Alert>,
  period: Period,
): Wait[] {
  return [...byAlert].flatMap(([id, own]) => {
    const [alert, first] = [known.get(id), own.map(({on}) => on).sort()[0]!];
    // What records made knowable later than it was decided on rests on others today.
    if (alert === undefined || !isWithin(first, period) || first < alert.firstKnowable) return [];
    return [{motif: motifWords(alert.motif), days: isoToDay(first) - isoToDay(alert.firstKnowable)}];
  });
}

/** Labels most of which there are first, those of one rank by text. */
function labelsOf(lists: readonly (readonly string[])[]): string[] {
  const all = lists.flat();
  const count = (label: string): number => all.filter((one) => one === label).length;
  return [...new Set(all)].sort((left, right) => count(right) - count(left) || (left < right ? -1 : 1));
}

function counted(
  [id, title]: readonly [string, string],
  note: string,
  lists: readonly (readonly string[])[],
  order: readonly string[] = labelsOf(lists),
): ReportTable {
  const bases = lists.map((list) => list.length);
  const counts = order
    .map((label) => ({label, counts: lists.map((list) => list.filter((one) => one === label).length)}))
    .filter((line) => line.counts.some((count) => count > 0));
  return {id, title, note, kind: 'counts', bases, ...exclusiveLines(counts, bases)};
}

function waitTable(waits: readonly (readonly Wait[])[], permutationBelow: number): ReportTable {
  const motifs = labelsOf(waits.map((list) => list.map(({motif}) => motif)));
  const daysOf = (motif: string): number[][] =>
    waits.map((list) => list.filter((one) => motif === '' || one.motif === motif).map((one) => one.days));
  return {
    id: 'A.4',
    title: 'Days to the first decision, by pattern',
    note: 'Calendar days from the day on which records made the alert knowable to the first decision on it; years where records of years were loaded at once. Mean and sample standard deviation.',
    kind: 'means',
    bases: waits.map((list) => list.length),
    lines: [...motifs, ''].map((motif) => meanLine(motif || 'all', daysOf(motif), permutationBelow)),
    tests: [],
  };
}

/** Which share of the alerts that reviewers settled stood. One that was known already was no mistake, and tells nothing of the engine either. */
function precision(stands: readonly (readonly Standing[])[]): ReportTable {
  const settled = stands.map((list) => list.filter((one) => isRight(one) || isWrong(one)));
  const lineOf = (label: string, keep: (one: Standing) => boolean): Line<CountCell> => {
    const cells = settled.map((list) => cellOf(list.filter(keep)));
    const table = [cells.map(({n}) => n), cells.map(({n, of = 0}) => of - n)];
    return {label, cells, tests: cells.length === 2 ? tableTest(table) : []};
  };
  const motifs = labelsOf(settled.map((list) => list.map(({motif}) => motif)));
  return {
    id: 'A.5',
    title: 'Share of reviewed alerts that stood, by pattern',
    note: 'Accepted by two people or handed over, of these and those dismissed; dismissed as known and worked on already is left out, and so is what is still open. The interval is 95 % (Wilson).',
    kind: 'counts',
    bases: settled.map((list) => list.length),
    lines: [...motifs.map((label) => lineOf(label, ({motif}) => motif === label)), lineOf('all', () => true)],
    tests: [],
  };
}

const isRight = ({outcome}: Standing): boolean => outcome === 'accepted' || outcome === 'handed-over';
const isWrong = ({outcome, reason}: Standing): boolean => outcome === 'dismissed' && reason !== 'known';

function cellOf(settled: readonly Standing[]): CountCell {
  const [n, of] = [settled.filter(isRight).length, settled.length];
  const {share, low, high} = wilsonInterval(n, of);
  const rounded = (value: number): number => Number(value.toPrecision(4));
  return of === 0 ? {n, share: 0, of} : {n, share: rounded(share), of, low: rounded(low), high: rounded(high)};
}
