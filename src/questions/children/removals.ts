import {NOTIFICATION_KINDS, ROLES, TIE_KINDS} from '../../model/notification.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {rowItems} from '../../network/incidence.ts';
import {stayId} from '../../network/network.ts';
import type {Inquiry} from '../inquiry.ts';

/** Records that say a child was taken from home: entry into care, a placement, a foster or adoptive carer. Sorted ids. */
export function removalsOf({network, records}: Inquiry, child: number): string[] {
  const {ties, involvements, notifications, stays} = network;
  const ids = new Set<string>();
  for (const part of rowItems(network.involvementsOf, child)) {
    const at = involvements.notification[part]!;
    const isEntry = NOTIFICATION_KINDS[notifications.kind[at]!] === 'care-entry';
    if (isEntry && ROLES[involvements.role[part]!] === 'subject') ids.add(records.notifications[at]!.id);
  }
  for (const tie of rowItems(network.tiesOf, child)) {
    const kind = TIE_KINDS[ties.kind[tie]!]!;
    const isCarer = kind === 'foster-carer' || kind === 'adoptive-parent';
    if (isCarer && ties.to[tie] === child) ids.add(records.ties[ties.record[tie]!]!.id);
  }
  for (const stay of rowItems(network.staysOf, child)) {
    if (STAY_KINDS[stays.kind[stay]!] === 'placement') ids.add(stayId(network, stay));
  }
  return [...ids].sort();
}
