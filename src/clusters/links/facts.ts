import {rowItems} from '../../network/incidence.ts';
import {isBornToBeAdult, isBornToBeChild} from '../../network/life-stage.ts';
import type {Network} from '../../network/network.ts';
import type {ClusterConfig} from '../config.ts';
import {addHosts, addLodgings, addSharedThings} from './facts-of-homes.ts';
import {addInvolvements} from './facts-of-notifications.ts';
import {addTies} from './facts-of-ties.ts';
import type {Homes} from './homes.ts';
import type {Kinship} from '../kinship/kinship.ts';
import {schoolListOf} from './school-list.ts';
import type {Sighting} from './sightings.ts';
import {sortLodgings, type Lodging, type Sorted} from './lodgings.ts';
import type {Add, Fact} from './fact.ts';
import type {Identities} from '../../network/may-be-one.ts';
import {BIRTH_KINDS} from '../../network/columns/columns.ts';

type Between = 'strangers' | 'kin';

/** What records say of adults and children. */
export type Collected = Omit<Sorted, 'facts'> & {
  /** Facts of strangers, but for those of adults `ofOneFamily`; in order of adult, child, day and record. */
  facts: Fact[];
  /** Facts of relatives who live elsewhere, named with the child; in the same order. */
  kinFacts: Fact[];
};

/** All facts. Cells of family, work, care and letting give no `facts`. */
export function collectFacts(
  network: Network,
  homes: Homes,
  identities: Identities,
  kinship: Kinship,
  sightings: readonly Sighting[],
  gravityOf: Uint8Array,
  config: ClusterConfig,
): Collected {
  const {familyOf} = kinship;
  /** What the two are to each other in a fact of the day; null where it is none. */
  const betweenOf = (adult: number, child: number, day: number, incident: number, accuses: boolean): Between | null => {
    // What leaves out most is asked first, and what takes longest last.
    if (familyOf[adult] === familyOf[child] || !areOfAge(network, adult, child, day, incident)) return null;
    const areKin = kinship.mayBeKin(adult, child);
    if (areKin && (incident < 0 || homes.haveLivedAtOne(child, adult))) return null;
    if (!accuses && hasReason(kinship, adult, child)) return null;
    return isNameOnly(network, homes, kinship, child) ? null : areKin ? 'kin' : 'strangers';
  };
  const kinFacts: Fact[] = [];
  const addTo =
    (facts: Fact[]): Add =>
    (adult, child, day, incident, rest, accuses = false) => {
      const between = betweenOf(adult, child, day, incident, accuses);
      if (between === null) return;
      (between === 'kin' ? kinFacts : facts).push({adult, child, day, incident, accuses, guise: adult, ...rest()});
    };
  const [told, things]: [Fact[], Fact[]] = [[], []];
  const listed = schoolListOf(network, familyOf);
  const isListed = (adult: number, child: number): boolean => listed(adult, familyOf[child]!);
  addInvolvements(network, gravityOf, config, isListed, addTo(told));
  addTies(network, gravityOf, config, addTo(told));
  addHosts(network, homes, sightings, addTo(told));
  const lodgings: Lodging[] = [];
  addLodgings(network, homes, (adult, child, day, incident, rest) => {
    if (betweenOf(adult, child, day, incident, false) === null) return;
    const plain = {adult, child, day, incident, accuses: false, guise: adult};
    lodgings.push({adult, child, fact: () => ({...plain, ...rest()})});
  });
  addSharedThings(network, config.sharedThingPersonsMax, addTo(things));
  const toldOf = new Set([...told, ...things].map(({adult}) => adult));
  const {facts, ...ofOne} = sortLodgings(
    lodgings,
    familyOf,
    (adult) => toldOf.has(adult),
    (adult) => identities.mayBe(adult).length > 0,
  );
  return {
    facts: [...told, ...facts, ...things].sort(inOrder),
    kinFacts: kinFacts.filter(isNamedFact).sort(inOrder),
    ...ofOne,
  };
}

/** True where a notification names the two together, and does not only tell of the home of the one and the sight of the other. */
export const isNamedFact = (fact: Fact): boolean => fact.incident >= 0 && !isOfHome(fact);

/** True where a fact only tells of the home of the one and the sight of the other there. */
export const isOfHome = ({kind}: Fact): boolean =>
  kind === 'found-at-home' || kind === 'visited' || kind === 'at-friends-home';

/** Order of adult, child, day and record. */
export const inOrder = (left: Fact, right: Fact): number =>
  left.adult - right.adult ||
  left.child - right.child ||
  left.day - right.day ||
  (left.records.join() < right.records.join() ? -1 : 1);

/** An adult and a child on the day. Where an age is not known, a report says who is the child; a register of homes does not. */
function areOfAge({persons}: Network, adult: number, child: number, day: number, incident: number): boolean {
  const {birthFrom, birthTo} = persons;
  if (incident < 0) return isBornToBeChild(birthFrom[child]!, day) && isBornToBeAdult(birthTo[adult]!, day);
  return !isBornToBeChild(birthFrom[adult]!, day) && !isBornToBeAdult(birthTo[child]!, day);
}

/**
 * True where work, care or letting joins the two: a foster carer, teacher or landlord has a reason to be there, unless accused of harm:
 * some systems call every adult of a contact its suspect, and a key worker is in the contacts about a child who runs away or harms
 * themselves. A name alone that a relative bears is the relative; whoever is accused is looked at all the same.
 */
const hasReason = (kinship: Kinship, adult: number, child: number): boolean =>
  kinship.isRole(adult, child) || kinship.isNamedLikeKin(adult, child);

/**
 * A child that one record names and nothing else tells of, neither birth date nor home nor kin: whose it is nobody knows, and an adult
 * named beside it is its parent as often as a stranger.
 */
function isNameOnly({mentionsOf, persons}: Network, homes: Homes, kinship: Kinship, child: number): boolean {
  return (
    persons.birthKind[child]! >= FROM_STAGE &&
    rowItems(mentionsOf, child).length === 1 &&
    homes.of(child).length === 0 &&
    kinship.membersOf(kinship.familyOf[child]!).length === 1 &&
    kinship.kinOf(child).size === 1
  );
}

const FROM_STAGE = BIRTH_KINDS.indexOf('stage');
