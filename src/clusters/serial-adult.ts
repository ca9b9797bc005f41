import type {Candidate} from './candidate.ts';
import {adultsOf, anchorOf, factsOf, familiesOf, firstDay, incidentCount, linksBy, unrelatedFamilies} from './group.ts';
import type {Link} from './links.ts';
import {motifOf} from './motif-names.ts';
import type {Scene} from './scene.ts';
import {rateFromSmallCounts, truncatedPoissonTail} from './significance.ts';

/**
 * One adult linked to children of several families that nothing recorded joins. Compared with how many families the adults
 * of this network are linked to who are linked to any (Poisson).
 */
export function findSerialAdults(scene: Scene, links: readonly Link[]): Candidate[] {
  const strong = links.filter(({strength}) => strength >= scene.config.linkStrengthMin);
  const byAdult = Map.groupBy(strong, ({adult}) => adult);
  const rate = rateFromSmallCounts([...byAdult.values()].map((own) => own.length));
  const found: Candidate[] = [];
  for (const adult of adultsOf(strong)) {
    const own = byAdult.get(adult)!;
    if (isSeries(scene, own)) found.push(candidateOf(scene, own, rate, byAdult.size));
  }
  return found;
}

function isSeries(scene: Scene, links: readonly Link[]): boolean {
  const {familiesMin, incidentsMin, gravityMin} = scene.config.serialAdult;
  if (links.length < familiesMin) return false;
  const facts = factsOf(links);
  const named = facts.filter(({incident, gravity}) => incident >= 0 && gravity >= gravityMin);
  return (
    incidentCount(facts) >= incidentsMin &&
    new Set(named.map(({incident}) => incident)).size >= 2 &&
    unrelatedFamilies(scene, familiesOf(links)).length >= familiesMin
  );
}

function candidateOf(scene: Scene, links: readonly Link[], rate: number, tested: number): Candidate {
  const families = familiesOf(links);
  const facts = factsOf(links);
  return {
    rule: 'serial-adult',
    motif: motifOf(scene, links),
    title: `One adult is linked to children of ${families.length} families that are not connected to one another`,
    links,
    families,
    sightings: [],
    notifications: [],
    dwellings: [],
    chance: {
      model: 'Poisson, families of an adult who is linked to at least one; rate from adults linked to one and to two',
      statistic: 'families one adult is linked to',
      observed: families.length,
      expected: rate / (1 - Math.exp(-rate)),
      p: truncatedPoissonTail(families.length, rate),
      draws: 0,
      tested,
    },
    benign: [],
    anchor: anchorOf(scene, facts),
    firstKnowable: firstDay(
      facts.map(({received}) => received),
      (day) => isSeries(scene, linksBy(scene, links, day)),
    ),
  };
}
