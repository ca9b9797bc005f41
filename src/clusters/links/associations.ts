import {NOTIFICATION_KINDS, ROLES, TIE_KINDS, type Role} from '../../model/notification.ts';
import {maskOf} from '../../network/columns/columns.ts';
import {rowItems} from '../../network/incidence.ts';
import {isBornToBeAdult, isBornToBeChild} from '../../network/life-stage.ts';
import {mentionId, notificationId, originOf, tieId} from '../../network/network.ts';
import type {Association} from '../groups/candidate.ts';
import {isChildSuspect} from './exploited.ts';
import {isMalicious} from './facts-of-notifications.ts';
import type {Scene} from './scene.ts';
import {heldTogether, sharedThings} from './thing-users.ts';

/** Parts in which two stand beside each other; a witness or whoever called only happened to be there. */
const COMPANY: readonly Role[] = ['suspect', 'associate', 'found-with'];
const OF_COMPANY = maskOf(ROLES, COMPANY);
/** Whom a report is about, or who was harmed. */
const SUBJECTS: readonly Role[] = ['subject', 'victim'];
const IS_SUBJECT = maskOf(ROLES, SUBJECTS);

/**
 * Adults on record with one another: as suspects or associates of one report, in a register as associates, or by one telephone or vehicle. A
 * report that names a child says who was beside the child, which is a link of each adult, and nothing new of the two.
 */
export function associationsOf(scene: Scene): Association[] {
  const {birthFrom} = scene.network.persons;
  // Most who have a telephone in common are of one family: what a record says is read where it counts.
  const counts: Counts = (left, right, day) =>
    !isBornToBeChild(birthFrom[left]!, day) && !isBornToBeChild(birthFrom[right]!, day) && areApart(scene, left, right);
  return [...fromReports(scene, counts), ...fromRegisters(scene, counts), ...fromThings(scene, counts)];
}

/** Whether the two are adults of whom a record of the day may say something new. */
type Counts = (left: number, right: number, day: number) => boolean;

/** True of two who are neither one, nor kin, nor ever of one home, by all that records say. */
export const areApart = ({homes, identities, kinship}: Scene, left: number, right: number): boolean =>
  left !== right &&
  !homes.livedTogether(left, right) &&
  !identities.mayBeOne(left, right) &&
  // Kin by recorded relations among these, and walked for few only.
  !kinship.mayBeKin(left, right);

/**
 * How many records that do not hang on one another say so: reports of one day may be of one event, and what one agency's register has of two, it
 * has again next year.
 */
export const sourcesOf = (associations: readonly Association[]): number =>
  new Set(associations.map(({kind, day, agency}) => (kind === 'named-together' ? day : `${kind} ${agency}`))).size;

function fromReports({network, config}: Scene, counts: Counts): Association[] {
  const {companyMax, coupleKinds} = config.associates;
  const {involvements, involvementsIn, notifications, persons} = network;
  const {person, role, received} = involvements;
  const {starts, items} = involvementsIn;
  const isOfCouples = maskOf(NOTIFICATION_KINDS, coupleKinds);
  const isExploitation = maskOf(NOTIFICATION_KINDS, config.exploitedSuspectKinds);
  const found: Association[] = [];
  for (let at = 0; at < notifications.length; at++) {
    const kind = notifications.kind[at]!;
    if (isOfCouples[kind] === 1) continue;
    const day = notifications.event[at]!;
    let [company, isOfChild] = [0, false];
    for (let i = starts[at]!; i < starts[at + 1]!; i++) {
      const part = items[i]!;
      company += OF_COMPANY[role[part]!]!;
      isOfChild ||= isExploitation[kind] === 1 && isChildSuspect(network, part);
      isOfChild ||= IS_SUBJECT[role[part]!] === 1 && !isBornToBeAdult(persons.birthTo[person[part]!]!, day);
    }
    if (company < 2 || isOfChild || isMalicious(network, at)) continue;
    const parts = [...rowItems(involvementsIn, at)].filter((part) => OF_COMPANY[role[part]!] === 1);
    if (new Set(parts.map((part) => person[part]!)).size > companyMax) continue;
    const records = [notificationId(network, at)];
    const {agency} = originOf(network, notifications, at);
    for (const [first, one] of parts.entries())
      for (const other of parts.slice(first + 1)) {
        if (!counts(person[one]!, person[other]!, day)) continue;
        found.push({
          left: person[one]!,
          right: person[other]!,
          kind: 'named-together',
          day,
          received: Math.max(received[one]!, received[other]!),
          agency,
          records,
        });
      }
  }
  return found;
}

const ASSOCIATE = TIE_KINDS.indexOf('associate');

/** Ties that a report tells of are that report's. */
function fromRegisters({network}: Scene, counts: Counts): Association[] {
  const {ties, columns} = network;
  const found: Association[] = [];
  for (let tie = 0; tie < ties.length; tie++) {
    const record = ties.record[tie]!;
    if (ties.kind[tie] !== ASSOCIATE || columns.ties.told[record]! >= 0) continue;
    if (!counts(ties.from[tie]!, ties.to[tie]!, ties.event[tie]!)) continue;
    found.push({
      left: ties.from[tie]!,
      right: ties.to[tie]!,
      kind: 'associate',
      day: ties.event[tie]!,
      received: ties.received[tie]!,
      agency: originOf(network, columns.ties, record).agency,
      records: [tieId(network, tie)],
    });
  }
  return found;
}

function fromThings({network, config}: Scene, counts: Counts): Association[] {
  const {mentions} = network;
  const found: Association[] = [];
  for (const {kind, uses} of sharedThings(network, config.sharedThingPersonsMax))
    for (const some of heldTogether(uses))
      for (const [at, one] of some.entries())
        for (const other of some.slice(at + 1)) {
          const day = Math.max(one.from, other.from);
          if (!counts(one.person, other.person, day)) continue;
          found.push({
            left: one.person,
            right: other.person,
            kind,
            day,
            received: Math.max(mentions.received[one.mention]!, mentions.received[other.mention]!),
            agency: originOf(network, mentions, one.mention).agency,
            records: [mentionId(network, one.mention), mentionId(network, other.mention)].sort(),
          });
        }
  return found;
}
