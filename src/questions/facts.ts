import {FewGroups} from '../columns/few-groups.ts';
import {DAY_MAX, isoToDay} from '../base/day.ts';
import type {Notification} from '../model/notification.ts';
import {kinWithin} from '../network/around/kin.ts';
import {PATHS, type PathFilter} from '../network/around/paths.ts';
import type {Network} from '../network/network.ts';
import {LIVING, shareHome} from '../network/spells.ts';
import {eventsOf} from '../signals/facts/history.ts';
import {notificationsOf, type Event} from '../signals/facts/event.ts';
import {SUSPECT_ROLES, VICTIM_ROLES} from '../signals/facts/involved.ts';
import {referralSourceIn} from '../uk/numbers/cin-codes.ts';
import type {Inquiry} from './inquiry.ts';

/** Incidents of concern a person was subject or victim of, in order of day. */
export const harmTo = ({scene}: Inquiry, person: number): readonly Event[] =>
  eventsOf(scene, person, {roles: VICTIM_ROLES, gravityMin: 0, knownBy: DAY_MAX});

/** Incidents an adult was suspect in; none from before they were 18. */
export const harmBy = ({scene}: Inquiry, person: number, gravityMin = 0): readonly Event[] =>
  eventsOf(scene, person, {roles: SUSPECT_ROLES, gravityMin, knownBy: DAY_MAX, adultOnly: true});

/** Counts and records of incidents, as most answers show them: records and incidents always apart. */
export function eventCells({records}: Inquiry, events: readonly Event[]) {
  const notifications = notificationsOf(events);
  return {
    incidents: events.length,
    records: notifications.length,
    evidence: notifications.map((index) => records.notifications[index]!.id).sort(),
  };
}

export const EVENT_COLUMNS = {
  incidents: 'Distinct incidents',
  records: 'Records of them',
  evidence: 'Ids of the records',
};

/** Whether what a record says was decided had been by today; a decision without a day is as old as its record. */
export const hasDecision = ({today}: Inquiry, {decidedAt}: Notification): boolean =>
  decidedAt === null || isoToDay(decidedAt) <= today;

/** Outcomes of a record that had been decided by today; none of a decision made later. */
export const outcomesOf = (inquiry: Inquiry, item: Notification): Notification['outcomes'] =>
  hasDecision(inquiry, item) ? item.outcomes : [];

/** How an incident stands: open where no record of it has an outcome, closed where each that has was for no further action. */
export function stateOf(inquiry: Inquiry, event: Event): 'open' | 'closed' | 'acted on' {
  const outcomes = event.notifications.map((index) => outcomesOf(inquiry, inquiry.records.notifications[index]!));
  const decided = outcomes.filter((list) => list.length > 0);
  if (decided.length === 0) return 'open';
  return decided.every((list) => list.includes('nfa')) ? 'closed' : 'acted on';
}

export const agenciesOf = (events: readonly Event[]): string[] =>
  [...new Set(events.flatMap((event) => event.agencies))].sort();

const ORIGINS: Record<string, string> = {
  '1': 'family-and-public',
  '2': 'education',
  '3': 'health',
  '4': 'housing',
  '5': 'social-care',
  '6': 'police',
  '7': 'legal',
  '8': 'other',
  '9': 'anonymous',
};

/** Who told: by the referral source, which a receiving agency's own name would hide; else the agency that recorded it. */
export function originOf({referralSource, agency}: Notification): string {
  const code = referralSourceIn(referralSource);
  return (code === null || code === '10' ? undefined : ORIGINS[code.charAt(0)]) ?? agency;
}

/** Joins that give an adult access to a child: no work ties, no crowd, no place where both were merely patients. */
export const ACCESS: PathFilter = {
  ...PATHS,
  ties: PATHS.ties.filter((kind) => kind !== 'emergency-contact'),
  roles: ['subject', 'victim', 'suspect', 'parent', 'carer', 'household-member', 'associate', 'found-with'],
  stays: [...LIVING, 'found-at', 'visited'],
};

/** Kin ties, not through the person in question, up to which two people count as related. */
const KIN_STEPS = 3;

/**
 * People grouped so that no recorded kin within three ties (none of them through `without`) and no home shared at one time
 * joins two groups; who is related is judged by all there is, as it tells no place. Groups in order of their smallest person.
 */
export function unrelatedGroups(inquiry: Inquiry, people: readonly number[], without: number): number[][] {
  const rising = [...new Set(people)].sort((left, right) => left - right);
  const joined = new FewGroups(rising);
  for (const [at, left] of rising.entries()) {
    const kin = kinWithin(inquiry.scene.network, left, KIN_STEPS, without, DAY_MAX);
    for (const right of rising.slice(at + 1)) {
      if (joined.areOne(left, right)) continue;
      if (kin.has(right) || livedTogether(inquiry, left, right)) joined.join(left, right);
    }
  }
  return joined.groups();
}

/** True where the two have at least one day in one home in common, be it one that nothing may show: to group people by, not to be told. */
const livedTogether = (inquiry: Inquiry, left: number, right: number): boolean =>
  sharedHomeIn(inquiry.scene.network, inquiry, left, right);

/** The same as far as it may be told: who lives together at a home that nothing may show is not. */
export const livedTogetherAsShown = (inquiry: Inquiry, left: number, right: number): boolean =>
  sharedHomeIn(inquiry.network, inquiry, left, right);

function sharedHomeIn(network: Network, inquiry: Inquiry, left: number, right: number): boolean {
  const theirs = inquiry.spellsOf(right);
  return inquiry.spellsOf(left).some((spell) => theirs.some((other) => shareHome(network, spell, other)));
}
