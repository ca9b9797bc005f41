import {notificationId} from '../../network/network.ts';
import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {shortId} from '../../base/hash.ts';
import {
  ASSOCIATION_KINDS,
  type Alert,
  type AlertAssociation,
  type AlertLink,
  type AlertMember,
  type Term,
} from '../../model/finding.ts';
import {isAdultOn, birthOf} from '../../network/life-stage.ts';
import {benignChecks} from './benign.ts';
import {agencyViews, fragilityOf, identitiesOfAlert, nearestTo} from './explain.ts';
import {adultsOf, distinct, factsOf, firstDay, incidentCount} from '../groups/group.ts';
import {kindsOf} from '../links/links.ts';
import {mayBeChildren} from './may-be-children.ts';
import {nameOf} from './name.ts';
import {familyId, personId, type Scene} from '../links/scene.ts';
import {standingsOfAdults, standingsOfChildren} from './standing.ts';
import type {Judged} from '../groups/candidate.ts';
import type {Link} from '../links/link.ts';

/** Alerts by falling score, then id. */
export function alertsFrom(scene: Scene, links: readonly Link[], candidates: readonly Judged[]): Alert[] {
  return candidates
    .map((candidate) => alertFrom(scene, links, candidate))
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}

function alertFrom(scene: Scene, all: readonly Link[], candidate: Judged): Alert {
  const {chance, links, families, dwellings} = candidate;
  const terms = termsOf(scene, candidate);
  const agencies = agencyViews(candidate);
  return {
    // What was asked for is no alert, and its id is not to be read as one's.
    id: shortId(candidate.rule === 'asked' ? 'g' : 'a', candidate.rule, ...candidate.anchor),
    motif: candidate.motif,
    version: scene.config.version,
    title: candidate.title,
    name: nameOf(candidate),
    persons: membersOf(scene, candidate),
    families: families.map((family) => ({
      id: familyId(scene, family),
      children: childrenOf(scene, candidate, family).map((child) => personId(scene, child)),
      adults: parentsOf(scene, family).map((parent) => personId(scene, parent)),
    })),
    links: links.map((link) => alertLink(scene, link)),
    ...associationsOfAlert(scene, candidate),
    dwellings: dwellings.map((dwelling) => scene.network.resolved.dwellings[dwelling]!.id),
    chance: {
      model: chance.model,
      statistic: chance.statistic,
      observed: chance.observed,
      expected: chance.expected,
      p: chance.p,
      q: candidate.q,
      byChance: chance.byChance,
      draws: chance.draws,
      hypotheses: chance.tested,
    },
    benign: benignChecks(scene, candidate),
    agencies,
    addedByJoining: links.length - Math.max(0, ...agencies.map((view) => view.links)),
    fragility: fragilityOf(scene, candidate),
    identities: identitiesOfAlert(scene, candidate),
    nearest: nearestTo(scene, all, candidate),
    firstKnowable: dayToIso(firstDay(candidate)),
    score: round(terms.reduce((sum, {value}) => sum + value, 0)),
    terms,
    evidence: evidenceOf(scene, candidate),
  };
}

/** Linked adults, those of the core first, then the children of each family. */
function membersOf(scene: Scene, candidate: Judged): AlertMember[] {
  const standings = standingsOfAdults(candidate, mayBeChildren(scene, candidate));
  const adults = adultsOf(candidate.links).map((adult): AlertMember => ({
    person: personId(scene, adult),
    role: 'adult',
    family: null,
    ...standings.get(adult)!,
  }));
  const children = candidate.families.flatMap((family) => {
    const own = childrenOf(scene, candidate, family);
    const standingOf = standingsOfChildren(scene, candidate, own);
    return own.map((child): AlertMember => ({
      person: personId(scene, child),
      role: 'child',
      family: familyId(scene, family),
      ...standingOf.get(child)!,
    }));
  });
  const isBeside = ({standing}: AlertMember): number => (standing === 'core' ? 0 : 1);
  return [...adults.sort((left, right) => isBeside(left) - isBeside(right)), ...children];
}

/**
 * Of a sibling group, the children that make the group where it is not about whole families; else those who were children at
 * the group's last event, and anybody who was seen or named as a child.
 */
function childrenOf(scene: Scene, candidate: Judged, family: number): number[] {
  const named = new Set([
    ...factsOf(candidate.links).map(({child}) => child),
    ...candidate.sightings.map(({child}) => child),
  ]);
  const {children} = candidate;
  if (children !== null)
    return scene.kinship.membersOf(family).filter((person) => named.has(person) || children.includes(person));
  const day = lastEvent(scene, candidate);
  return scene.kinship
    .membersOf(family)
    .filter((person) => named.has(person) || !isAdultOn(birthOf(scene.network, person, DAY_MAX), day));
}

const parentsOf = (scene: Scene, family: number): number[] =>
  distinct(scene.kinship.membersOf(family).flatMap((child) => scene.kinship.parentsOf(child)));

/** A link as it is told, with ids for people. */
export function alertLink(scene: Scene, {adult, family, facts}: Link): AlertLink {
  return {
    adult: personId(scene, adult),
    family: familyId(scene, family),
    children: distinct(facts.map(({child}) => child)).map((child) => personId(scene, child)),
    kinds: kindsOf(facts),
    firstEvent: dayToIso(Math.min(...facts.map(({day}) => day))),
    firstReceived: dayToIso(Math.min(...facts.map(({received}) => received))),
    agencies: [...new Set(facts.map(({agency}) => agency))].sort(),
    records: [...new Set(facts.flatMap(({records}) => records))].sort(),
  };
}

/** Pairs of adults on record with one another, as they are told; nothing where none are. */
function associationsOfAlert(scene: Scene, {associations = []}: Judged): Pick<Alert, 'associations'> {
  if (associations.length === 0) return {};
  const pairs = Map.groupBy(associations, ({left, right}) => `${Math.min(left, right)} ${Math.max(left, right)}`);
  return {
    associations: [...pairs.values()].map((own): AlertAssociation => {
      const {left, right} = own[0]!;
      return {
        adults: [personId(scene, Math.min(left, right)), personId(scene, Math.max(left, right))],
        kinds: ASSOCIATION_KINDS.filter((kind) => own.some((one) => one.kind === kind)),
        firstEvent: dayToIso(Math.min(...own.map(({day}) => day))),
        firstReceived: dayToIso(Math.min(...own.map(({received}) => received))),
        agencies: [...new Set(own.map(({agency}) => agency))].sort(),
        records: [...new Set(own.flatMap(({records}) => records))].sort(),
      };
    }),
  };
}

/** Every record that a link, a sighting, a shared night or a shared thing of the alert rests on. */
function evidenceOf(scene: Scene, {links, sightings, notifications, shownBy = []}: Judged): string[] {
  const ids = [
    ...shownBy.flatMap(({records}) => records),
    ...factsOf(links).flatMap(({records}) => records),
    ...sightings.map(({record}) => record),
    ...notifications.map((at) => notificationId(scene.network, at)),
  ];
  return [...new Set(ids)].sort();
}

function lastEvent(scene: Scene, {links, sightings, notifications}: Judged): number {
  return Math.max(
    ...factsOf(links).map(({day}) => day),
    ...sightings.map(({day}) => day),
    ...notifications.map((at) => scene.network.notifications.event[at]!),
  );
}

/** Reach, harm, sources, recency and surprise, each bounded and shown apart: the sum orders the queue and nothing else. */
function termsOf(scene: Scene, candidate: Judged): Term[] {
  const facts = factsOf(candidate.links);
  const adults = adultsOf(candidate.links).length;
  const families = candidate.families.length;
  const gravities = [...facts.map(({gravity}) => gravity), ...candidate.sightings.map(({gravity}) => gravity)]
    .sort((left, right) => right - left)
    .slice(0, 3);
  const gravity = gravities.reduce((sum, one) => sum + one, 0) / Math.max(1, gravities.length);
  const agencies = new Set([...facts, ...candidate.sightings].map(({agency}) => agency)).size;
  const age = Math.max(0, scene.today - lastEvent(scene, candidate));
  const incidents = incidentCount(facts) + new Set(candidate.notifications).size;
  return [
    term('families', Math.min(40, 5 * families), `${families} families, five points each, at most 40`),
    term('adults', Math.min(30, 3 * adults), `${adults} linked adults, three points each, at most 30`),
    term('incidents', Math.min(10, incidents), `${incidents} separate records or incidents, at most 10 counted`),
    term('gravity', (gravity / 4) * 10, `mean gravity ${gravity.toFixed(2)} of the gravest ${gravities.length}`),
    term('agencies', Math.min(10, 2 * agencies), `${agencies} agencies hold a part, two points each, at most 10`),
    term('recency', 10 * 2 ** (-age / scene.config.recencyHalfLifeDays), `${age} days since the last event`),
    term('surprise', Math.min(10, -2 * Math.log10(Math.max(1e-12, candidate.q))), `q ${candidate.q.toPrecision(2)}`),
  ];
}

const term = (name: string, value: number, text: string): Term => ({name, value: round(value), text});
const round = (value: number): number => Math.round(value * 100) / 100;
