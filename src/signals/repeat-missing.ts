import {dayToIso} from '../base/day.ts';
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
} from './history.ts';
import type {PlainRule} from './rule.ts';
import {recencyFrequencyGravity, term, total} from './score.ts';
import {closestRun} from './windows.ts';

/** A child missing again and again within a quarter of a year. */
export const repeatMissing: PlainRule = {
  id: 'repeat-missing',
  version: '1',
  inForce: '2023-01-01',
  summary: 'A child was missing three or more times within ninety days',
  reads: ['involvement.role', 'notification.kind', 'notification.eventAt', 'mention.birth', 'mention.lifeStage'],
  pooled: false,
  subjects: (scene) => personsWith(scene, VICTIM_ROLES).map((person) => [person]),
  days: (scene, [person]) => receivedDays(scene.network, [person!]),
  key: (scene, [person]) => [scene.network.resolved.persons[person!]!.id],
  find: (scene, [person], knownBy) => {
    const {episodesMin, windowDays} = scene.config.repeatMissing;
    const birth = birthOf(scene.network, person!, knownBy);
    const all = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 0, knownBy});
    const episodes = all.filter((event) => event.kinds.includes('missing') && isChildOn(birth, event.day));
    const peak = closestRun(episodes, windowDays);
    if (peak.length < episodesMin) return null;
    const {id} = scene.network.resolved.persons[person!]!;
    const terms = [
      ...recencyFrequencyGravity(scene, episodes),
      term(
        'closeness',
        Math.min(10, peak.length),
        `${peak.length} episodes within ${windowDays} days, at most 10 counted`,
      ),
    ];
    return {
      persons: [id],
      text: `Child ${id} was missing ${peak.length} times within ${windowDays} days, ${episodes.length} times in all`,
      lastEvent: dayToIso(episodes.at(-1)!.day),
      records: notificationsOf(episodes).length,
      incidents: episodes.length,
      score: total(terms),
      terms,
      evidence: notificationIds(scene, episodes),
      facts: {...countEvents(episodes), events: episodes.map((event) => eventRow(scene, event))},
    };
  },
};
