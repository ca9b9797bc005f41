import {dayToIso} from '../base/day.ts';
import {eventsOf, notificationIds, receivedDays, SUSPECT_ROLES, type Event} from './history.ts';
import type {Scene} from './rule.ts';
import {victimsOf, type VictimGroup} from './victims.ts';

/** What a suspect is said to have done as an adult, without what was disputed; and all of it. */
export function harmBy(
  scene: Scene,
  suspect: number,
  gravityMin: number,
  knownBy: number,
): {all: Event[]; stated: Event[]} {
  const all = eventsOf(scene, suspect, {roles: SUSPECT_ROLES, gravityMin, knownBy, adultOnly: true});
  return {all, stated: all.filter((event) => !event.disputed)};
}

/** One step of the sequence from family to family, with its dates and records. */
export function familyRow(scene: Scene, {persons, events}: VictimGroup): Record<string, unknown> {
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
export function victimDays(scene: Scene, suspect: number): number[] {
  const events = eventsOf(scene, suspect, {roles: SUSPECT_ROLES, gravityMin: 0, knownBy: Infinity});
  return receivedDays(scene.network, [
    suspect,
    ...events.flatMap((event) => victimsOf(scene, event, suspect, Infinity)),
  ]);
}
