import {dayToIso} from '../base/day.ts';
import {rowItems} from '../network/incidence.ts';
import {kindMask} from '../network/kin.ts';
import {otherEnd} from '../network/network.ts';
import {shareHome, spellsOf} from '../network/spells.ts';
import {eventsOf, notificationIds, receivedDays, SUSPECT_ROLES, type Event} from './history.ts';
import type {Scene} from './rule.ts';
import {victimsOf, type VictimGroup} from './victims.ts';

/** What a suspect is said to have done as an adult, without what was disputed; and all of it. */
export function harmBy(
  scene: Scene,
  suspect: number,
  gravityMin: number,
  knownBy: number,
): {all: readonly Event[]; stated: readonly Event[]} {
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

const INTIMATE = kindMask(['partner', 'ex-partner', 'step-parent', 'parent', 'household', 'carer']);

/** Domestic abuse by its kind, or done by somebody whom the records place in the home or the couple. */
export function isAtHome({network, config}: Scene, group: VictimGroup, suspect: number, knownBy: number): boolean {
  const {kinds} = config.serialPerpetrator;
  if (group.events.some((event) => event.kinds.some((kind) => kinds.includes(kind)))) return true;
  const {ties} = network;
  const isTied = rowItems(network.tiesOf, suspect).some(
    (tie) =>
      INTIMATE[ties.kind[tie]!] === 1 &&
      ties.received[tie]! <= knownBy &&
      group.persons.includes(otherEnd(network, tie, suspect)),
  );
  if (isTied) return true;
  const own = spellsOf(network, suspect, knownBy);
  return group.persons.some((victim) =>
    spellsOf(network, victim, knownBy).some((spell) => own.some((other) => shareHome(network, spell, other))),
  );
}
