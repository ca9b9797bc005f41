import {MEMBER_STANDINGS, type Alert, type AlertMember, type Flag} from '../../model/finding.ts';
import type {Derived} from '../../workspace/results.ts';
import {evaluateEvents, type EventEvaluation} from './events.ts';
import type {Identities} from './identities.ts';
import type {Truth} from './truth.ts';

/** Planted things, and how many of them a finding names. */
export type Found = {planted: number; found: number};

export type FindingEvaluation = {
  /** Planted clusters that an alert finds: see `findsCluster`. */
  clusters: Found & {byMotif: Record<string, Found>; byStrength: Record<string, Found>; missed: string[]};
  /** Alerts that find no planted cluster, and of these how many are about serial perpetrators who were planted: half of their adults at least. */
  alerts: {all: number; withoutCluster: number; ofSerial: number};
  /** Of the people that alerts list which find a cluster: those who are of it, by how the alert lists them. */
  members: Record<AlertMember['standing'], {listed: number; right: number}>;
  /** Decoys that alert: an alert lists at least half of their persons. `ids` names them. */
  decoys: Found & {ids: string[]};
  /** Serial perpetrators with a flag of that rule. */
  serial: Found & {flagged: number};
  /** Adults newly living with a child, flagged with that child for offences or for allegations; flags of both rules. */
  coresidence: Found & {flagged: number};
  /** The same against every true event, planted or not; null where the truth does not state them. */
  events: EventEvaluation | null;
  /** Series that an escalation rule flagged on any day: those that escalate, and the controls that do not. */
  escalation: {escalating: Found; control: Found; flagged: number};
};

const SERIAL_RULE = 'serial-perpetrator';
const CORESIDENCE_RULES = new Set(['new-adult-with-child', 'new-suspect-with-child']);
export const ESCALATION_RULES = new Set(['growing-gravity', 'shortening-intervals']);

/** What flags and alerts find of what was planted. Persons of ours stand for the true person of most of their mentions. */
export function evaluateFindings(
  {flags, alerts}: Pick<Derived, 'flags' | 'alerts'>,
  /** Of flags that stood once and went, those that say of a series that it escalated then. */
  past: readonly Pick<Flag, 'rule' | 'persons'>[],
  truth: Truth,
  {trueOf}: Pick<Identities, 'trueOf'>,
): FindingEvaluation {
  const real = (person: string): string => trueOf.get(person) ?? person;
  const sides = alerts.map((alert) => sidesOf(alert, real));
  return {
    ...clusters(truth, sides),
    decoys: decoys(truth, sides),
    serial: serial(flags, truth, real),
    coresidence: coresidence(flags, truth, real),
    events: evaluateEvents(flags, truth, real),
    escalation: escalation([...flags, ...past], truth, real),
  };
}

/** True persons of an alert or of a planted cluster. */
type Sides = {adults: Set<string>; all: Set<string>};

/** Sides of an alert, and its true persons by standing; who is listed twice counts where it says most. */
type AlertSides = Sides & Record<AlertMember['standing'], Set<string>>;

function sidesOf(alert: Alert, real: (person: string) => string): AlertSides {
  const adults = alert.persons.filter(({role}) => role === 'adult').map(({person}) => real(person));
  const ofStanding = (wanted: AlertMember['standing']): Set<string> =>
    new Set(alert.persons.filter(({standing}) => standing === wanted).map(({person}) => real(person)));
  const core = ofStanding('core');
  const beside = [...ofStanding('also-linked')].filter((person) => !core.has(person));
  return {
    adults: new Set(adults),
    all: new Set(alert.persons.map(({person}) => real(person))),
    core,
    'also-linked': new Set(beside),
  };
}

function clusters(
  truth: Truth,
  alerts: readonly AlertSides[],
): Pick<FindingEvaluation, 'clusters' | 'alerts' | 'members'> {
  const result: FindingEvaluation['clusters'] = {planted: 0, found: 0, byMotif: {}, byStrength: {}, missed: []};
  const useful = new Set<Sides>();
  const members: FindingEvaluation['members'] = {core: nobody(), 'also-linked': nobody()};
  for (const {cluster_id: id, motif, strength} of truth.clusters) {
    const cluster = clusterSides(truth, id);
    const finding = alerts.filter((alert) => findsCluster(alert, cluster));
    for (const alert of finding) {
      if (useful.has(alert)) continue;
      useful.add(alert);
      for (const standing of MEMBER_STANDINGS) {
        members[standing].listed += alert[standing].size;
        members[standing].right += shared(alert[standing], cluster.all);
      }
    }
    for (const counts of [result, (result.byMotif[motif] ??= none()), (result.byStrength[strength] ??= none())]) {
      counts.planted++;
      if (finding.length > 0) counts.found++;
    }
    if (finding.length === 0) result.missed.push(id);
  }
  const others = alerts.filter((alert) => !useful.has(alert));
  const serials = new Set(truth.serial_perpetrators.map((row) => row.person_id));
  const ofSerial = others.filter(({adults}) => adults.size > 0 && 2 * shared(adults, serials) >= adults.size).length;
  return {clusters: result, alerts: {all: alerts.length, withoutCluster: others.length, ofSerial}, members};
}

/**
 * An alert finds a cluster when it names at least half of the cluster's members, and at least half of the adults it names
 * (of all it names, where it names no adult) are members: so neither a fragment nor a net over half the borough counts.
 */
export function findsCluster(alert: Sides, cluster: Sides): boolean {
  const named = alert.adults.size > 0 ? alert.adults : alert.all;
  return 2 * shared(alert.all, cluster.all) >= cluster.all.size && 2 * shared(named, cluster.all) >= named.size;
}

export function clusterSides(truth: Truth, id: string): Sides {
  const members = truth.cluster_members.filter((member) => member.cluster_id === id);
  return {
    adults: new Set(members.filter(({role}) => role === 'adult').map((member) => member.person_id)),
    all: new Set(members.map((member) => member.person_id)),
  };
}

function decoys(truth: Truth, alerts: readonly Sides[]): FindingEvaluation['decoys'] {
  const groups = Map.groupBy(truth.decoys, (decoy) => decoy.decoy_id);
  const ids = [...groups].flatMap(([id, members]) => {
    const persons = new Set(members.map((member) => member.person_id));
    return alerts.some(({all}) => 2 * shared(all, persons) >= persons.size) ? [id] : [];
  });
  return {planted: groups.size, found: ids.length, ids};
}

function serial(flags: readonly Flag[], truth: Truth, real: (person: string) => string): FindingEvaluation['serial'] {
  const planted = new Set(truth.serial_perpetrators.map((row) => row.person_id));
  const flagged = flags.filter(({rule}) => rule === SERIAL_RULE).map(({persons}) => real(persons[0] ?? ''));
  return {planted: planted.size, found: shared(planted, new Set(flagged)), flagged: flagged.length};
}

function coresidence(
  flags: readonly Flag[],
  truth: Truth,
  real: (person: string) => string,
): FindingEvaluation['coresidence'] {
  const flagged = flags.filter(({rule}) => CORESIDENCE_RULES.has(rule)).map(({persons}) => persons.map(real));
  const isFound = ({adult_id: adult, child_id: child}: Truth['coresidence'][number]): boolean =>
    flagged.some((persons) => persons[0] === adult && persons.includes(child));
  return {
    planted: truth.coresidence.length,
    found: truth.coresidence.filter(isFound).length,
    flagged: flagged.length,
  };
}

function escalation(
  flags: readonly Pick<Flag, 'rule' | 'persons'>[],
  truth: Truth,
  real: (person: string) => string,
): FindingEvaluation['escalation'] {
  const ours = flags.filter(({rule}) => ESCALATION_RULES.has(rule));
  const flagged = new Set(ours.flatMap(({persons}) => persons.map(real)));
  const count = (kind: string): Found => {
    const series = truth.escalation.filter((row) => row.kind === kind);
    return {planted: series.length, found: series.filter((row) => flagged.has(row.person_id)).length};
  };
  return {escalating: count('escalating'), control: count('control'), flagged: flagged.size};
}

/** How many of `left` are in `right`. */
export function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let count = 0;
  for (const item of left) if (right.has(item)) count++;
  return count;
}

/** How a report says it. */
export const memberWords = (members: FindingEvaluation['members']): string =>
  MEMBER_STANDINGS.map((standing) => `${members[standing].right} of ${members[standing].listed}`).join('; ');

const nobody = (): {listed: number; right: number} => ({listed: 0, right: 0});
const none = (): Found => ({planted: 0, found: 0});
