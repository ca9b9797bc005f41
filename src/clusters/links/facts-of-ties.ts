import {NOTIFICATION_KINDS, TIE_KINDS, type TieKind} from '../../model/notification.ts';
import {originOf, tieId, type Network} from '../../network/network.ts';
import type {ClusterConfig} from '../config.ts';
import {ATTENDANCE, isMalicious} from './facts-of-notifications.ts';
import {PLAIN_GRAVITY} from './facts-of-homes.ts';
import {EDUCATION} from './school-list.ts';
import type {Add, FactKind} from './fact.ts';

const KIND_OF_TIE: Partial<Record<TieKind, FactKind>> = {
  associate: 'friend',
  household: 'lodger',
  'emergency-contact': 'emergency-contact',
};

/** Whom a register or a report ties to a child as a friend, a lodger or a contact. */
export function addTies(network: Network, gravityOf: Uint8Array, {escortKinds}: ClusterConfig, add: Add): void {
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
