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
import {notificationId, originOf, tieId, type Network} from '../../network/network.ts';
import type {ClusterConfig, FactKind} from '../config.ts';
import {addHosts, addLodgings, addSharedThings, PLAIN_GRAVITY} from './facts-of-homes.ts';
import type {Homes} from './homes.ts';
import type {Kinship} from '../kinship/kinship.ts';
import type {Sighting} from './sightings.ts';
import type {Add, Fact} from './fact.ts';
import {BIRTH_KINDS} from '../../network/columns.ts';

/** What records say of adults and children: `facts` of strangers, and `kinFacts` of relatives who live elsewhere, named with the child. */
export type Collected = {facts: Fact[]; kinFacts: Fact[]};

/** All facts, in order of adult, child, day and record. Cells of family, work, care and letting give no `facts`. */
export function collectFacts(
  network: Network,
  homes: Homes,
  kinship: Kinship,
  sightings: readonly Sighting[],
  gravityOf: Uint8Array,
  config: ClusterConfig,
): Collected {
  const facts: Fact[] = [];
  const kinFacts: Fact[] = [];
  const add: Add = (adult, child, day, incident, rest, accuses = false) => {
    if (kinship.familyOf[adult] === kinship.familyOf[child]) return;
    if (!isOutsider(network, kinship, adult, child, day, incident, accuses)) return;
    const areKin = kinship.mayBeKin(adult, child);
    if (areKin && incident < 0) return;
    if (isNameOnly(network, homes, kinship, child)) return;
    const fact = (): Fact => ({adult, child, day, incident, accuses, guise: adult, ...rest()});
    if (!areKin) facts.push(fact());
    else if (!homes.haveLivedAtOne(child, adult)) kinFacts.push(fact());
  };
  addInvolvements(network, gravityOf, config, add);
  addTies(network, gravityOf, config, add);
  addHosts(network, homes, sightings, add);
  addLodgings(network, homes, add);
  addSharedThings(network, config.sharedThingPersonsMax, add);
  return {facts: facts.sort(inOrder), kinFacts: kinFacts.filter(isNamedFact).sort(inOrder)};
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

/**
 * An adult and a child on the day, whom neither work nor care nor letting joins. Where an age is not known, a report says who is the
 * child; a register of homes does not.
 */
function isOutsider(
  {persons}: Network,
  kinship: Kinship,
  adult: number,
  child: number,
  day: number,
  incident: number,
  accuses: boolean,
): boolean {
  const {birthFrom, birthTo} = persons;
  if (isBornToBeChild(birthFrom[adult]!, day) || isBornToBeAdult(birthTo[child]!, day)) return false;
  if (incident < 0 && !(isBornToBeChild(birthFrom[child]!, day) && isBornToBeAdult(birthTo[adult]!, day))) return false;
  // A foster carer, teacher or landlord has a reason to be there, unless accused of harm: some systems call every adult of a
  // contact its suspect, and a key worker is in the contacts about a child who runs away or harms themselves. A name alone that a
  // relative bears is the relative; whoever is accused is looked at all the same.
  return accuses || !(kinship.isRole(adult, child) || kinship.isNamedLikeKin(adult, child));
}

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

function addInvolvements(
  network: Network,
  gravityOf: Uint8Array,
  {accusations, foundGravityMin, escortKinds}: ClusterConfig,
  add: Add,
): void {
  const {involvements, notifications, involvementsIn} = network;
  for (let part = 0; part < involvements.length; part++) {
    const at = involvements.notification[part]!;
    const of = NOTIFICATION_KINDS[notifications.kind[at]!]!;
    const said = KIND_OF_ROLE[ROLES[involvements.role[part]!]!];
    // Who brings a hurt child to hospital is whoever was at hand: that it was hurt says nothing of them.
    const gravity = gravityOf[said === 'other' && escortKinds.includes(of) ? ATTENDANCE : notifications.kind[at]!]!;
    const kind = said === 'found-with' && gravity < foundGravityMin ? 'other' : said;
    if (kind === undefined || isMalicious(network, at)) continue;
    for (const other of rowItems(involvementsIn, at)) {
      const role = ROLES[involvements.role[other]!]!;
      if (role !== 'subject' && (role !== 'victim' || isAdultVictim(network, other))) continue;
      add(
        involvements.person[part]!,
        involvements.person[other]!,
        notifications.event[at]!,
        notifications.incident[at]!,
        () => ({
          kind,
          received: Math.max(involvements.received[part]!, involvements.received[other]!),
          gravity,
          ...originOf(network, notifications, at),
          records: [notificationId(network, at)],
        }),
        kind === 'suspect' && accusations.includes(of),
      );
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
