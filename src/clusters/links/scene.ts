import {idAt} from '../../base/find-by-id.ts';
import type {Network} from '../../network/network.ts';
import type {ClusterConfig} from '../config.ts';
import {type Homes} from './homes.ts';
import {type Doubt} from '../alerts/identities.ts';
import {type Kinship} from '../kinship/kinship.ts';
import {type Nearness} from '../groups/nearness.ts';
import {type Sighting} from './sightings.ts';
import type {Fact} from './fact.ts';
import type {Assumed} from '../alerts/assumed.ts';
import type {Identities} from '../../network/may-be-one.ts';
import type {Link} from './link.ts';

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

export const personId = ({network}: Scene, person: number): string => idAt(network.resolved.persons, person);

/** Name of a family within alerts: the id of its first member with a letter of its own, so it is not read as a person's. */
export const familyId = (scene: Scene, family: number): string => `f${personId(scene, family).slice(1)}`;
