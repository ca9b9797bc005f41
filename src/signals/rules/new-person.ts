import {idAt} from '../../base/find-by-id.ts';
import {fromOldAgencies} from '../facts/agency-beginnings.ts';
import {ROLES, type Role} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {newcomerRule} from '../facts/newcomer.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import type {PooledRule, Scene} from '../rule.ts';

/** Facet e of escalation: somebody who stands beside the incidents of a person only from some point on, again and again. */
export const newPerson: PooledRule = {
  id: 'new-person-in-series',
  version: '3',
  inForce: '2026-01-01',
  summary: 'Somebody new was named beside a person late in a series of incidents, and again',
  reads: EVENT_FIELDS,
  pool: 'new-person-in-series',
  ...newcomerRule(
    (scene, steps, person, knownBy) =>
      fromOldAgencies(scene, steps).map((list) => new Set(companions(scene, list, person, knownBy))),
    (id) => `Person ${id} was named`,
  ),
};

/** Roles in which being named says that somebody was there or did something; who reports or cares is not new harm. */
const PRESENT: readonly Role[] = ['suspect', 'associate', 'found-with', 'household-member'];

function companions({network}: Scene, notifications: readonly number[], person: number, knownBy: number): string[] {
  const {involvements, involvementsIn, resolved} = network;
  return notifications.flatMap((notification) =>
    [...rowItems(involvementsIn, notification)].flatMap((part) => {
      const who = involvements.person[part]!;
      const counts = who !== person && involvements.received[part]! <= knownBy;
      return counts && PRESENT.includes(ROLES[involvements.role[part]!]!) ? [idAt(resolved.persons, who)] : [];
    }),
  );
}
