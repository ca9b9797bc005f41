import {once, onceEach} from '../../base/once.ts';
import {listByEnds, listByRow, rowItems, type Incidence} from '../../network/incidence.ts';
import type {Identities} from '../../network/may-be-one.ts';
import type {Network} from '../../network/network.ts';
import type {ClusterConfig} from '../config.ts';
import {nameBesideOf} from '../links/name-beside.ts';
import {withoutPassingPartners} from '../links/passing-partners.ts';
import {kinEdges} from './recorded-kin.ts';
import {areNextOfKin, clans, parentsAmong, within} from './relatives.ts';
import {emergencyPairs, rolePairs, workersByFamily, workersOf} from './roles.ts';
import {siblingGroups, type Households} from './sibling-groups.ts';

/** Recorded family relations as a graph of persons, and what keeps an adult out of a family's cell without being family. */
export type Kinship = {
  /** Sibling group of each person: the smallest person joined through a common parent, as siblings, or by a childhood home. */
  familyOf: Int32Array;
  /** Persons of each sibling group, rising; a group of one is in it too. */
  membersOf(family: number): readonly number[];
  /** Families into which each came as partner or former partner of a parent, or as step-parent, and in which they have no child. */
  partnerIn: ReadonlyMap<number, ReadonlySet<number>>;
  /** Recorded parents of a person, rising. */
  parentsOf(person: number): readonly number[];
  /** Persons within the allowed steps of kin, the person included. */
  kinOf(person: number): ReadonlySet<number>;
  /** Persons within the allowed steps of kin of anybody of a sibling group, these included. */
  kinOfFamily(family: number): ReadonlySet<number>;
  /** The smallest person that any chain of relations, however long, joins to each. */
  clanOf: Int32Array;
  /** All recorded relations, person to person, and those of each person. */
  relations: {from: Int32Array; to: Int32Array; at: Incidence};
  /** True where the two are kin, or where either may be somebody, held apart for want of evidence, who is. */
  mayBeKin(adult: number, child: number): boolean;
  /** True where the adult is a name alone that a relative of the child bears. */
  isNamedLikeKin(adult: number, child: number): boolean;
  /**
   * True where work, care or letting is the recorded relation of the two, or where registers know the adult, or somebody
   * held apart who may be the adult, as at work with children of several families: what others write of them is their work too. An adult
   * who is a name alone is whoever bears it and works with a family of which a child is named beside that adult.
   */
  isRole(adult: number, child: number): boolean;
  /** True where one is only the other's emergency contact. */
  isEmergencyContact(adult: number, child: number): boolean;
};

export function kinshipOf(
  network: Network,
  homes: Households,
  identities: Identities,
  {kinStepsMax, partnerFamiliesMax}: Pick<ClusterConfig, 'kinStepsMax' | 'partnerFamiliesMax'>,
): Kinship {
  const recorded = kinEdges(network);
  const familyOf = siblingGroups(network, recorded, homes);
  const {edges, partnerIn} = withoutPassingPartners(recorded, familyOf, partnerFamiliesMax);
  const adjacency = listByEnds(network.persons.length, edges.from, edges.to, edges.from.length);
  const roles = rolePairs(network);
  const emergency = once(() => emergencyPairs(network));
  const workersIn = workersByFamily(network, familyOf);
  const workers = workersOf(network, familyOf);
  const nameBeside = nameBesideOf(network, familyOf, workersIn);
  const members = listByRow(familyOf.length, familyOf, familyOf.length);
  const kinOf = onceEach((person: number): ReadonlySet<number> => within(person, kinStepsMax, edges, adjacency));
  const clanOf = clans(network.persons.length, edges);
  // Most who are named together are joined by no chain of relations, however long, and then nobody's kin need be walked.
  const areKin = (one: number, other: number): boolean => clanOf[one] === clanOf[other] && kinOf(other).has(one);
  const membersOf = onceEach((family: number): readonly number[] => [...rowItems(members, family)]);
  return {
    familyOf,
    membersOf,
    partnerIn,
    kinOfFamily: onceEach((family) => new Set(membersOf(family).flatMap((person) => [...kinOf(person)]))),
    parentsOf: (person) => parentsAmong(person, edges, adjacency),
    kinOf,
    clanOf,
    relations: {from: edges.from, to: edges.to, at: adjacency},
    mayBeKin: (adult, child) =>
      areNextOfKin(adult, child, edges, adjacency) ||
      areKin(adult, child) ||
      identities.mayBe(adult).some((one) => areKin(one, child)) ||
      identities.mayBe(child).some((one) => areKin(adult, one)),
    isNamedLikeKin: (adult, child) => nameBeside.isAnyOf(adult, () => kinOf(child)),
    isRole: (adult, child) =>
      roles.has(adult, child) ||
      workers.has(adult) ||
      identities.mayBe(adult).some((one) => workers.has(one)) ||
      nameBeside.workersOf(adult).some((one) => workers.has(one) || workersIn.get(familyOf[child]!)?.has(one)),
    isEmergencyContact: (adult, child) => emergency().has(adult, child),
  };
}
