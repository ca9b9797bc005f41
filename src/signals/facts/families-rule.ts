import {personId} from '../../network/network.ts';
import {dayToIso} from '../../base/day.ts';
import {harmOf} from '../harm/harm.ts';
import type {SignalConfig} from '../config.ts';
import {EVENT_FIELDS, countEvents, notificationIds, notificationsOf, type Event} from './event.ts';
import {personsWith, SUSPECT_ROLES} from './involved.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {recencyFrequencyGravity, term, total} from '../score.ts';
import {familyRow} from './victim-families.ts';
import type {VictimGroup} from './victims.ts';

/** What a rule counts of what a suspect did: the unconnected families, and all events shown, the disputed ones too. */
export type FamiliesHarmed = {groups: VictimGroup[]; events: readonly Event[]};

/**
 * What the rules about a suspect and several families have in common; null of `harmed` is no finding. One incident is one family's, so
 * it takes as many incidents as families.
 */
export function familiesRule(
  familiesMin: (config: SignalConfig) => number,
  harmed: (scene: Scene, suspect: number, knownBy: number) => FamiliesHarmed | null,
  words: (families: number) => string,
): Pick<PlainRule, 'reads' | 'pooled' | 'subjects' | 'key' | 'find'> {
  return {
    reads: [
      ...EVENT_FIELDS,
      'tie.kind',
      'tie.start',
      'stay.address',
      'mention.address',
      'mention.birth',
      'mention.lifeStage',
    ],
    pooled: false,
    subjects: (scene) => personsWith(scene, SUSPECT_ROLES, familiesMin(scene.config)).map((person) => [person]),
    key: (scene, [person]) => [personId(scene.network, person!)],
    find: (scene, [person], knownBy) => {
      const found = harmed(scene, person!, knownBy);
      if (found === null) return null;
      const {groups, events} = found;
      const {persons} = scene.network.resolved;
      const stated = events.filter((event) => !event.disputed);
      const terms = [
        ...recencyFrequencyGravity(scene, stated),
        term(
          'victimisation',
          Math.min(20, 5 * groups.length),
          `${groups.length} unconnected families, five points each, at most 20`,
        ),
      ];
      return {
        persons: [person!, ...groups.flatMap((group) => group.persons)].map((who) => persons[who]!.id),
        text: `Person ${persons[person!]!.id} was suspect in ${words(groups.length)}`,
        lastEvent: dayToIso(stated.at(-1)!.day),
        records: notificationsOf(events).length,
        incidents: events.length,
        score: total(terms),
        terms,
        evidence: notificationIds(scene, events),
        facts: {
          ...countEvents(events),
          harm: harmOf(scene.config, stated),
          sequence: groups.map((group) => familyRow(scene, group)),
        },
      };
    },
  };
}
