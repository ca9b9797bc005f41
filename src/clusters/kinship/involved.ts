import {ROLES, type Role} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {maskOf} from '../../network/columns/columns.ts';
import type {Network} from '../../network/network.ts';

/** Calls `visit` for each person with one of `roles` and each subject of the same notification. */
export function forEachInvolved(
  network: Network,
  roles: readonly Role[],
  visit: (person: number, subject: number, role: Role) => void,
): void {
  const {involvements, involvementsIn} = network;
  const isWanted = maskOf(ROLES, roles);
  const subject = ROLES.indexOf('subject');
  for (let part = 0; part < involvements.length; part++) {
    if (isWanted[involvements.role[part]!] === 0) continue;
    for (const other of rowItems(involvementsIn, involvements.notification[part]!)) {
      if (involvements.role[other] !== subject || involvements.person[other] === involvements.person[part]) continue;
      visit(involvements.person[part]!, involvements.person[other]!, ROLES[involvements.role[part]!]!);
    }
  }
}
