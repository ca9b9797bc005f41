import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import {isClosed} from '../facts/outcomes.ts';
import type {PlainRule} from '../rule.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {stackRule} from '../facts/stack-rule.ts';

/**
 * Cumulative low-level harm: many mild incidents, each closed with no further action, from several agencies over a long
 * time. No single one of them would be acted on.
 */
export const closedStack: PlainRule = {
  id: 'closed-stack',
  version: '2',
  inForce: '2023-01-01',
  summary:
    'Several mild incidents from two or more agencies over half a year or longer were each closed with no further action',
  reads: [...EVENT_FIELDS, 'notification.outcomes'],
  ...stackRule(
    (config) => config.closedStack,
    (scene, person, knownBy) => {
      const {gravityMax} = scene.config.closedStack;
      const all = eventsOf(scene, person, {roles: VICTIM_ROLES, gravityMin: 0, knownBy});
      return all.filter((event) => event.gravity <= gravityMax && isClosed(scene, event));
    },
    ({events, id, days}) =>
      `${events} mild incidents about person ${id} over ${days} days were each closed with no further action`,
  ),
};
