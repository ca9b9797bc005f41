import {dayToIso} from '../base/day.ts';
import {
  countEvents,
  eventsOf,
  notificationIds,
  notificationsOf,
  personsWith,
  receivedDays,
  SUSPECT_ROLES,
  type Event,
} from './history.ts';
import type {PlainRule, Scene} from './rule.ts';
import {recencyFrequencyGravity, term, total} from './score.ts';
import {victimGroups, victimsOf, type VictimGroup} from './victims.ts';

/**
 * An adult suspect whose victims belong to two or more families that nothing recorded joins except the suspect, with the
 * order in which the families were reached.
 */
export const serialPerpetrator: PlainRule = {
  id: 'serial-perpetrator',
  version: '1',
  inForce: '2023-01-01',
  summary: 'An adult was suspect in harm to two or more victims who are not connected to one another',
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
    const {victimsMin, gravityMin} = scene.config.serialPerpetrator;
    const events = eventsOf(scene, person!, {roles: SUSPECT_ROLES, gravityMin, knownBy, adultOnly: true});
    if (events.length < victimsMin) return null;
    const stated = events.filter((event) => !event.disputed);
    const groups = victimGroups(scene, stated, person!, knownBy);
    if (groups.length < victimsMin) return null;
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
      records: notificationsOf(events).length,
      incidents: events.length,
      score: total(terms),
      terms,
      evidence: notificationIds(scene, events),
      facts: {...countEvents(events), sequence: groups.map((group) => groupRow(scene, group))},
    };
  },
};

function groupRow(scene: Scene, {persons, events}: VictimGroup): Record<string, unknown> {
  return {
    from: dayToIso(events[0]!.day),
    to: dayToIso(events.at(-1)!.day),
    victims: persons.map((victim) => scene.network.resolved.persons[victim]!.id),
    agencies: [...new Set(events.flatMap((event) => event.agencies))].sort(),
    records: notificationIds(scene, events),
    incidents: events.length,
  };
}

/** The suspect's days and the victims': a tie between two victims can take the finding back. */
function victimDays(scene: Scene, suspect: number): number[] {
  const everything = {roles: SUSPECT_ROLES, gravityMin: 0, knownBy: Infinity};
  const events: Event[] = eventsOf(scene, suspect, everything);
  return receivedDays(scene.network, [
    suspect,
    ...events.flatMap((event) => victimsOf(scene, event, suspect, Infinity)),
  ]);
}
