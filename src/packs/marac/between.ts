import {countWords} from '../../base/count-words.ts';
import {addMonths, DAY_MAX, dayToIso} from '../../base/day.ts';
import {agencyWords, outcomeWords} from '../../model/words.ts';
import {originWords} from '../../network/guard/protection.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {personId} from '../../questions/people.ts';
import {notificationIds, type Event} from '../../signals/facts/event.ts';
import {maracRepeat} from '../../signals/rules/marac-repeat.ts';
import {eventWords, ratingWords} from '../entry-words.ts';
import {incidentEntries} from '../incident-entries.ts';
import {listed, type Cell, type Sheet} from '../sheet.ts';
import {eventsTheOtherWay, type MaracCase} from './case.ts';

/**
 * What a hub may set of a pack. Police incidents within so many months that count as potential escalation: three in twelve by
 * SafeLives' referral form (2015); some areas ask for five.
 */
export type PackConfig = {escalation: {incidentsMin: number; months: number}};
export const PACK: PackConfig = {escalation: {incidentsMin: 3, months: 12}};

export function referralsSheet({records, scene}: Inquiry, {referrals}: MaracCase): Sheet {
  return {
    id: 'referrals',
    title: 'Referrals',
    intro: 'Every MARAC referral of these two, the latest last.',
    head: ['date', 'referred by', 'criteria given', 'records'],
    rows: referrals.map((event) => {
      const own = event.notifications
        .map((index) => records.notifications[index]!)
        .filter(({kind}) => kind === 'marac-referral');
      return [
        dayToIso(event.day),
        listed(own.map(({referralSource, agency}) => originWords(referralSource) || agencyWords(agency))),
        listed([
          ...own.flatMap(({reasons}) => reasons),
          ...(event.disputed ? ['marked unsubstantiated or malicious'] : []),
        ]),
        listed(notificationIds(scene, [event])),
      ];
    }),
  };
}

/** The four grounds of a referral, each with what records say of it: whether it is met is the meeting's to say. */
export function criteriaSheet(inquiry: Inquiry, maracCase: MaracCase, config: PackConfig): Sheet {
  const {referrals, events} = maracCase;
  const reasons = reasonsOf(inquiry, referrals);
  return {
    id: 'criteria',
    title: 'Criteria',
    intro: 'What records say of each ground for a referral. No ground is decided here.',
    head: ['ground', 'what records say', 'records'],
    rows: [
      [
        'visible high risk',
        reasons.length > 0 ? `referrals give: ${listed(reasons)}` : 'no referral gives a ground',
        listed(notificationIds(inquiry.scene, referrals)),
      ],
      ['professional judgement', 'no extract holds it: ask the referring agency', ''],
      escalationRow(inquiry, events, config.escalation),
      repeatRow(inquiry, maracCase),
    ],
  };
}

/** Incidents that the police recorded and nobody disputes, within the months that count as potential escalation. */
export function policeIncidents(
  inquiry: Inquiry,
  events: readonly Event[],
  {months}: PackConfig['escalation'],
): Event[] {
  const since = addMonths(inquiry.today, -months);
  // That the police sent a referral is no incident of its own: it would count one event twice.
  const isIncident = ({kinds}: Event): boolean => kinds.some((kind) => kind !== 'marac-referral');
  return events.filter(
    (event) => event.day > since && event.agencies.includes('police') && !event.disputed && isIncident(event),
  );
}

function escalationRow(inquiry: Inquiry, events: readonly Event[], escalation: PackConfig['escalation']): Cell[] {
  const {incidentsMin, months} = escalation;
  const recent = policeIncidents(inquiry, events, escalation);
  const compared = recent.length >= incidentsMin ? 'at least' : 'fewer than';
  return [
    'potential escalation',
    `${countWords(recent.length, 'incident')} that the police recorded in the ${months} months to ${dayToIso(inquiry.today)}: ${compared} ${incidentsMin}`,
    listed(notificationIds(inquiry.scene, recent)),
  ];
}

/** Grounds as the records of referrals give them. */
export const reasonsOf = ({records}: Inquiry, referrals: readonly Event[]): string[] =>
  referrals.flatMap((event) => event.notifications).flatMap((index) => records.notifications[index]!.reasons);

function repeatRow(inquiry: Inquiry, {suspect, victim, referrals}: MaracCase): Cell[] {
  const found = maracRepeat.find(inquiry.scene, [suspect, victim], DAY_MAX);
  const last = referrals.at(-1);
  const until =
    last === undefined
      ? 'never referred before'
      : `last referred ${dayToIso(last.day)}; files stay flagged until ${dayToIso(addMonths(last.day, inquiry.scene.config.maracRepeat.months))}`;
  return [
    'repeat',
    found === null
      ? `no incident within the months after a referral; ${until}`
      : `${found.text} (rule marac-repeat ${maracRepeat.version}); ${until}`,
    found === null ? '' : listed(found.evidence),
  ];
}

export function incidentsSheet(inquiry: Inquiry, {suspect, victim, events}: MaracCase): Sheet {
  const records = new Set(events.flatMap(({notifications}) => notifications)).size;
  return {
    id: 'incidents',
    title: 'Incidents between the two',
    intro: `${countWords(events.length, 'incident')} in ${countWords(records, 'record')}, those of one event counted once. What is fact, allegation or opinion is marked as its record has it; ${personId(inquiry, suspect)} is a suspect in each.`,
    head: INCIDENT_HEAD,
    rows: incidentRows(inquiry, [suspect, victim], events),
  };
}

/** Who is called victim here was chosen by whoever asked: what records say the other way round stands beside it. */
export function otherWaySheet(inquiry: Inquiry, maracCase: MaracCase): Sheet {
  const {suspect, victim} = maracCase;
  return {
    id: 'other-way',
    title: 'Allegations the other way round',
    intro:
      'Incidents whose records name the victim of this case as suspect of harm to the perpetrator, by the same rules. Where any stand here, settle who harms whom before this pack is sent: it shows addresses of the one whom it calls perpetrator.',
    head: INCIDENT_HEAD,
    rows: incidentRows(inquiry, [suspect, victim], eventsTheOtherWay(inquiry, maracCase)),
  };
}

/** Who harms whom is in doubt where records name the two the other way round; empty where none does. */
export function otherWayWords(inquiry: Inquiry, maracCase: MaracCase): string {
  const counter = eventsTheOtherWay(inquiry, maracCase).length;
  if (counter === 0) return '';
  return `CARE: records of ${countWords(counter, 'incident')} name these two the other way round. Settle who harms whom before anything is sent.`;
}

const INCIDENT_HEAD = ['date', 'time', 'what', 'statement', 'agencies', 'outcome', 'rating', 'records'];

function incidentRows(inquiry: Inquiry, persons: readonly number[], events: readonly Event[]): Cell[][] {
  const idOf = ({incident}: Event): string => inquiry.resolved.incidents[incident]?.id ?? '';
  const ids = new Set(events.map(idOf));
  const disputed = new Set(events.filter((event) => event.disputed).map(idOf));
  return incidentEntries(inquiry.network, persons)
    .filter(({incident}) => ids.has(incident))
    .sort((left, right) => (left.date + left.incident < right.date + right.incident ? -1 : 1))
    .map((entry) => [
      entry.date,
      entry.time,
      eventWords(entry),
      listed([...entry.statements, ...(disputed.has(entry.incident) ? ['marked unsubstantiated or malicious'] : [])]),
      listed(entry.agencies.map(agencyWords)),
      listed(entry.outcomes.map(outcomeWords)),
      listed(entry.rag.map(ratingWords)),
      listed(entry.records.map(({record}) => record)),
    ]);
}
