import {countWords} from '../../base/count-words.ts';
import {isoToDay} from '../../base/day.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {isOffQueue, type AlertState} from '../../model/alert-decision.ts';
import {MOTIFS} from '../../model/motif.ts';
import type {CountCell, MeanCell, ReportTable} from '../../report/table.ts';
import type {AlertDecision} from '../../workspace/said.ts';
import type {InHand} from '../in-hand.ts';
import {ageWords} from './queue-view.ts';
import {DECISIONS, STATES} from './standing.ts';

/** States in which reviewers have done their part. */
const isSettled = (state: AlertState): boolean => isOffQueue(state) || state === 'accepted' || state === 'handed-over';

type Clock = {by: string; today: string; through: string};

/** What waits, what nobody has in hand first, of these what could be known longest; and how many each has. */
export function waitingView(
  queue: readonly QueuedAlert[],
  handOf: (alert: string) => InHand | null,
  decisions: readonly AlertDecision[],
  {by, today, through}: Clock,
): object {
  const waiting = queue
    .filter(({state}) => !isSettled(state))
    .map((queued) => ({...queued, hand: handOf(queued.alert.id)}));
  const whose = ({hand}: (typeof waiting)[0]): string => hand?.who ?? '';
  waiting.sort((left, right) =>
    whose(left) === whose(right)
      ? left.alert.firstKnowable < right.alert.firstKnowable
        ? -1
        : 1
      : whose(left) < whose(right)
        ? -1
        : 1,
  );
  return {
    waiting: waiting.map(({alert, state, hand}) => {
      const last = decisions.findLast((decision) => decision.alert === alert.id);
      return {
        id: alert.id,
        name: alert.name,
        motif: MOTIFS[alert.motif]?.name ?? alert.motif,
        state: STATES[state],
        who: hand === null ? 'nobody' : hand.who === by ? 'you' : hand.who,
        since: hand?.since.slice(0, 10) ?? '',
        days: hand === null ? '' : daysWords(isoToDay(today) - isoToDay(hand.since)),
        known: ageWords(isoToDay(through) - isoToDay(alert.firstKnowable)),
        last: last === undefined ? '' : `${DECISIONS[last.type]}, by ${last.by} on ${last.on}`,
      };
    }),
    people: [...Map.groupBy(waiting, whose)].map(([who, list]) =>
      who === '' ? `nobody has ${list.length}` : who === by ? `you have ${list.length}` : `${who} has ${list.length}`,
    ),
    count: countWords(waiting.length, 'alert'),
  };
}

/** How long somebody has had something; a day that has not ended is none. */
const daysWords = (days: number): string => (days < 1 ? '' : ageWords(days));

/** A table of the report as the page shows it: whole numbers, shares in per cent, days to one place. */
export const tableView = (report: ReportTable): object => {
  const hasOf = report.kind === 'counts' && report.lines.some(({cells}) => cells.some(({of}) => of !== undefined));
  const heads = report.kind === 'means' ? ['Alerts', 'Mean days', 'Spread'] : hasOf ? OF_HEADS : ['Alerts', 'Share'];
  return {
    id: report.id,
    title: report.title,
    note: report.note,
    heads,
    lines: report.lines.map(({label, cells}) => ({
      label,
      cells: cells.flatMap((cell) => (isMean(cell) ? meanCells(cell) : countCells(cell))),
    })),
  };
};

const OF_HEADS = ['Stood', 'Of', 'Share', 'Likely between'];

const isMean = (cell: CountCell | MeanCell): cell is MeanCell => 'mean' in cell;

const meanCells = ({n, mean, sd}: MeanCell): string[] => [String(n), placed(mean), placed(sd)];
const placed = (value: number | null): string => (value === null ? '' : value.toFixed(1));

function countCells({n, share, of, low, high}: CountCell): string[] {
  const cent = (value: number): string => `${Math.round(value * 100)} %`;
  if (of === undefined) return [String(n), cent(share)];
  const range = low === undefined || high === undefined ? '' : `${cent(low)} and ${cent(high)}`;
  return [String(n), String(of), of === 0 ? '' : cent(share), range];
}
