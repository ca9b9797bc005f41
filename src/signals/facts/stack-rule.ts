import {personId} from '../../network/network.ts';
import {VICTIM_ROLES} from './involved.ts';
import type {Event} from './event.ts';
import type {SignalConfig} from '../config.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {aboutEach, eventFinding} from './event-finding.ts';
import {recencyFrequencyGravity, term} from '../score.ts';

/** Thresholds of a stack, and the words of its flag. */
type StackWords = (stack: {events: number; id: string; agencies: number; days: number}) => string;
type StackLimits = {incidentsMin: number; agenciesMin: number; spanDaysMin: number};

/**
 * What the rules have in common that look for mild incidents, none of them enough by itself: so many, from so many agencies, over so
 * long. `mild` gives those that count, in order of day.
 */
export function stackRule(
  limits: (config: SignalConfig) => StackLimits,
  mild: (scene: Scene, person: number, knownBy: number) => readonly Event[],
  words: StackWords,
): Pick<PlainRule, 'pooled' | 'subjects' | 'key' | 'find'> {
  return {
    ...aboutEach(VICTIM_ROLES, (config) => limits(config).incidentsMin),
    find: (scene, [person], knownBy) => {
      const {incidentsMin, agenciesMin, spanDaysMin} = limits(scene.config);
      const events = mild(scene, person!, knownBy);
      const agencies = [...new Set(events.flatMap((event) => event.agencies))].sort();
      if (events.length < incidentsMin || agencies.length < agenciesMin) return null;
      const span = events.at(-1)!.day - events[0]!.day;
      if (span < spanDaysMin) return null;
      const id = personId(scene.network, person!);
      const terms = [
        ...recencyFrequencyGravity(scene, events),
        term('agencies', agencies.length - 1, `${agencies.length} agencies, a point for each but the first`),
        term('span', Math.min(5, span / 365), `${span} days from first to last, one point a year, at most 5`),
      ];
      return eventFinding(scene, events, {
        persons: [id],
        text: words({events: events.length, id, agencies: agencies.length, days: span}),
        terms,
        facts: {agencies, spanDays: span},
      });
    },
  };
}
