import {dayToIso} from '../base/day.ts';
import {countEvents, notificationIds, notificationsOf, personsWith, SUSPECT_ROLES} from './history.ts';
import {harmOf} from './harm.ts';
import type {PlainRule} from './rule.ts';
import {recencyFrequencyGravity, term, total} from './score.ts';
import {familyRow, harmBy, isAtHome, victimDays} from './victim-families.ts';
import {victimGroups} from './victims.ts';

/**
 * An adult suspect in domestic abuse or violence at home against victims of two or more families that nothing recorded joins
 * except the suspect (the ACPO definition of 2009, which MATAC ranks by), with the order in which the families were
 * reached. Harm by somebody from outside the home is `harm-across-families`.
 */
export const serialPerpetrator: PlainRule = {
  id: 'serial-perpetrator',
  version: '3',
  inForce: '2026-01-01',
  summary:
    'An adult was suspect in domestic abuse or violence at home against victims of two or more families not connected to one another',
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
    const {victimsMin, kinds, violence} = scene.config.serialPerpetrator;
    const {all, stated} = harmBy(scene, person!, 0, knownBy, [...kinds, ...violence]);
    if (stated.length < victimsMin) return null;
    const groups = victimGroups(scene, stated, person!, knownBy).filter((group) =>
      isAtHome(scene, group, person!, knownBy),
    );
    if (groups.length < victimsMin) return null;
    const {id} = scene.network.resolved.persons[person!]!;
    const counted = all.filter(
      (event) => event.disputed || groups.some(({events}) => events.some(({incident}) => incident === event.incident)),
    );
    const events = counted.filter((event) => !event.disputed);
    const terms = [
      ...recencyFrequencyGravity(scene, events),
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
      text: `Person ${id} was suspect in domestic abuse or violence at home against ${groups.length} families not connected to one another`,
      lastEvent: dayToIso(events.at(-1)!.day),
      records: notificationsOf(counted).length,
      incidents: counted.length,
      score: total(terms),
      terms,
      evidence: notificationIds(scene, counted),
      facts: {
        ...countEvents(counted),
        harm: harmOf(scene.config, events),
        sequence: groups.map((group) => familyRow(scene, group)),
      },
    };
  },
};
