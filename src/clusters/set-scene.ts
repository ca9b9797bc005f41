import type {Scene} from './links/scene.ts';
import {isoToDay} from '../base/day.ts';
import {once} from '../base/once.ts';
import {NOTIFICATION_KINDS} from '../model/notification.ts';
import {takeBirths} from '../network/life-stage.ts';
import {identitiesOf} from '../network/may-be-one.ts';
import type {Network} from '../network/network.ts';
import type {ClusterConfig} from './config.ts';
import {collectFacts, inOrder, isNamedFact} from './links/facts.ts';
import {homesOf} from './links/homes.ts';
import {likelyOne} from './alerts/identities.ts';
import {kinshipOf, type Kinship} from './kinship/kinship.ts';
import {linksOf} from './links/links.ts';
import {nearnessOf} from './groups/nearness.ts';
import {collectSightings} from './links/sightings.ts';
import type {Fact} from './links/fact.ts';

/**
 * Two adults are doubtful down to so many bits below `likelyOneBits`: odds of a name by which the hub knows a few more adults. On
 * eight invented boroughs 17 of the 22 pairs that `if-one.ts` lists are one person; on three of them 1 of the 12 farther down.
 */
const DOUBT_BITS = 2.5;

/** Adults of `facts` and others who are linked to other families' children, and of them those whom a notification names with one. */
const circlesOf = (facts: readonly Fact[], others: readonly number[]): ReadonlySet<number>[] => [
  new Set([...facts.map(({adult}) => adult), ...others]),
  new Set(facts.filter((fact) => isNamedFact(fact)).map(({adult}) => adult)),
];

/**
 * Facts of adults who are likely one under the one of whom most facts tell. Whoever of them is family or at work with a child
 * is so for all.
 */
export function asOnePerson(facts: readonly Fact[], setOf: (person: number) => number, kinship: Kinship): Fact[] {
  const factsOf = Map.groupBy(facts, ({adult}) => adult);
  const guises = Map.groupBy(factsOf.keys(), setOf);
  const firsts = new Map(
    [...guises].map(([set, own]) => [
      set,
      own.reduce((first, one) => (factsOf.get(one)!.length > factsOf.get(first)!.length ? one : first)),
    ]),
  );
  const personOf = (person: number): number => firsts.get(setOf(person))!;
  return facts
    .filter(
      ({adult, child, accuses}) =>
        !guises
          .get(setOf(adult))!
          // Of each adult by itself this was asked when the fact was taken up.
          .some((one) => one !== adult && (kinship.mayBeKin(one, child) || (!accuses && kinship.isRole(one, child)))),
    )
    .map((fact) => {
      const adult = personOf(fact.adult);
      return adult === fact.adult ? fact : {...fact, adult};
    })
    .sort(inOrder);
}

export function setScene(network: Network, config: ClusterConfig): Scene {
  takeBirths(network);
  const gravityOf = Uint8Array.from(NOTIFICATION_KINDS, (kind) => config.gravity[kind]);
  const homes = homesOf(network, config.householdPersonsMax);
  const identities = identitiesOf(network);
  const kinship = kinshipOf(network, homes, identities, config);
  const sightings = collectSightings(network, homes, gravityOf, config.friendAgeGapYears);
  const {facts, kinFacts, ofOneFamily, factsOfOne} = collectFacts(
    network,
    homes,
    identities,
    kinship,
    sightings,
    gravityOf,
    config,
  );
  const persons = likelyOne(network, circlesOf(facts, ofOneFamily), config.likelyOneBits, DOUBT_BITS, identities);
  const nearness = nearnessOf(network, homes, kinship);
  const asOne = asOnePerson(facts, persons.of, kinship);
  // Nothing is linked by these, and few ask for them.
  const all = once(() => [...asOne, ...factsOfOne()].sort(inOrder));
  return {
    network,
    config,
    homes,
    identities,
    kinship,
    nearness,
    get facts() {
      return all();
    },
    links: linksOf({network, facts: asOne, kinship, nearness, config}),
    kinFacts,
    assumed: persons.assumed,
    doubts: persons.doubts,
    sightings,
    gravityOf,
    today: network.asOf === null ? network.lastReceived : isoToDay(network.asOf),
  };
}
