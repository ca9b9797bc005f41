import type {Candidate} from './candidate.ts';
import {adultsOf, anchorOf, factsOf, familiesOf, firstDay, incidentCount, linksBy, unrelatedFamilies} from './group.ts';
import {isNamed, type Link} from './links.ts';
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
  const counts = [...byAdult.values()];
  const rates: Rates = {
    all: rateFromSmallCounts(counts.map((own) => own.length)),
    named: rateFromSmallCounts(counts.map((own) => own.filter(isNamed).length)),
  };
  const found: Candidate[] = [];
  for (const adult of adultsOf(strong)) {
    const own = byAdult.get(adult)!;
    if (isSeries(scene, own)) found.push(candidateOf(scene, own, rates, byAdult.size));
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

/** Families an adult is linked to by any record, and by notifications: the second say more and are rarer. */
type Rates = {all: number; named: number};

function candidateOf(scene: Scene, links: readonly Link[], rates: Rates, tested: number): Candidate {
  const named = links.filter(isNamed).length;
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
      expected: rates.all / (1 - Math.exp(-rates.all)),
      // Two looks at one adult: the better one, doubled.
      p: Math.min(
        1,
        2 * Math.min(truncatedPoissonTail(families.length, rates.all), truncatedPoissonTail(named, rates.named)),
      ),
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
