import {dayToIso} from '../base/day.ts';
import type {Notification} from '../model/notification.ts';
import {birthOf, isChildOn} from '../network/life-stage.ts';
import {
  countEvents,
  eventRow,
  eventsOf,
  notificationIds,
  notificationsOf,
  personsWith,
  receivedDays,
  VICTIM_ROLES,
  type Event,
} from './history.ts';
import type {PlainRule, Scene} from './rule.ts';
import {recencyFrequencyGravity, term, total} from './score.ts';

/**
 * Cumulative low-level neglect: signs of neglect, each mild, from several agencies over a year or longer, none of which led
 * to help or protection. No single one crosses a threshold; the chronology does.
 */
export const cumulativeNeglect: PlainRule = {
  id: 'cumulative-neglect',
  version: '1',
  inForce: '2026-01-01',
  summary:
    'Mild signs of neglect of a child from two or more agencies over a year or longer led to no help or protection',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.agency',
    'notification.outcomes',
    'notification.allegation',
    'mention.birth',
    'mention.lifeStage',
  ],
  pooled: false,
  subjects: (scene) => personsWith(scene, VICTIM_ROLES).map((person) => [person]),
  days: (scene, [person]) => receivedDays(scene.network, [person!]),
  key: (scene, [person]) => [scene.network.resolved.persons[person!]!.id],
  find: (scene, [person], knownBy) => {
    const {kinds, incidentsMin, agenciesMin, spanDaysMin} = scene.config.cumulativeNeglect;
    const birth = birthOf(scene.network, person!, knownBy);
    const all = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 1, knownBy});
    const signs = all.filter(
      (event) =>
        !event.disputed &&
        event.kinds.every((kind) => kinds.includes(kind)) &&
        isChildOn(birth, event.day) &&
        !wasHelped(scene, event),
    );
    const agencies = [...new Set(signs.flatMap((event) => event.agencies))].sort();
    if (signs.length < incidentsMin || agencies.length < agenciesMin) return null;
    const span = signs.at(-1)!.day - signs[0]!.day;
    if (span < spanDaysMin) return null;
    const {id} = scene.network.resolved.persons[person!]!;
    const terms = [
      ...recencyFrequencyGravity(scene, signs),
      term('agencies', agencies.length - 1, `${agencies.length} agencies, a point for each but the first`),
      term('span', Math.min(5, span / 365), `${span} days from first to last, one point a year, at most 5`),
    ];
    return {
      persons: [id],
      text: `${signs.length} mild signs of neglect of child ${id} from ${agencies.length} agencies over ${span} days led to no help or protection`,
      lastEvent: dayToIso(signs.at(-1)!.day),
      records: notificationsOf(signs).length,
      incidents: signs.length,
      score: total(terms),
      terms,
      evidence: notificationIds(scene, signs),
      facts: {...countEvents(signs), agencies, spanDays: span, events: signs.map((event) => eventRow(scene, event))},
    };
  },
};

/** Outcomes by which somebody began to do something. */
const HELP: readonly Notification['outcomes'][number][] = [
  'early-help',
  'assessment',
  'strategy-discussion',
  'child-protection-plan',
  'care-proceedings',
];

function wasHelped({network}: Scene, event: Event): boolean {
  return event.notifications.some((index) =>
    network.records.notifications[index]!.outcomes.some((outcome) => HELP.includes(outcome)),
  );
}
