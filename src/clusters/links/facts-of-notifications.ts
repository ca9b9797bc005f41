import {
  ALLEGATION_STATUSES,
  NOTIFICATION_KINDS,
  ROLES,
  type NotificationKind,
  type Role,
} from '../../model/notification.ts';
import {BIRTH_KINDS, maskOf} from '../../network/columns/columns.ts';
import {notificationId, originOf, roleCode, type Network} from '../../network/network.ts';
import type {ClusterConfig} from '../config.ts';
import {EDUCATION} from './school-list.ts';
import {isChildSuspect, leadsSince} from './exploited.ts';
import type {Add, FactKind, Rest} from './fact.ts';

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

/** Whom a notification names in whatever part, and the children it is about. */
export function addInvolvements(
  network: Network,
  gravityOf: Uint8Array,
  {accusations, foundGravityMin, escortKinds, companyKinds, exploitedSuspectKinds, friendAgeGapYears}: ClusterConfig,
  isListed: (person: number, child: number) => boolean,
  add: Add,
): void {
  const {involvements, notifications, involvementsIn} = network;
  const {person, role, received, notification} = involvements;
  const {starts, items} = involvementsIn;
  const [isEscort, isAccusation, isCompany, isExploitation] = [
    escortKinds,
    accusations,
    companyKinds,
    exploitedSuspectKinds,
  ].map((kinds) => maskOf(NOTIFICATION_KINDS, kinds)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  for (let part = 0; part < involvements.length; part++) {
    const said = KIND_OF_ROLE_CODE[role[part]!];
    const at = notification[part]!;
    if (said === undefined || isMalicious(network, at)) continue;
    const of = notifications.kind[at]!;
    // Who brings a hurt child to hospital is whoever was at hand: that it was hurt says nothing of them.
    const gravity = gravityOf[said === 'other' && isEscort[of] === 1 ? ATTENDANCE : of]!;
    const kind = said === 'found-with' && gravity < foundGravityMin ? 'other' : said;
    const accuses = kind === 'suspect' && isAccusation[of] === 1;
    // A school that names whom it has on its list, and accuses them of nothing, says no more than the list does.
    const isOfSchool =
      notifications.agency[at] === EDUCATION && (kind === 'associate' || kind === 'other') && isCompany[of] === 0;
    for (let i = starts[at]!; i < starts[at + 1]!; i++) {
      const other = items[i]!;
      const written = Math.max(received[part]!, received[other]!);
      const isSuspected = !isAbout(network, other);
      if (isSuspected && (isExploitation[of] === 0 || !isChildSuspect(network, other))) continue;
      const since = isSuspected ? leadsSince(network, part, other, friendAgeGapYears) : written;
      if (since === null) continue;
      const rest = (): Rest => ({
        kind: isOfSchool && isListed(person[part]!, person[other]!) ? 'emergency-contact' : kind,
        received: since,
        ...(since > written && {written}),
        gravity,
        ...originOf(network, notifications, at),
        records: [notificationId(network, at)],
      });
      add(person[part]!, person[other]!, notifications.event[at]!, notifications.incident[at]!, rest, accuses);
    }
  }
}

/** Whether a report is about whom it names so: its subject, or its victim. */
function isAbout(network: Network, part: number): boolean {
  const role = network.involvements.role[part]!;
  return role === SUBJECT || (role === VICTIM && !isAdultVictim(network, part));
}

/** What is on record as made up to harm somebody tells of nobody; `benign.ts` says how much of it there is. */
export const isMalicious = ({notifications}: Network, at: number): boolean =>
  notifications.allegation[at] === MALICIOUS;

const MALICIOUS = ALLEGATION_STATUSES.indexOf('malicious');

/**
 * Domestic abuse is between people of 16 or over (Domestic Abuse Act 2021, section 1), and who loses goods or is shouted at in the street is grown up as a
 * rule: whom such a report calls the victim, and of whom no record tells an age, is no child of another family.
 */
function isAdultVictim({involvements, notifications, persons}: Network, part: number): boolean {
  const kind = notifications.kind[involvements.notification[part]!]!;
  return IS_OF_ADULTS[kind] === 1 && persons.birthKind[involvements.person[part]!] === NO_BIRTH;
}

const OF_ADULTS: readonly NotificationKind[] = [
  'domestic-abuse',
  'marac-referral',
  'offence-other',
  'antisocial-behaviour',
];
const IS_OF_ADULTS = maskOf(NOTIFICATION_KINDS, OF_ADULTS);
const NO_BIRTH = BIRTH_KINDS.indexOf('none');

export const ATTENDANCE = NOTIFICATION_KINDS.indexOf('health-attendance');
