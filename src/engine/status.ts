import {DAY_MAX, isoToDay} from '../base/day.ts';
import {decisionsBy, keepIdentity, queueOf} from '../clusters/alerts/continuity.ts';
import type {Alert} from '../model/finding.ts';
import {isOffQueue} from '../model/alert-decision.ts';
import {countHeld} from '../network/held.ts';
import type {LoadCounts, StoreCounts} from '../workspace/loads.ts';
import type {Store} from '../workspace/store.ts';
import {openProposals} from './judgements/proposals.ts';
import {constraintHash, constraintsOf, inForce, judgementsOf, standingOf} from './judgements/in-force.ts';
import {feedsBy, type FeedCount} from './feeds/feed-tally.ts';
import {ENGINE_VERSION} from './run/engine-version.ts';
import type {View} from './view/view.ts';

/** What a workspace holds, for people and for scripts. */
export type Status = {
  counts: StoreCounts;
  feeds: FeedStatus[];
  /** Null before the first derivation. */
  derived: DerivedStatus | null;
  judgements: JudgementCounts;
  identityEvents: Record<string, number>;
};

export type FeedStatus = {
  feed: string;
  loads: number;
  lastFile: string;
  lastReceived: string;
  last: LoadCounts;
};

/** Judgements by what became of them; `waiting` were said or withdrawn after everything was worked out last. */
export type JudgementCounts = {
  same: number;
  different: number;
  /** Of those: some records they name are gone. */
  inPart: number;
  notApplicable: number;
  withdrawn: number;
  waiting: number;
  /** Said by one person, and waiting for a second. */
  proposed: number;
};

export type DerivedStatus = {
  persons: number;
  held: number;
  dwellings: number;
  incidents: number;
  flags: number;
  alerts: number;
  /** Of those: dismissed, and nothing new since. */
  dismissed: number;
  /** False where records or judgements came in, or another version of the engine, after the results were worked out: run again. */
  isCurrent: boolean;
  report: unknown;
};

export function readStatus(store: Store): Status {
  return {
    counts: store.counts(),
    feeds: feedStatus(store),
    derived: derivedStatus(store),
    judgements: judgementCounts(store),
    identityEvents: countBy(store.identityEvents().map(({kind}) => kind)),
  };
}

export type KnownCounts = {feeds: FeedCount[]; counts: Record<string, number>};

/** What a view holds, counted from its records alone: loads may have brought together what came on many days. */
export function countKnown(view: View): KnownCounts {
  const network = view.network();
  const {columns, resolved} = network;
  const until = view.asOf === null ? DAY_MAX : isoToDay(view.asOf);
  const isKnown = (received: Int32Array): Uint8Array => Uint8Array.from(received, (day) => (day <= until ? 1 : 0));
  const mentions = isKnown(columns.mentions.received);
  const notifications = isKnown(columns.notifications.received);
  const stays = isKnown(columns.stays.received);
  const places = [resolved.dwellingOfMention, resolved.dwellingOfStay, resolved.dwellingOfNotification];
  const asWritten = resolved.dwellingAsWritten;
  const [staysFrom, notificationsFrom] = [mentions.length, mentions.length + stays.length];
  const seen = [mentions, stays, notifications];
  return {
    feeds: feedsBy(view.tally(), until),
    counts: {
      mentions: sum(mentions),
      notifications: sum(notifications),
      involvements: sum(isKnown(columns.involvements.received)),
      ties: sum(isKnown(columns.ties.received)),
      stays: sum(stays),
      persons: distinct([[resolved.personOf, mentions]]),
      held: countHeld(network),
      dwellings: distinct([
        ...places.map((of, at): Marked => [of, seen[at]!]),
        [asWritten.subarray(0, staysFrom), mentions],
        [asWritten.subarray(staysFrom, notificationsFrom), stays],
        [asWritten.subarray(notificationsFrom), notifications],
      ]),
      incidents: distinct([[resolved.incidentOf, notifications]]),
      flags: view.flags().length,
      alerts: view.alerts().length,
    },
  };
}

/** What each of some records belongs to (negative: nothing), and whether the record counts. */
type Marked = readonly [of: Int32Array, counts: Uint8Array];

function distinct(lists: readonly Marked[]): number {
  const found = new Set<number>();
  for (const [of, counts] of lists)
    for (let at = 0; at < of.length; at++) if (counts[at] === 1 && of[at]! >= 0) found.add(of[at]!);
  return found.size;
}

const sum = (marks: Uint8Array): number => marks.reduce((total, mark) => total + mark, 0);

function feedStatus(store: Store): FeedStatus[] {
  const feeds = new Map<string, FeedStatus>();
  for (const {feed, file, receivedAt, counts} of store.loads()) {
    const before = feeds.get(feed);
    const lastReceived = before !== undefined && before.lastReceived > receivedAt ? before.lastReceived : receivedAt;
    feeds.set(feed, {
      feed,
      loads: (before?.loads ?? 0) + 1,
      lastFile: file,
      lastReceived,
      last: counts,
    });
  }
  return [...feeds].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, status]) => status);
}

export function judgementCounts(store: Store): JudgementCounts {
  const events = store.judgementEvents();
  const counts = {same: 0, different: 0, inPart: 0, notApplicable: 0, withdrawn: 0};
  const later = events.slice(store.derivations().at(-1)?.judgements ?? 0);
  const waiting = later.filter(({type}) => type === 'said' || type === 'withdrawn').length;
  const proposed = openProposals(events).length;
  if (events.length === 0) return {...counts, waiting, proposed};
  const mentions = new Set(store.records().mentions.map(({id}) => id));
  for (const record of judgementsOf(events)) {
    const standing = standingOf(record, (mention) => mentions.has(mention));
    if (standing === 'withdrawn') counts.withdrawn++;
    else if (standing === 'no longer applicable') counts.notApplicable++;
    else {
      counts[record.verdict]++;
      if (standing === 'in part') counts.inPart++;
    }
  }
  return {...counts, waiting, proposed};
}

function derivedStatus(store: Store): DerivedStatus | null {
  const derived = store.derived();
  if (derived === null) return null;
  const {resolved, flags, alerts, from, report} = derived;
  return {
    persons: resolved.persons.length,
    held: resolved.held.length,
    dwellings: resolved.dwellings.length,
    incidents: resolved.incidents.length,
    flags: flags.length,
    alerts: alerts.length,
    dismissed: dismissedOf(store, alerts),
    isCurrent:
      from.engine === ENGINE_VERSION &&
      from.judgements === constraintHash(constraintsOf(inForce(judgementsOf(store.judgementEvents()), null))) &&
      from.records === store.fingerprint(),
    report,
  };
}

function dismissedOf(store: Store, alerts: readonly Alert[]): number {
  const known = keepIdentity(store.alertVersions(), alerts);
  return queueOf(known, decisionsBy(store.alertDecisions(), null)).filter(({state}) => isOffQueue(state)).length;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
