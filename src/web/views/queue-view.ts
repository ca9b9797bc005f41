import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {ALERT_STATES, isOffQueue, type AlertState} from '../../model/alert-decision.ts';
import {pointsWords, seenAloneWords} from '../../graphs/alert-words.ts';
import {MOTIFS} from '../../model/motif.ts';
import {isoToDay} from '../../base/day.ts';
import {countWords} from '../../base/count-words.ts';
import {handKind, handWords, type HandKind, type InHand} from '../in-hand.ts';
import {dayWords} from '../render.ts';
import {STATES} from './standing.ts';

/** What the queue is narrowed to; empty texts for all. `since`: `YYYY-MM-DD`, alerts of which something was received on that day or later. */
export type QueueFilter = {
  rule: string;
  state: string;
  changed: boolean;
  since: string;
  hand: '' | HandKind;
  order: 'queue' | 'oldest' | 'latest';
  /** The login of the reader. */
  by: string;
};

/** An alert, and what the queue shows of it that the alert itself does not say. */
export type QueueItem = {
  queued: QueuedAlert;
  /** Words for its people. */
  people: string[];
  /** Who works on it; null where nobody does. */
  hand: InHand | null;
  /** Null where this person never opened it. */
  changes: string[] | null;
  /** Days on which its records were received, one for each, rising. */
  received: readonly string[];
};

const latestOf = ({received}: QueueItem): string => received.at(-1) ?? '';

/** `today`: the day up to which records are known; ages are counted to it. */
export function queueView(items: readonly QueueItem[], filter: QueueFilter, today: string): object {
  const isShown = ({queued: {state}}: QueueItem): boolean =>
    filter.state === '' ? !isOffQueue(state) : filter.state === 'all' || filter.state === state;
  const shown = items
    .filter(isShown)
    .filter(({queued}) => filter.rule === '' || queued.alert.motif === filter.rule)
    .filter(({changes}) => !filter.changed || changes === null || changes.length > 0)
    .filter((item) => latestOf(item) >= filter.since)
    .filter(({hand}) => filter.hand === '' || filter.hand === handKind(hand, filter.by));
  const counts = countsOf(items);
  return {
    filter,
    rows: inOrder(shown, filter.order).map((item) => rowOf(item, filter, today)),
    counts: ALERT_STATES.filter((state) => counts.get(state)! > 0).map((state) => ({
      state,
      ...STATES[state],
      count: counts.get(state)!,
    })),
    total: items.length,
    shown: countWords(shown.length, 'alert'),
    hidden: items.filter(({queued}) => isOffQueue(queued.state)).length,
    mine: items.filter(({hand}) => handKind(hand, filter.by) === 'mine').length,
    unseen: items.filter(({queued, changes}) => !isOffQueue(queued.state) && changes === null).length,
    changed: items.filter(({changes}) => changes !== null && changes.length > 0).length,
    rules: rulesOf(items),
    states: [
      {value: '', text: 'All that wait or are worked on'},
      ...ALERT_STATES.map((state) => ({value: state, text: STATES[state].text})),
      {value: 'all', text: 'All, dismissed and duplicates too'},
    ],
    today,
  };
}

function countsOf(items: readonly QueueItem[]): Map<AlertState, number> {
  const counts = new Map(ALERT_STATES.map((state) => [state, 0]));
  for (const {queued} of items) counts.set(queued.state, counts.get(queued.state)! + 1);
  return counts;
}

function inOrder(items: readonly QueueItem[], order: QueueFilter['order']): QueueItem[] {
  if (order === 'queue') return [...items];
  const keyOf = (item: QueueItem): string => (order === 'oldest' ? item.queued.alert.firstKnowable : latestOf(item));
  const sign = order === 'oldest' ? 1 : -1;
  return items.toSorted((left, right) => sign * (keyOf(left) < keyOf(right) ? -1 : keyOf(left) > keyOf(right) ? 1 : 0));
}

function rulesOf(items: readonly QueueItem[]): {value: string; text: string}[] {
  const present = new Set(items.map(({queued}) => queued.alert.motif));
  const known = Object.entries(MOTIFS).filter(([motif]) => present.has(motif));
  return [{value: '', text: 'All patterns'}, ...known.map(([value, {name}]) => ({value, text: name}))];
}

function rowOf(item: QueueItem, {since, by}: QueueFilter, today: string): object {
  const {queued, people, changes, received, hand} = item;
  const {alert, state} = queued;
  const possible = alert.benign.filter(({result}) => result === 'possible').map(({check}) => check);
  return {
    id: alert.id,
    name: alert.name,
    title: alert.title,
    motif: MOTIFS[alert.motif]?.name ?? alert.motif,
    people,
    since: alert.firstKnowable,
    age: ageWords(isoToDay(today) - isoToDay(alert.firstKnowable)),
    latest: latestOf(item),
    why: pointsWords(alert),
    news: since === '' ? '' : newsWords(alert.firstKnowable, received, since),
    state: STATES[state],
    hand: hand === null ? '' : handWords(hand, by),
    isNew: changes === null,
    changes: changes ?? [],
    chance: chanceWords(alert.chance.q),
    most: seenAloneWords(alert),
    weak: alert.fragility.length === 0 ? '' : hangsWords(alert.fragility.length),
    possible: possible.join(', '),
  };
}

/** How many single records or identities there are without which an alert does not stand. */
export const hangsWords = (count: number): string =>
  count === 1 ? 'hangs on one single record or identity' : `hangs on each of ${count} single records or identities`;

/** What came in of an alert since a day. */
function newsWords(firstKnowable: string, received: readonly string[], since: string): string {
  const records = countWords(received.filter((day) => day >= since).length, 'record');
  return `${firstKnowable >= since ? 'first knowable, with ' : ''}${records} received since ${dayWords(since)}`;
}

/** How long something has been knowable. */
export function ageWords(days: number): string {
  if (days < 0) return '';
  if (days < 60) return countWords(days, 'day');
  return days < 730 ? countWords(Math.floor(days / 30.44), 'month') : countWords(Math.floor(days / 365.25), 'year');
}

/** The q of an alert in words: which share of alerts as strong is chance; two figures, as its draws tell no more. */
export function chanceWords(q: number): string {
  if (q < 0.0001) return 'fewer than 1 in 10,000 alerts this strong are chance';
  return q >= 0.5
    ? 'half or more of alerts this weak are chance'
    : `about 1 in ${Number((1 / q).toPrecision(2)).toLocaleString('en-GB')} alerts this strong is chance`;
}
