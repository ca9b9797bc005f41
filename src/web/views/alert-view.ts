import type {Policy} from '../../access/policy.ts';
import {isoToDay} from '../../base/day.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import type {ShownDecision} from '../../engine/history/alert-decisions.ts';
import type {IdentityStrength} from '../../engine/identity-strength.ts';
import {alertPicture} from '../../graphs/alert-picture.ts';
import {agencySentence} from '../../graphs/alert-words.ts';
import {DISMISSAL_REASONS} from '../../model/alert-decision.ts';
import type {Alert} from '../../model/finding.ts';
import {MOTIFS} from '../../model/motif.ts';
import {dwellingWords} from '../../network/dwelling-words.ts';
import type {Network} from '../../network/network.ts';
import type {Labels, Showing} from '../labels.ts';
import {countWords} from '../../base/count-words.ts';
import {dayWords} from '../render.ts';
import {alertLabels} from './alert-labels.ts';
import {membersOf} from './alert-members.ts';
import {
  agenciesOf,
  annexOf,
  benignOf,
  chanceOf,
  matrixOf,
  nearestOf,
  recordLines,
  weaknessesOf,
} from './alert-parts.ts';
import {ageWords, chanceWords, hangsWords} from './queue-view.ts';
import {DECISIONS, STATES} from './standing.ts';

export type AlertAsked = {
  queued: QueuedAlert;
  network: Network;
  showing: Showing;
  decisions: readonly ShownDecision[];
  /** Whether words of decisions are shown: to who sees names and every record. */
  mayReadWords: boolean;
  /** Whether an alert is there for the reader. */
  isShown: (alert: string) => boolean;
  policy: Policy;
  /** Null where this person never opened it before. */
  changes: string[] | null;
  /** Records that they had not seen before this session. */
  unseen: readonly string[];
  strengthOf: ((id: string) => IdentityStrength) | null;
  /** Thresholds of the rules, for "parameters". */
  parameters: object;
  /** The day up to which records are known. */
  today: string;
};

/** An alert on one page: what matters first, then every part with the records behind it. */
export function alertView(asked: AlertAsked): object {
  const {queued, network, showing, today} = asked;
  const {alert, state} = queued;
  const lines = recordLines(network.records, asked.policy);
  const labels = alertLabels(network, alert, showing);
  return {
    id: alert.id,
    heading: alert.title,
    name: alert.name,
    state: STATES[state],
    motif: MOTIFS[alert.motif],
    rule: alert.motif,
    version: alert.version,
    showing,
    isNew: asked.changes === null,
    changes: asked.changes ?? [],
    unseen: lines(asked.unseen),
    newEvidence: lines(queued.newEvidence),
    facts: factsOf(alert, labels, today),
    picture: alertPicture(alert, {
      motif: MOTIFS[alert.motif]!,
      nameOf: (id) => labels.of(id),
      places: placesOf(alert, network, showing),
      isBare: true,
    }),
    matrix: matrixOf(alert, labels),
    annex: annexOf(alert, labels, lines),
    members: membersOf(alert, labels, network, asked.strengthOf),
    families: alert.families.map(({id, children, adults}) => ({
      name: labels.of(id),
      children: children.map((child) => labels.of(child)),
      parents: adults.map((adult) => labels.of(adult)),
    })),
    chance: chanceOf(alert),
    agencies: agenciesOf(alert),
    weaknesses: weaknessesOf(alert, labels, lines),
    benign: benignOf(alert, labels),
    nearest: nearestOf(alert, labels),
    decisions: asked.decisions.map((one) => decisionRow(one, asked.mayReadWords, asked.isShown)),
    terms: alert.terms,
    score: alert.score,
    parameters: parametersOf(asked.parameters),
  };
}

/** What a tired reader has to see first. */
function factsOf(alert: Alert, labels: Labels, today: string): {key: string; value: string}[] {
  const adults = alert.persons.filter(({role}) => role === 'adult').map(({person}) => labels.of(person));
  const children = alert.persons.length - adults.length;
  const possible = alert.benign.filter(({result}) => result === 'possible').map(({check}) => check);
  return [
    {
      key: 'Who',
      value: `${adults.length === 0 ? '' : `${adultWords(adults)}; `}${countWords(children, 'child', 'children')} of ${countWords(alert.families.length, 'family', 'families')}`,
    },
    {
      key: 'Could be known',
      value: `since ${dayWords(alert.firstKnowable)}, ${ageWords(isoToDay(today) - isoToDay(alert.firstKnowable))} before the latest records`,
    },
    {key: 'Chance', value: chanceWords(alert.chance.q)},
    {
      key: 'Agencies',
      value: agencySentence(alert),
    },
    {
      key: 'Weakest point',
      value:
        alert.fragility.length === 0
          ? 'stands without any single record or identity'
          : hangsWords(alert.fragility.length),
    },
    {
      key: 'Other explanations',
      value: possible.length === 0 ? 'none that was tested fits' : `still possible: ${possible.join(', ')}`,
    },
  ];
}

/** Adults whom the head of the page names; its drawing and tables have all. */
const ADULTS_MAX = 6;

const adultWords = (adults: readonly string[]): string =>
  adults.length <= ADULTS_MAX
    ? adults.join(', ')
    : `${adults.slice(0, ADULTS_MAX - 1).join(', ')} and ${adults.length - ADULTS_MAX + 1} more adults`;

/** Places that the alert may show: addresses with names, numbers without. */
function placesOf(alert: Alert, network: Network, showing: Showing): Map<string, string> {
  const {dwellings} = network.resolved;
  return new Map(
    alert.dwellings.map((id, at) => [
      id,
      showing === 'names' ? dwellingWords(network, indexOfId(dwellings, id)).label : `Place ${at + 1}`,
    ]),
  );
}

/** Words of a reviewer may name anybody, or tell of a record that the reader may not see; so may the alert that another repeats. */
function decisionRow(
  {type, reason, of, by, on, because, evidence}: ShownDecision,
  mayReadWords: boolean,
  isShown: (alert: string) => boolean,
): object {
  const words = mayReadWords ? because : null;
  return {
    what: DECISIONS[type],
    reason: reason === '' ? '' : DISMISSAL_REASONS[reason],
    of: isShown(of) ? of : '',
    by,
    on,
    because: words ?? 'The words of this decision are kept and are not shown here.',
    evidence: mayReadWords ? countWords(evidence.length, 'record') : '',
  };
}

/** Every number and word of the configuration by its path. */
function parametersOf(value: unknown, path = ''): {path: string; value: string}[] {
  if (Array.isArray(value)) return [{path, value: value.join(', ')}];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, own]) => parametersOf(own, path === '' ? key : `${path}.${key}`));
  return [{path, value: String(value)}];
}
