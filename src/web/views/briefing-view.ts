import {countWords} from '../../base/count-words.ts';
import {isoToDay} from '../../base/day.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import type {ShownDecision} from '../../engine/history/alert-decisions.ts';
import type {Alert} from '../../model/finding.ts';
import {pointsWords} from '../../graphs/alert-words.ts';
import {MOTIFS} from '../../model/motif.ts';
import {agencyWords, linkWords, listWords, mostTellingFirst} from '../../model/words.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import type {Labels, Showing} from '../labels.ts';
import {dayWords} from '../render.ts';
import {alertLabels} from './alert-labels.ts';
import {ageWords, chanceWords} from './queue-view.ts';
import {DECISIONS, STATES} from './standing.ts';

export type BriefingAsked = {
  queued: QueuedAlert;
  network: Network;
  showing: Showing;
  decisions: readonly ShownDecision[];
  /** The day up to which records are known. */
  today: string;
  by: string;
  /** The day on which it is made. */
  on: string;
};

/** What goes on one sheet of A4, whoever is in the alert: the rest is counted, and stands on the page of the alert. */
export const BRIEF = {
  adults: 7,
  families: 6,
  questions: {identities: 3, records: 2, explanations: 2, nearest: 1},
} as const;

/** What the chair of a strategy discussion needs of an alert, on one sheet: who, why, who else holds records, and what is not sure. */
export function briefingView({queued, network, showing, decisions, today, by, on}: BriefingAsked): object {
  const {alert, state} = queued;
  const labels = alertLabels(network, alert, showing);
  const [adults, families] = [adultsOf(alert, labels), familiesOf(alert, labels)];
  const questions = questionsOf(alert, labels);
  return {
    id: alert.id,
    heading: alert.title,
    name: alert.name,
    motif: MOTIFS[alert.motif],
    state: STATES[state].text,
    showing,
    why: whyOf(alert, today),
    adults: adults.slice(0, BRIEF.adults),
    adultsLeft: Math.max(0, adults.length - BRIEF.adults),
    families: families.slice(0, BRIEF.families),
    familiesLeft: Math.max(0, families.length - BRIEF.families),
    agencies: agenciesOf(alert, network),
    questions: questions.flatMap(({asked, most}) => asked.slice(0, most)),
    questionsLeft: questions.reduce((left, {asked, most}) => left + Math.max(0, asked.length - most), 0),
    decisions: decisions
      .map(({type, by: who, on: day}) => `${DECISIONS[type]} by ${who} on ${dayWords(day)}`)
      .slice(-2),
    today,
    by,
    on,
  };
}

function whyOf(alert: Alert, today: string): {key: string; value: string}[] {
  const age = ageWords(isoToDay(today) - isoToDay(alert.firstKnowable));
  return [
    {key: 'Could first be known', value: `${dayWords(alert.firstKnowable)}, ${age} before the latest records`},
    {key: 'Its place in the queue', value: pointsWords(alert)},
    {key: 'Chance', value: chanceWords(alert.chance.q)},
  ];
}

/** Adults, those linked to most families first. */
function adultsOf(alert: Alert, labels: Labels): {families: number}[] {
  return alert.persons
    .filter(({role}) => role === 'adult')
    .map(({person, standing}) => {
      const links = alert.links.filter(({adult}) => adult === person);
      const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
      const families = inOrder(unique(links.map(({family}) => labels.of(family))));
      return {
        name: labels.atLength(person),
        standing: standing === 'core' ? '' : 'also linked',
        families: families.length,
        linked: families.join(', ').replaceAll(/, Family /g, ', '),
        kinds: listWords(mostTellingFirst(links.flatMap(({kinds}) => kinds)), linkWords),
        agencies: listWords(links.flatMap(({agencies}) => agencies).sort(), agencyWords),
      };
    })
    .toSorted((left, right) => right.families - left.families);
}

const familiesOf = ({families}: Alert, labels: Labels): {name: string; children: string}[] =>
  inOrder(families.map(({id}) => labels.of(id))).map((name) => {
    const {children} = families.find(({id}) => labels.of(id) === name)!;
    return {name, children: children.map((child) => labels.atLength(child)).join('; ')};
  });

/** "Family 2" stands before "Family 10". */
const inOrder = (names: readonly string[]): string[] =>
  names.toSorted((left, right) => left.localeCompare(right, 'en-GB', {numeric: true}));

/** Agencies with records of its people, in this hub: those without whom a discussion lacks what they know. */
function agenciesOf(alert: Alert, network: Network): object[] {
  const held = new Map<string, {adults: number; children: number; last: string}>();
  for (const {person, role} of alert.persons) {
    const at = indexOfId(network.resolved.persons, person);
    const own = new Map<string, string>();
    for (const index of rowItems(network.mentionsOf, at)) {
      const {agency, receivedAt} = network.records.mentions[index]!;
      if (receivedAt > (own.get(agency) ?? '')) own.set(agency, receivedAt);
    }
    for (const [agency, last] of own) {
      const row = held.get(agency) ?? {adults: 0, children: 0, last: ''};
      row[role === 'adult' ? 'adults' : 'children']++;
      if (last > row.last) row.last = last;
      held.set(agency, row);
    }
  }
  const linksOf = (name: string): string => {
    const view = alert.agencies.find(({agency}) => agency === name);
    return view === undefined || alert.links.length === 0 ? '' : `${view.links} of ${view.ofLinks}`;
  };
  return [...held]
    .map(([agency, {adults, children, last}]) => ({
      agency: agencyWords(agency),
      adults,
      children,
      links: linksOf(agency),
      last: last.slice(0, 10),
    }))
    .toSorted((left, right) => right.adults + right.children - left.adults - left.children);
}

/** What is not sure, kind by kind: identities first, for on them hangs who is talked about; those of its own people before others. */
function questionsOf(alert: Alert, labels: Labels): {asked: string[]; most: number}[] {
  const members = new Set(alert.persons.map(({person}) => person));
  const own = ({left, right}: Alert['identities'][number]): number =>
    Number(members.has(left)) + Number(members.has(right));
  const records = alert.fragility.filter(({kind}) => kind === 'record').length;
  const {identities, records: ofRecords, explanations, nearest} = BRIEF.questions;
  return [
    {
      most: identities,
      asked: alert.identities
        .toSorted((left, right) => own(right) - own(left))
        .map(
          ({left, right}) =>
            `Are ${labels.of(left)} and ${labels.of(right)} one person? Taken for one here, held apart among all people.`,
        ),
    },
    {
      most: ofRecords,
      asked: [
        ...alert.fragility
          .filter(({kind}) => kind === 'identity')
          .map(({id}) => `Are all records of ${labels.of(id)} about one person? If not, the alert does not stand.`),
        ...(records === 0 ? [] : [carriedBy(records)]),
      ],
    },
    {
      most: explanations,
      asked: alert.benign
        .filter(({result}) => result === 'possible')
        .map(({check, text}) => `Is it ${check}? ${labels.inWords(text)}`),
    },
    {
      most: nearest,
      asked: alert.nearest.map(
        ({person, family, missing}) =>
          `Does ${labels.of(person)} belong to it, beside ${labels.of(family)}? Missing: ${missing}`,
      ),
    },
  ];
}

const carriedBy = (records: number): string =>
  records === 1
    ? 'Is the record right without which the alert does not stand? Its page has it.'
    : `Is each of ${countWords(records, 'record')} right? Without any one of them the alert does not stand; its page has them.`;
