import {dayToIso} from '../base/day.ts';
import {countEvents, notificationIds, notificationsOf, personsWith, SUSPECT_ROLES} from './history.ts';
import type {PlainRule} from './rule.ts';
import {recencyFrequencyGravity, term, total} from './score.ts';
import {familyRow, harmBy, isAtHome, victimDays} from './victim-families.ts';
import {victimGroups} from './victims.ts';

/**
 * An adult suspect in harm of any kind to victims of two or more families that nothing recorded joins except the suspect, at
 * least one of them reached from outside the home.
 */
export const harmAcrossFamilies: PlainRule = {
  id: 'harm-across-families',
  version: '2',
  inForce: '2026-01-01',
  summary: 'An adult was suspect in harm to victims of two or more families not connected to one another',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.agency',
    'notification.allegation',
    'tie.kind',
    'stay.address',
    'mention.address',
    'mention.birth',
    'mention.lifeStage',
  ],
  pooled: false,
  subjects: (scene) => personsWith(scene, SUSPECT_ROLES).map((person) => [person]),
  days: (scene, [person]) => victimDays(scene, person!),
  key: (scene, [person]) => [scene.network.resolved.persons[person!]!.id],
  find: (scene, [person], knownBy) => {
    const {familiesMin, gravityMin} = scene.config.harmAcrossFamilies;
    const {all, stated} = harmBy(scene, person!, gravityMin, knownBy);
    if (stated.length < familiesMin) return null;
    const groups = victimGroups(scene, stated, person!, knownBy);
    if (groups.length < familiesMin) return null;
    // Where all of it was at home, `serial-perpetrator` says it already.
    if (groups.every((group) => isAtHome(scene, group, person!, knownBy))) return null;
    const {id} = scene.network.resolved.persons[person!]!;
    const terms = [
      ...recencyFrequencyGravity(scene, stated),
      term(
        'victimisation',
        Math.min(20, 5 * groups.length),
        `${groups.length} unconnected families, five points each, at most 20`,
      ),
    ];
    return {
      persons: [
        id,
        ...groups.flatMap((group) => group.persons).map((victim) => scene.network.resolved.persons[victim]!.id),
      ],
      text: `Person ${id} was suspect in harm to victims of ${groups.length} families not connected to one another`,
      lastEvent: dayToIso(stated.at(-1)!.day),
      records: notificationsOf(all).length,
      incidents: all.length,
      score: total(terms),
      terms,
      evidence: notificationIds(scene, all),
      facts: {...countEvents(all), sequence: groups.map((group) => familyRow(scene, group))},
    };
  },
};
