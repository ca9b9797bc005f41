import {dayToIso} from '../base/day.ts';
import {
  countEvents,
  eventRow,
  eventsOf,
  notificationIds,
  notificationsOf,
  personsWith,
  receivedDays,
  VICTIM_ROLES,
} from './history.ts';
import type {PlainRule} from './rule.ts';
import {recencyFrequencyGravity, term, total} from './score.ts';

/**
 * Cumulative low-level harm: many mild incidents, each closed with no further action, from several agencies over a long
 * time. No single one of them would be acted on.
 */
export const closedStack: PlainRule = {
  id: 'closed-stack',
  version: '1',
  inForce: '2023-01-01',
  summary:
    'Several mild incidents from two or more agencies over half a year or longer were each closed with no further action',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.agency',
    'notification.outcomes',
    'notification.allegation',
  ],
  pooled: false,
  subjects: (scene) => personsWith(scene, VICTIM_ROLES).map((person) => [person]),
  days: (scene, [person]) => receivedDays(scene.network, [person!]),
  key: (scene, [person]) => [scene.network.resolved.persons[person!]!.id],
  find: (scene, [person], knownBy) => {
    const {incidentsMin, agenciesMin, spanDaysMin, gravityMax} = scene.config.closedStack;
    const all = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 0, knownBy});
    const closed = all.filter((event) => event.closed && event.gravity <= gravityMax);
    const agencies = [...new Set(closed.flatMap((event) => event.agencies))].sort();
    if (closed.length < incidentsMin || agencies.length < agenciesMin) return null;
    const span = closed.at(-1)!.day - closed[0]!.day;
    if (span < spanDaysMin) return null;
    const {id} = scene.network.resolved.persons[person!]!;
    const terms = [
      ...recencyFrequencyGravity(scene, closed),
      term('agencies', agencies.length - 1, `${agencies.length} agencies recorded them`),
      term('span', Math.min(5, span / 365), `${span} days from first to last, one point a year, at most 5`),
    ];
    return {
      persons: [id],
      text: `${closed.length} mild incidents about person ${id} over ${span} days were each closed with no further action`,
      lastEvent: dayToIso(closed.at(-1)!.day),
      records: notificationsOf(closed).length,
      incidents: closed.length,
      score: total(terms),
      terms,
      evidence: notificationIds(scene, closed),
      facts: {...countEvents(closed), agencies, spanDays: span, events: closed.map((event) => eventRow(scene, event))},
    };
  },
};
