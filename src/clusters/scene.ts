import {isoToDay} from '../base/day.ts';
import {NOTIFICATION_KINDS} from '../model/notification.ts';
import type {Network} from '../network/network.ts';
import type {ClusterConfig} from './config.ts';
import {collectFacts, type Fact} from './facts.ts';
import {homesOf, type Homes} from './homes.ts';
import {kinshipOf, type Kinship} from './kinship.ts';
import {collectSightings, type Sighting} from './sightings.ts';

/** What motifs look at, worked out once a run. */
export type Scene = {
  network: Network;
  config: ClusterConfig;
  homes: Homes;
  kinship: Kinship;
  /** What records say of an adult and a child of another family. */
  facts: readonly Fact[];
  /** Where children were seen away from home. */
  sightings: readonly Sighting[];
  /** Gravity by notification code. */
  gravityOf: Uint8Array;
  /** The day that recency is counted from: the as-of day, else the last day on which anything was received. */
  today: number;
};

export function setScene(network: Network, config: ClusterConfig): Scene {
  const gravityOf = Uint8Array.from(NOTIFICATION_KINDS, (kind) => config.gravity[kind]);
  const homes = homesOf(network, config.householdPersonsMax);
  const kinship = kinshipOf(network, homes.livingAt, config.kinStepsMax);
  const sightings = collectSightings(network, homes, gravityOf);
  return {
    network,
    config,
    homes,
    kinship,
    facts: collectFacts(network, homes, kinship, sightings, gravityOf, config),
    sightings,
    gravityOf,
    today: network.asOf === null ? network.lastReceived : isoToDay(network.asOf),
  };
}

export const personId = ({network}: Scene, person: number): string => network.resolved.persons[person]!.id;

/** Name of a family within alerts: the id of its first member with a letter of its own, so it is not read as a person's. */
export const familyId = (scene: Scene, family: number): string => `f${personId(scene, family).slice(1)}`;
