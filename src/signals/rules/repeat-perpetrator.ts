import {personId} from '../../network/network.ts';
import {dayToIso} from '../../base/day.ts';
import {eventsOf} from '../facts/history.ts';
import {SUSPECT_ROLES} from '../facts/involved.ts';
import {harmOf} from '../harm/harm.ts';
import type {PlainRule} from '../rule.ts';
import {recencyFrequencyGravity, term} from '../score.ts';
import {victimsOf} from '../facts/victims.ts';
import {aboutEach, eventFinding} from '../facts/event-finding.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {closestRun, windowCounts} from '../facts/windows.ts';

/** An adult recorded as suspect in several distinct incidents within a year. Disputed allegations are shown and do not count. */
export const repeatPerpetrator: PlainRule = {
  id: 'repeat-perpetrator',
  version: '2',
  inForce: '2023-01-01',
  summary: 'An adult was suspect in three or more distinct incidents of harm within twelve months',
  reads: [...EVENT_FIELDS, 'mention.birth', 'mention.lifeStage'],
  ...aboutEach(SUSPECT_ROLES, ({repeatPerpetrator: {incidentsMin}}) => incidentsMin),
  find: (scene, [person], knownBy) => {
    const {incidentsMin, windowDays, gravityMin} = scene.config.repeatPerpetrator;
    const events = eventsOf(scene, person!, {roles: SUSPECT_ROLES, gravityMin, knownBy, adultOnly: true});
    const stated = events.filter((event) => !event.disputed);
    const peak = closestRun(stated, windowDays);
    if (peak.length < incidentsMin) return null;
    const id = personId(scene.network, person!);
    const victims = new Set(stated.flatMap((event) => victimsOf(scene, event, person!, knownBy)));
    const terms = [
      ...recencyFrequencyGravity(scene, stated),
      term('victimisation', Math.min(10, 2 * victims.size), `${victims.size} victims, two points each, at most 10`),
    ];
    return eventFinding(scene, events, {
      persons: [id],
      text: `Person ${id} was suspect in ${peak.length} incidents within ${windowDays} days, ${stated.length} in all`,
      lastDay: stated.at(-1)!.day,
      terms,
      facts: {
        harm: harmOf(scene.config, stated),
        windows: windowCounts(events, scene.today),
        peak: {from: dayToIso(peak[0]!.day), to: dayToIso(peak.at(-1)!.day), incidents: peak.length},
        victims: [...victims].map((victim) => personId(scene.network, victim)).sort(),
      },
    });
  },
};
