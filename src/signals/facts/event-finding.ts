import {personId} from '../../network/network.ts';
import {dayToIso} from '../../base/day.ts';
import type {Term} from '../../model/finding.ts';
import type {Role} from '../../model/notification.ts';
import type {SignalConfig} from '../config.ts';
import {countEvents, eventRow, notificationIds, notificationsOf, type Event} from './event.ts';
import {personsWith} from './involved.ts';
import type {Finding, PlainRule, Scene} from '../rule.ts';
import {total} from '../score.ts';

/**
 * What a rule says of one person at a time, who stands in one of these roles in so many incidents at least: asked anew whenever a
 * record of theirs comes in.
 */
export const aboutEach = (
  roles: readonly Role[],
  incidentsMin: (config: SignalConfig) => number = () => 1,
): Pick<PlainRule, 'pooled' | 'subjects' | 'key'> => ({
  pooled: false,
  subjects: (scene) => personsWith(scene, roles, incidentsMin(scene.config)).map((person) => [person]),
  key: (scene, [person]) => [personId(scene.network, person!)],
});

type Told = {
  persons: string[];
  text: string;
  terms: Term[];
  /** That of the last incident unless given. */
  lastDay?: number;
  /** Records cited beside those of the incidents. */
  alsoCited?: readonly string[];
  /** What the rule shows beside the counts and the list of incidents. */
  facts?: Record<string, unknown>;
};

/** A flag that rests on incidents, in order of time: counted, cited and listed in the same way by every rule. */
export function eventFinding(
  scene: Scene,
  events: readonly Event[],
  {persons, text, terms, lastDay = events.at(-1)!.day, alsoCited = [], facts = {}}: Told,
): Finding {
  return {
    persons,
    text,
    lastEvent: dayToIso(lastDay),
    records: notificationsOf(events).length,
    incidents: events.length,
    score: total(terms),
    terms,
    evidence: [...notificationIds(scene, events), ...alsoCited],
    facts: {...countEvents(events), ...facts, events: events.map((event) => eventRow(scene, event))},
  };
}
