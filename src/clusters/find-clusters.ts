import type {Context} from '../base/context.ts';
import type {Alert} from '../model/finding.ts';
import {knownCount} from '../network/persons.ts';
import type {Network} from '../network/network.ts';
import {alertsFrom} from './alerts/alert.ts';
import type {Candidate, Judged} from './groups/candidate.ts';
import type {ClusterConfig} from './config.ts';
import {adultsOf, distinct} from './groups/group.ts';
import {findAssociates} from './rules/associates.ts';
import {findOneAdult} from './rules/one-adult.ts';
import {hubOf} from './chance/hub-chance.ts';
import {findMissingTogether} from './rules/missing-together.ts';
import {type Scene} from './links/scene.ts';
import {findSerialPartners} from './rules/serial-partner.ts';
import {findLinkedAdults} from './rules/linked-adults.ts';
import {findSharedPlaces} from './rules/shared-place.ts';
import {findSharedThings} from './rules/shared-thing.ts';
import {findThingsOfChildren} from './rules/thing-of-children.ts';
import {falseDiscoveryValues} from './chance/significance.ts';
import {setScene} from './set-scene.ts';

/**
 * Linked-family clusters: groups of families that share adults, places or nights which nothing on record explains. Alerts by
 * falling score, then id. Pure: equal records, identities and configuration give equal alerts.
 */
export function findClusters(network: Network, given: ClusterConfig, ctx: Context): Alert[] {
  return findIn(sceneOfHub(network, given), ctx);
}

/** What rules look at, with the thresholds of a hub of this size. */
export function sceneOfHub(network: Network, given: ClusterConfig): Scene {
  const forHub = (given.byChancePer100k * knownCount(network.persons)) / 100_000;
  return setScene(network, {...given, byChanceMax: Math.max(given.byChanceMax, forHub)});
}

/** The same of a scene that is set. */
export function findIn(scene: Scene, ctx: Context): Alert[] {
  const {config, links} = scene;
  ctx.progress('clusters', 0, config.draws);
  const hub = hubOf(scene, links);
  // In this order: where two rules see the same people, the one that says most comes first.
  const linkedAdults = passing(findLinkedAdults(scene, hub, ctx), config);
  const linked = new Set(linkedAdults.flatMap((group) => adultsOf(group.links)));
  const oneAdult = passing(findOneAdult(scene, links, linked), config);
  const taken = new Set([...linked, ...oneAdult.flatMap((group) => adultsOf(group.links))]);
  const candidates = [
    ...linkedAdults,
    ...oneAdult,
    ...passing(findSerialPartners(scene, links, taken), config),
    ...passing(findMissingTogether(scene, links), config),
    ...passing(findSharedPlaces(scene, links), config),
    ...passing(findSharedThings(scene, links), config),
    ...passing(findThingsOfChildren(scene, links), config),
    ...passing(findAssociates(scene, hub), config),
  ];
  ctx.progress('clusters', config.draws, config.draws);
  return alertsFrom(scene, links, absorb(candidates, config.sameGroupShare));
}

/** Candidates of one rule that are no chance at the level of the configuration, over all groups that the rule tested. */
function passing(candidates: readonly Candidate[], config: ClusterConfig): Judged[] {
  const q = falseDiscoveryValues(candidates.map(({chance}) => chance.byChance));
  return candidates
    .map((candidate, at) => ({...candidate, q: Math.min(1, q[at]!)}))
    .filter(({chance, q: share}) => chance.byChance <= config.byChanceMax && share <= config.falseDiscoveryRate);
}

/** What a later rule sees of a group that an earlier one has found is added to it: one matter is one alert. */
function absorb(candidates: readonly Judged[], sameShare: number): Judged[] {
  const kept: Judged[] = [];
  for (const candidate of candidates) {
    const at = kept.findIndex((other) => isSame(other, candidate, sameShare));
    if (at < 0) kept.push(candidate);
    else kept[at] = joined(kept[at]!, candidate);
  }
  return kept;
}

/**
 * Mostly the same families, or an adult and a family in common. Of two groups of linked adults the search has parted whatever one stray record joined:
 * they have in common at the most whom it lists beside either.
 */
function isSame(first: Judged, second: Judged, sameShare: number): boolean {
  const families = second.families.filter((family) => first.families.includes(family)).length;
  if (families > sameShare * second.families.length) return true;
  if (first.rule === 'linked-adults' && second.rule === 'linked-adults') return false;
  const adults = new Set(adultsOf(first.links));
  return families > 0 && second.links.some(({adult}) => adults.has(adult));
}

function joined(first: Judged, second: Judged): Judged {
  const has = new Set(first.links.map(({adult, family}) => `${adult} ${family}`));
  return {
    ...first,
    links: [...first.links, ...second.links.filter(({adult, family}) => !has.has(`${adult} ${family}`))].sort(
      (left, right) => left.adult - right.adult || left.family - right.family,
    ),
    families: distinct([...first.families, ...second.families]),
    children:
      first.children === null || second.children === null ? null : distinct([...first.children, ...second.children]),
    sightings: [...new Set([...first.sightings, ...second.sightings])],
    notifications: distinct([...first.notifications, ...second.notifications]),
    dwellings: distinct([...first.dwellings, ...second.dwellings]),
    shownBy: [...(first.shownBy ?? []), ...(second.shownBy ?? [])],
    associations: [...(first.associations ?? []), ...(second.associations ?? [])],
    assumed: [...(first.assumed ?? []), ...(second.assumed ?? [])],
    basis: [...first.basis, ...second.basis],
    fires: (isKept) => first.fires(isKept) || second.fires(isKept),
  };
}
