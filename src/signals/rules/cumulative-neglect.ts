import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import {outcomesOf} from '../facts/outcomes.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {stackRule} from '../facts/stack-rule.ts';
import {outcomeBits} from '../../network/columns/columns.ts';

/**
 * Cumulative low-level neglect: signs of neglect, each mild, from several agencies over a year or longer, none of which led
 * to help or protection. No single one crosses a threshold; the chronology does.
 */
export const cumulativeNeglect: PlainRule = {
  id: 'cumulative-neglect',
  version: '2',
  inForce: '2026-01-01',
  summary:
    'Mild signs of neglect of a child from two or more agencies over a year or longer led to no help or protection',
  reads: [...EVENT_FIELDS, 'notification.outcomes', 'mention.birth', 'mention.lifeStage'],
  ...stackRule(
    (config) => config.cumulativeNeglect,
    (scene, person, knownBy) => {
      const {kinds} = scene.config.cumulativeNeglect;
      const birth = birthOf(scene.network, person, knownBy);
      return eventsOf(scene, person, {roles: VICTIM_ROLES, gravityMin: 1, knownBy}).filter(
        (event) =>
          !event.disputed &&
          event.kinds.every((kind) => kinds.includes(kind)) &&
          isChildOn(birth, event.day) &&
          !wasHelped(scene, event),
      );
    },
    ({events, id, agencies, days}) =>
      `${events} mild signs of neglect of child ${id} from ${agencies} agencies over ${days} days led to no help or protection`,
  ),
};

/** Outcomes by which somebody began to do something. */
const HELP = outcomeBits([
  'early-help',
  'assessment',
  'strategy-discussion',
  'child-protection-plan',
  'care-proceedings',
]);

const wasHelped = (scene: Scene, {notifications}: Event): boolean =>
  notifications.some((index) => (outcomesOf(scene, index) & HELP) !== 0);
