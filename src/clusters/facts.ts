import {DAY_MAX} from '../base/day.ts';
import {
  ALLEGATION_STATUSES,
  NOTIFICATION_KINDS,
  ROLES,
  TIE_KINDS,
  type NotificationKind,
  type Role,
  type TieKind,
} from '../model/notification.ts';
import {rowItems} from '../network/incidence.ts';
import {birthOf, isAdultOn, isChildOn} from '../network/life-stage.ts';
import {
  BIRTH_KINDS,
  mentionId,
  notificationId,
  originOf,
  originOfStay,
  stayId,
  tieId,
  type Network,
} from '../network/network.ts';
import type {Spell} from '../network/spells.ts';
import type {ClusterConfig, FactKind} from './config.ts';
import type {Homes} from './homes.ts';
import type {Kinship} from './kinship.ts';
import type {Sighting} from './sightings.ts';
import {sharedThings} from './thing-users.ts';

/** One thing that a record says of an adult and a child, neither of whom is known as the other's family. */
export type Fact = {
  adult: number;
  /** The person of the records; another than `adult` where two are taken for one. */
  guise: number;
  child: number;
  kind: FactKind;
  day: number;
  /** When all records of the fact had been received. */
  received: number;
  gravity: number;
  /** True where the adult is suspect in a notification that accuses somebody. */
  accuses: boolean;
  /** Incident index, or -1 where no notification speaks of it: two facts of one incident are one. */
  incident: number;
  agency: string;
  area: string;
  /** Ids of the records, sorted. */
  records: readonly string[];
};

/** What tells whether a fact counts; facts other than involvements accuse nobody. */
type Meeting = Pick<Fact, 'adult' | 'child' | 'day' | 'incident'> & {accuses?: boolean};
/** Adds a fact where it counts, which few do: the rest of it is then asked for. */
type Add = (meeting: Meeting, rest: () => Omit<Fact, 'guise' | keyof Meeting>) => void;

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
  const add: Add = ({accuses = false, ...meeting}, rest) => {
    if (!isOutsider(network, kinship, meeting, accuses)) return;
    const areKin = kinship.mayBeKin(meeting.adult, meeting.child);
    if (areKin && meeting.incident < 0) return;
    if (isNameOnly(network, homes, kinship, meeting.child)) return;
    const fact = (): Fact => ({...meeting, accuses, guise: meeting.adult, ...rest()});
    if (!areKin) facts.push(fact());
    else if (!homes.haveLivedAtOne(meeting.child, meeting.adult)) kinFacts.push(fact());
  };
  addInvolvements(network, gravityOf, new Set(config.accusations), add);
  addTies(network, add);
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
 * An adult and a child on the day, of two sibling groups, whom neither work nor care nor letting joins. Where an age is not known, a report says
 * who is the child; a register of homes does not.
 */
function isOutsider(
  network: Network,
  kinship: Kinship,
  {adult, child, day, incident}: Meeting,
  accuses: boolean,
): boolean {
  if (adult === child || kinship.familyOf[adult] === kinship.familyOf[child]) return false;
  const older = birthOf(network, adult, DAY_MAX);
  const younger = birthOf(network, child, DAY_MAX);
  if (isChildOn(older, day) || isAdultOn(younger, day)) return false;
  if (incident < 0 && !(isChildOn(younger, day) && isAdultOn(older, day))) return false;
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
    rowItems(mentionsOf, child).length === 1 &&
    persons.birthKind[child]! >= BIRTH_KINDS.indexOf('stage') &&
    homes.of(child).length === 0 &&
    kinship.membersOf(kinship.familyOf[child]!).length === 1 &&
    kinship.kinOf(child).size === 1
  );
}

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
  accusations: ReadonlySet<NotificationKind>,
  add: Add,
): void {
  const {involvements, notifications, involvementsIn} = network;
  for (let part = 0; part < involvements.length; part++) {
    const at = involvements.notification[part]!;
    const gravity = gravityOf[notifications.kind[at]!]!;
    const kind = kindOfRole(ROLES[involvements.role[part]!]!, gravity);
    if (kind === undefined || isMalicious(network, at)) continue;
    for (const other of rowItems(involvementsIn, at)) {
      const role = ROLES[involvements.role[other]!]!;
      if (role !== 'subject' && (role !== 'victim' || isAdultVictim(network, other))) continue;
      add(
        {
          adult: involvements.person[part]!,
          child: involvements.person[other]!,
          day: notifications.event[at]!,
          accuses: kind === 'suspect' && accusations.has(NOTIFICATION_KINDS[notifications.kind[at]!]!),
          incident: notifications.incident[at]!,
        },
        () => ({
          kind,
          received: Math.max(involvements.received[part]!, involvements.received[other]!),
          gravity,
          ...originOf(network, notifications, at),
          records: [notificationId(network, at)],
        }),
      );
    }
  }
}

/**
 * "Found with" says that a child was where it should not be, and this adult there. Where nothing of the kind is told of, as of a child who
 * was collected late, the adult was only seen with it.
 */
function kindOfRole(role: Role, gravity: number): FactKind | undefined {
  return role === 'found-with' && gravity < FOUND_GRAVITY ? 'other' : KIND_OF_ROLE[role];
}

const FOUND_GRAVITY = 3;

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

const KIND_OF_TIE: Partial<Record<TieKind, FactKind>> = {
  associate: 'friend',
  household: 'lodger',
  'emergency-contact': 'emergency-contact',
};

function addTies(network: Network, add: Add): void {
  const {ties, columns, notifications} = network;
  for (let tie = 0; tie < ties.length; tie++) {
    const record = ties.record[tie]!;
    const origin = originOf(network, columns.ties, record);
    const told = columns.ties.told[record]!;
    // Whoever a school may ring is an emergency contact, whatever the school calls them.
    const kind = origin.agency === 'education' ? 'emergency-contact' : KIND_OF_TIE[TIE_KINDS[ties.kind[tie]!]!];
    if (kind === undefined || (told >= 0 && isMalicious(network, told))) continue;
    const when = {day: ties.event[tie]!, incident: told < 0 ? -1 : notifications.incident[told]!};
    const rest = () => ({
      kind,
      received: ties.received[tie]!,
      gravity: TIE_GRAVITY,
      ...origin,
      records: [tieId(network, tie)],
    });
    add({adult: ties.from[tie]!, child: ties.to[tie]!, ...when}, rest);
    add({adult: ties.to[tie]!, child: ties.from[tie]!, ...when}, rest);
  }
}

/** That two know each other states no harm, in a register or in a report of a day's absence; it counts in full for what it is. */
const TIE_GRAVITY = 3;

/** Adults who lived where a child of another family was seen, unless it was there with a friend who lives there. */
function addHosts(network: Network, homes: Homes, sightings: readonly Sighting[], add: Add): void {
  for (const sighting of sightings) {
    if (sighting.withFriend) continue;
    for (const spell of homes.at(sighting.dwelling)) {
      if (spell.from > sighting.day || spell.to < sighting.day) continue;
      add({adult: spell.person, child: sighting.child, day: sighting.day, incident: sighting.incident}, () => ({
        kind: sighting.atFriends ? 'at-friends-home' : sighting.gravity >= 2 ? 'found-at-home' : 'visited',
        received: Math.max(sighting.received, knownFrom(network, spell)),
        gravity: sighting.gravity,
        agency: sighting.agency,
        area: sighting.area,
        records: [sighting.record, earliestStay(network, spell)].sort(),
      }));
    }
  }
}

/** People of two families in one home at one time. */
function addLodgings(network: Network, homes: Homes, add: Add): void {
  for (const dwelling of homes.shared) {
    const spells = homes.at(dwelling);
    for (const host of spells) {
      const birth = birthOf(network, host.person, DAY_MAX);
      // Who is no child at the beginning is none later.
      if (!isChildOn(birth, host.from)) continue;
      for (const guest of spells) {
        const from = Math.max(host.from, guest.from);
        if (host.person === guest.person || from > Math.min(host.to, guest.to) || !isChildOn(birth, from)) continue;
        add({adult: guest.person, child: host.person, day: from, incident: -1}, () => {
          const [first, second] = [earliest(network, host), earliest(network, guest)];
          return {
            kind: 'co-residence',
            received: Math.max(network.stays.received[first]!, network.stays.received[second]!),
            gravity: TIE_GRAVITY,
            ...originOfStay(network, guest.stays[0]!),
            records: [stayId(network, first), stayId(network, second)].sort(),
          };
        });
      }
    }
  }
}

const earliest = (network: Network, spell: Spell): number =>
  spell.stays.reduce((best, stay) => (network.stays.received[stay]! < network.stays.received[best]! ? stay : best));
export const earliestStay = (network: Network, spell: Spell): string => stayId(network, earliest(network, spell));
export const knownFrom = (network: Network, spell: Spell): number => network.stays.received[earliest(network, spell)]!;

/** One telephone or vehicle on records of an adult and of a child of another family. */
function addSharedThings(network: Network, personsMax: number, add: Add): void {
  for (const {kind, uses} of sharedThings(network, personsMax)) {
    for (const left of uses) {
      for (const right of uses) {
        if (left.person === right.person) continue;
        const day = Math.max(network.mentions.asAt[left.mention]!, network.mentions.asAt[right.mention]!);
        add({adult: left.person, child: right.person, day, incident: -1}, () => ({
          kind,
          received: Math.max(network.mentions.received[left.mention]!, network.mentions.received[right.mention]!),
          gravity: TIE_GRAVITY,
          ...originOf(network, network.mentions, left.mention),
          records: [left, right].map(({mention}) => mentionId(network, mention)).sort(),
        }));
      }
    }
  }
}
