import {
  ALLEGATION_STATUSES,
  NOTIFICATION_KINDS,
  ROLES,
  TIE_KINDS,
  type NotificationKind,
  type Role,
  type TieKind,
} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {rowItems} from '../../network/incidence.ts';
import {isBornToBeAdult, isBornToBeChild} from '../../network/life-stage.ts';
import {notificationId, originOf, roleCode, tieId, type Network} from '../../network/network.ts';
import type {ClusterConfig, FactKind} from '../config.ts';
import {addHosts, addLodgings, addSharedThings, PLAIN_GRAVITY} from './facts-of-homes.ts';
import type {Homes} from './homes.ts';
import type {Kinship} from '../kinship/kinship.ts';
import type {Sighting} from './sightings.ts';
import {sortLodgings, type Lodging, type Sorted} from './lodgings.ts';
import type {Add, Fact, Rest} from './fact.ts';
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
  addInvolvements(network, gravityOf, config, addTo(told));
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

const KIND_OF_ROLE: Partial<Record<Role, FactKind>> = {
  suspect: 'suspect',
  'found-with': 'found-with',
  associate: 'associate',
  'household-member': 'household-member',
  // Parents are kin; who is left is a partner who goes from family to family.
  parent: 'household-member',
  witness: 'witness',
  other: 'other',
};

const KIND_OF_ROLE_CODE = ROLES.map((role) => KIND_OF_ROLE[role]);
const [SUBJECT, VICTIM] = [roleCode('subject'), roleCode('victim')];

function addInvolvements(
  network: Network,
  gravityOf: Uint8Array,
  {accusations, foundGravityMin, escortKinds}: ClusterConfig,
  add: Add,
): void {
  const {involvements, notifications, involvementsIn} = network;
  const {person, role, received, notification} = involvements;
  const {starts, items} = involvementsIn;
  for (let part = 0; part < involvements.length; part++) {
    const said = KIND_OF_ROLE_CODE[role[part]!];
    const at = notification[part]!;
    if (said === undefined || isMalicious(network, at)) continue;
    const of = notifications.kind[at]!;
    // Who brings a hurt child to hospital is whoever was at hand: that it was hurt says nothing of them.
    const gravity = gravityOf[said === 'other' && escortKinds.includes(NOTIFICATION_KINDS[of]!) ? ATTENDANCE : of]!;
    const kind = said === 'found-with' && gravity < foundGravityMin ? 'other' : said;
    const accuses = kind === 'suspect' && accusations.includes(NOTIFICATION_KINDS[of]!);
    for (let i = starts[at]!; i < starts[at + 1]!; i++) {
      const other = items[i]!;
      if (role[other] !== SUBJECT && (role[other] !== VICTIM || isAdultVictim(network, other))) continue;
      const rest = (): Rest => ({
        kind,
        received: Math.max(received[part]!, received[other]!),
        gravity,
        ...originOf(network, notifications, at),
        records: [notificationId(network, at)],
      });
      add(person[part]!, person[other]!, notifications.event[at]!, notifications.incident[at]!, rest, accuses);
    }
  }
}

/** What is on record as made up to harm somebody tells of nobody; `benign.ts` says how much of it there is. */
export const isMalicious = ({notifications}: Network, at: number): boolean =>
  notifications.allegation[at] === MALICIOUS;

const MALICIOUS = ALLEGATION_STATUSES.indexOf('malicious');

/**
 * Domestic abuse is between people of 16 or over (Domestic Abuse Act 2021, section 1): whom such a report calls the victim, and of whom no
 * record tells an age, is the parent and no child of another family.
 */
function isAdultVictim({involvements, notifications, persons}: Network, part: number): boolean {
  const kind = NOTIFICATION_KINDS[notifications.kind[involvements.notification[part]!]!]!;
  return BETWEEN_ADULTS.includes(kind) && persons.birthKind[involvements.person[part]!] === NO_BIRTH;
}

const BETWEEN_ADULTS: readonly NotificationKind[] = ['domestic-abuse', 'marac-referral'];
const NO_BIRTH = BIRTH_KINDS.indexOf('none');

const ATTENDANCE = NOTIFICATION_KINDS.indexOf('health-attendance');

const KIND_OF_TIE: Partial<Record<TieKind, FactKind>> = {
  associate: 'friend',
  household: 'lodger',
  'emergency-contact': 'emergency-contact',
};

const EDUCATION = AGENCIES.indexOf('education');

function addTies(network: Network, gravityOf: Uint8Array, {escortKinds}: ClusterConfig, add: Add): void {
  const {ties, columns, notifications} = network;
  for (let tie = 0; tie < ties.length; tie++) {
    const record = ties.record[tie]!;
    const told = columns.ties.told[record]!;
    // Whoever a school may ring is an emergency contact, whatever the school calls them.
    const kind =
      columns.ties.agency[record] === EDUCATION ? 'emergency-contact' : KIND_OF_TIE[TIE_KINDS[ties.kind[tie]!]!];
    if (kind === undefined || (told >= 0 && isMalicious(network, told))) continue;
    const incident = told < 0 ? -1 : notifications.incident[told]!;
    const isOfEscort = told >= 0 && escortKinds.includes(NOTIFICATION_KINDS[notifications.kind[told]!]!);
    const rest = () => ({
      kind,
      received: ties.received[tie]!,
      gravity: isOfEscort ? gravityOf[ATTENDANCE]! : PLAIN_GRAVITY,
      ...originOf(network, columns.ties, record),
      records: [tieId(network, tie)],
    });
    add(ties.from[tie]!, ties.to[tie]!, ties.event[tie]!, incident, rest);
    add(ties.to[tie]!, ties.from[tie]!, ties.event[tie]!, incident, rest);
  }
}
