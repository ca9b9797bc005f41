import {addAt} from '../../base/get-or-insert.ts';
import type {ShownDecision} from '../../engine/history/alert-decisions.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import type {Alert, AlertAssociation, Flag} from '../../model/finding.ts';
import {agencySentence} from '../../graphs/alert-words.ts';
import {agencyWords, associationWords, linkWords, listWords} from '../../model/words.ts';
import {table, type Cell} from '../output.ts';
import type {PeopleTable} from './people-table.ts';

export const FLAG_HEAD = [
  'flag',
  'rule',
  'people',
  'what the records say',
  'records',
  'incidents',
  'first knowable',
  'score',
];

export const flagCells = (flag: Flag): Cell[] => [
  flag.id,
  flag.rule,
  peopleOf(flag),
  flag.text,
  flag.records,
  flag.incidents,
  flag.firstKnowable,
  round(flag.score),
];

/** Whom a flag is about, the most concerned first; "flag ID" and --json have all. */
function peopleOf({persons: [first = '', ...others]}: Flag): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

export const ALERT_HEAD = ['alert', 'name', 'what the records say', 'first knowable', 'q', 'score'];
export const ALERT_WIDTHS = [15, 20, 64, 16, 10, 8];

export const alertCells = (alert: Alert): Cell[] => [
  alert.id,
  alert.name,
  `${alert.title} (${alert.motif})`,
  alert.firstKnowable,
  round(alert.chance.q),
  round(alert.score),
];

/** One alert in full: who, the adults x families matrix, every link with its records, chance, benign explanations. */
export function alertCard(alert: Alert, people: PeopleTable): string {
  const sections = [
    `${alert.title}\n${alert.id}  motif ${alert.motif}, rule version ${alert.version}, named ${alert.name}\n`,
    `First knowable on ${alert.firstKnowable}: by then the records that make the rule fire had been received.\n`,
    'Who has access to whose children (number of records on each link)\n',
    matrix(alert, people),
    '\nThe families\n',
    families(alert, people),
    '\nWho makes the group, and who is also linked\n',
    members(alert, people),
    '\nEach link and the records behind it\n',
    linkTable(alert),
    ...(alert.associations === undefined
      ? []
      : [
          '\nAdults on record with one another, and the records behind it\n',
          associationTable(alert.associations, people),
        ]),
    '\nWhy this is unlikely to be chance\n',
    chanceLines(alert),
    '\nBenign explanations tested\n',
    table(
      ['explanation', 'result', 'why'],
      alert.benign.map((check) => [check.check, check.result.replaceAll('-', ' '), check.text]),
      [26, 14, 80],
    ),
    '\nWhat each agency alone could see\n',
    agencyTable(alert),
    `  ${sentence(agencySentence(alert))}.\n`,
    '\nWhat would dissolve it\n',
    alert.fragility.length === 0
      ? '  No single record and no single identity: it stands without any one of them.\n'
      : alert.fragility.map(({text}) => `  ${text}\n`).join(''),
    ...alert.identities.map(
      ({left, right, weight}) =>
        `  It takes ${left} and ${right} for one person. Among all persons ${weight} bits are too few for that: "ringfence why-not ${left} ${right}" has what speaks for and against.\n`,
    ),
    '\nNearest people who are not part of it\n',
    alert.nearest.length === 0 ? '  none\n' : nearestTable(alert),
    '\nHow the score is made (it orders the queue and nothing else)\n',
    table(
      ['term', 'value', 'why'],
      [...alert.terms.map((term) => [term.name, round(term.value), term.text]), ['sum', round(alert.score), '']],
    ),
  ];
  return sections.join('');
}

/** Where an alert stands by what people decided, in a few words. */
export function standingText({state, newEvidence}: QueuedAlert): string {
  return state === 'returned' ? `returned: ${newEvidence.length} new records` : state;
}

/** What was decided on an alert, and what has come since. */
export function decisionTable(queued: QueuedAlert, decisions: readonly ShownDecision[]): string {
  if (decisions.length === 0) return '\nNothing was decided on it yet.\n';
  const rows = decisions.map(({type, reason, of, on, by, because, evidence}) => [
    on,
    [type, reason && `(${reason})`, of && `of ${of}`].filter((word) => word !== '').join(' '),
    by,
    because ?? 'withheld: a protected address could be in it',
    evidence.length,
  ]);
  const {state, newEvidence} = queued;
  const since =
    state === 'returned' ? `  It is back with evidence that was not there then: ${newEvidence.join(' ')}\n` : '';
  return `\nWhat people decided\n${table(['on', 'what', 'by', 'because', 'records seen'], rows, [12, 12, 20, 60, 14])}${since}`;
}

const chanceLines = ({chance}: Alert): string =>
  [
    `  ${chance.statistic}: observed ${round(chance.observed)}, expected ${round(chance.expected)} under ${chance.model};`,
    ` p ${round(chance.p)}${chance.draws === 0 ? '' : ` by ${chance.draws} draws`}. Such a hub shows ${round(chance.byChance)} groups as striking on average.\n`,
    `  q ${round(chance.q)}: the share that chance is expected to have in the groups at least as striking, of ${chance.hypotheses} tested.\n`,
  ].join('');

const agencyTable = ({agencies}: Alert): string =>
  table(
    ['agency', 'links', 'records', 'enough alone'],
    agencies.map(({agency, links, ofLinks, records, alone}) => [
      agencyWords(agency),
      `${links} of ${ofLinks}`,
      records,
      alone ? 'yes' : 'no',
    ]),
  );

const nearestTable = ({nearest}: Alert): string =>
  table(
    ['person', 'family', 'link', 'missing'],
    nearest.map(({person, family, kinds, missing}) => [person, family, listWords(kinds, linkWords), missing]),
    [15, 15, 30, 60],
  );

const families = (alert: Alert, people: PeopleTable): string =>
  table(
    ['family', 'children', 'adults'],
    alert.families.map(({id, children, adults}) => [
      id,
      ...[children, adults].map((list) => list.map((person) => people.text(person)).join('\n')),
    ]),
    [15, 68, 68],
  );

const members = ({persons}: Alert, people: PeopleTable): string =>
  table(
    ['person', 'name', 'role', 'standing', 'why'],
    persons.map(({person, role, standing, because}) => [
      person,
      people.name(person),
      role,
      standing.replaceAll('-', ' '),
      because,
    ]),
    [15, 24, 8, 12, 90],
  );

function matrix(alert: Alert, people: PeopleTable): string {
  const counts = new Map<string, number>();
  for (const link of alert.links) {
    const cell = `${link.adult} ${link.family}`;
    addAt(counts, cell, link.records.length);
  }
  const adults = alert.persons.filter((member) => member.role === 'adult').map((member) => member.person);
  return table(
    ['adult', 'name', ...alert.families.map((family) => family.id)],
    adults.map((adult) => [
      adult,
      people.name(adult),
      ...alert.families.map((family) => counts.get(`${adult} ${family.id}`) ?? ''),
    ]),
  );
}

const linkTable = (alert: Alert): string =>
  table(
    ['adult', 'family', 'link', 'agencies', 'from', 'received', 'records'],
    alert.links.map((link) => [
      link.adult,
      link.family,
      listWords(link.kinds, linkWords),
      listWords(link.agencies, agencyWords),
      link.firstEvent,
      link.firstReceived,
      link.records.join(' '),
    ]),
    [15, 15, 24, 24, 12, 12, 30],
  );

const associationTable = (associations: readonly AlertAssociation[], people: PeopleTable): string =>
  table(
    ['adult', 'and', 'by', 'agencies', 'from', 'received', 'records'],
    associations.map(({adults: [one, other], kinds, agencies, firstEvent, firstReceived, records}) => [
      people.text(one),
      people.text(other),
      listWords(kinds, associationWords),
      listWords(agencies, agencyWords),
      firstEvent,
      firstReceived,
      records.join(' '),
    ]),
    [30, 30, 24, 24, 12, 12, 30],
  );

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

const round = (value: number): number => Number(value.toPrecision(3));

/** An alert as JSON: with where it stands, beside what the run worked out. */
export const withStanding = ({alert, state, newEvidence}: QueuedAlert) => ({...alert, state, newEvidence});
