import {idAt} from '../base/find-by-id.ts';
import {isoToDay} from '../base/day.ts';
import {NOTIFICATION_KINDS} from '../model/notification.ts';
import {takeBirths} from '../network/life-stage.ts';
import type {Network} from '../network/network.ts';
import type {ClusterConfig} from './config.ts';
import {collectFacts, inOrder, isNamedFact, type Fact} from './facts.ts';
import {homesOf, type Homes} from './homes.ts';
import {identitiesOf, likelyOne, type Assumed, type Doubt, type Identities} from './identities.ts';
import {kinshipOf, type Kinship} from './kinship.ts';
import {linksOf, type Link} from './links.ts';
import {nearnessOf, type Nearness} from './nearness.ts';
import {collectSightings, type Sighting} from './sightings.ts';

/** What motifs look at, worked out once a run. */
export type Scene = {
  network: Network;
  config: ClusterConfig;
  homes: Homes;
  identities: Identities;
  kinship: Kinship;
  nearness: Nearness;
  /** What records say of an adult and a child of another family; adults who are likely one stand as one. */
  facts: readonly Fact[];
  /** What the facts come to, adult by adult and family by family. */
  links: readonly Link[];
  /** What records say of relatives who live elsewhere and of a child: no ground for a group, but what unrecorded kin looks like. */
  kinFacts: readonly Fact[];
  /** Who was taken for one person for that. */
  assumed: readonly Assumed[];
  /** Who was not, and may be; see `if-one.ts`. */
  doubts: readonly Doubt[];
  /** Where children were seen away from home. */
  sightings: readonly Sighting[];
  /** Gravity by notification code. */
  gravityOf: Uint8Array;
  /** The day that recency is counted from: the as-of day, else the last day on which anything was received. */
  today: number;
};

/**
 * Two adults are doubtful down to so many bits below `likelyOneBits`: odds of a name by which the hub knows a few more adults. On
 * eight invented boroughs 17 of the 22 pairs that `if-one.ts` lists are one person; on three of them 1 of the 12 farther down.
 */
const DOUBT_BITS = 2.5;

export function setScene(network: Network, config: ClusterConfig): Scene {
  takeBirths(network);
  const gravityOf = Uint8Array.from(NOTIFICATION_KINDS, (kind) => config.gravity[kind]);
  const homes = homesOf(network, config.householdPersonsMax);
  const identities = identitiesOf(network);
  const kinship = kinshipOf(network, homes, identities, config);
  const sightings = collectSightings(network, homes, gravityOf, config.friendAgeGapYears);
  const {facts, kinFacts} = collectFacts(network, homes, kinship, sightings, gravityOf, config);
  const persons = likelyOne(network, circlesOf(facts), config.likelyOneBits, DOUBT_BITS, identities);
  const nearness = nearnessOf(network, homes, kinship);
  const asOne = asOnePerson(facts, persons.of, kinship);
  return {
    network,
    config,
    homes,
    identities,
    kinship,
    nearness,
    facts: asOne,
    links: linksOf({network, facts: asOne, kinship, nearness, config}),
    kinFacts,
    assumed: persons.assumed,
    doubts: persons.doubts,
    sightings,
    gravityOf,
    today: network.asOf === null ? network.lastReceived : isoToDay(network.asOf),
  };
}

/** Adults linked to other families' children, and of them those whom a notification names with one. */
const circlesOf = (facts: readonly Fact[]): ReadonlySet<number>[] =>
  [facts, facts.filter((fact) => isNamedFact(fact))].map((some) => new Set(some.map(({adult}) => adult)));

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
          .some((one) => kinship.mayBeKin(one, child) || (!accuses && kinship.isRole(one, child))),
    )
    .map((fact) => {
      const adult = personOf(fact.adult);
      return adult === fact.adult ? fact : {...fact, adult};
    })
    .sort(inOrder);
}

export const personId = ({network}: Scene, person: number): string => idAt(network.resolved.persons, person);

/** Name of a family within alerts: the id of its first member with a letter of its own, so it is not read as a person's. */
export const familyId = (scene: Scene, family: number): string => `f${personId(scene, family).slice(1)}`;
