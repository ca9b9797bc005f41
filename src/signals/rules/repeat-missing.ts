import {personId} from '../../network/network.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import type {PlainRule} from '../rule.ts';
import {recencyFrequencyGravity, term} from '../score.ts';
import {aboutEach, eventFinding} from '../facts/event-finding.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {closestRun} from '../facts/windows.ts';

/** A child missing again and again within a quarter of a year. */
export const repeatMissing: PlainRule = {
  id: 'repeat-missing',
  version: '1',
  inForce: '2023-01-01',
  summary: 'A child was missing three or more times within ninety days',
  reads: [...EVENT_FIELDS, 'mention.birth', 'mention.lifeStage'],
  ...aboutEach(VICTIM_ROLES, ({repeatMissing: {episodesMin}}) => episodesMin),
  find: (scene, [person], knownBy) => {
    const {episodesMin, windowDays} = scene.config.repeatMissing;
    const birth = birthOf(scene.network, person!, knownBy);
    const all = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 0, knownBy});
    const episodes = all.filter((event) => event.kinds.includes('missing') && isChildOn(birth, event.day));
    const peak = closestRun(episodes, windowDays);
    if (peak.length < episodesMin) return null;
    const id = personId(scene.network, person!);
    const terms = [
      ...recencyFrequencyGravity(scene, episodes),
      term(
        'closeness',
        Math.min(10, peak.length),
        `${peak.length} episodes within ${windowDays} days, at most 10 counted`,
      ),
    ];
    return eventFinding(scene, episodes, {
      persons: [id],
      text: `Child ${id} was missing ${peak.length} times within ${windowDays} days, ${episodes.length} times in all`,
      terms,
    });
  },
};
