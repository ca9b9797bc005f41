import {ROLES, type Role} from '../model/notification.ts';
import {rowItems} from '../network/incidence.ts';
import type {Event} from './history.ts';
import {newcomerRule} from './newcomer.ts';
import type {PooledRule, Scene} from './rule.ts';

/** Facet e of escalation: somebody who stands beside the incidents of a person only from some point on, again and again. */
export const newPerson: PooledRule = {
  id: 'new-person-in-series',
  version: '1',
  inForce: '2026-01-01',
  summary: 'Somebody new was named beside a person late in a series of incidents, and again',
  reads: ['involvement.role', 'notification.kind', 'notification.eventAt', 'notification.allegation'],
  pool: 'new-person-in-series',
  ...newcomerRule(
    (scene, steps, person, knownBy) =>
      steps.map(({events}) => new Set(events.flatMap((event) => companions(scene, event, person, knownBy)))),
    (id) => `Person ${id} was named`,
  ),
};

/** Roles in which being named says that somebody was there or did something; who reports or cares is not new harm. */
const PRESENT: readonly Role[] = ['suspect', 'associate', 'found-with', 'household-member'];

function companions({network}: Scene, event: Event, person: number, knownBy: number): string[] {
  const {involvements, involvementsIn, resolved} = network;
  return event.notifications.flatMap((notification) =>
    [...rowItems(involvementsIn, notification)].flatMap((part) => {
      const who = involvements.person[part]!;
      const counts = who !== person && involvements.received[part]! <= knownBy;
      return counts && PRESENT.includes(ROLES[involvements.role[part]!]!) ? [resolved.persons[who]!.id] : [];
    }),
  );
}
