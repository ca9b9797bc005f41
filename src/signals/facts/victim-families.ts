import {DAY_MIN, dayToIso} from '../../base/day.ts';
import {NOTIFICATION_KINDS, type NotificationKind} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {kindMask} from '../../network/around/kin.ts';
import {personId, otherEnd} from '../../network/network.ts';
import {shareHome, spellsOf} from '../../network/spells.ts';
import {eventsOf} from './history.ts';
import {notificationIds, type Event} from './event.ts';
import {SUSPECT_ROLES} from './involved.ts';
import type {Scene} from '../rule.ts';
import type {VictimGroup} from './victims.ts';

/** What a suspect is said to have done as an adult (of some kinds, where given), without what was disputed; and all of it. */
export function harmBy(
  scene: Scene,
  suspect: number,
  gravityMin: number,
  knownBy: number,
  kinds: readonly NotificationKind[] = NOTIFICATION_KINDS,
): {all: readonly Event[]; stated: readonly Event[]} {
  const all = eventsOf(scene, suspect, {roles: SUSPECT_ROLES, gravityMin, knownBy, adultOnly: true}).filter((event) =>
    event.kinds.some((kind) => kinds.includes(kind)),
  );
  return {all, stated: all.filter((event) => !event.disputed)};
}

/** One step of the sequence from family to family, with its dates and records. */
export function familyRow(scene: Scene, {persons, events}: VictimGroup): Record<string, unknown> {
  return {
    from: dayToIso(events[0]!.day),
    to: dayToIso(events.at(-1)!.day),
    victims: persons.map((victim) => personId(scene.network, victim)),
    agencies: [...new Set(events.flatMap((event) => event.agencies))].sort(),
    records: notificationIds(scene, events),
    incidents: events.length,
  };
}

/** Ties of a couple, a parent or a carer. That two are of one household takes a home on record: who lodged, or visits, is often called so. */
const INTIMATE = kindMask(['partner', 'ex-partner', 'step-parent', 'parent', 'carer']);

/** True where some of the harm to the group was domestic abuse by its kind, or was done by one of the couple, home or parents. */
export function isAtHome(scene: Scene, group: VictimGroup, suspect: number, knownBy: number): boolean {
  const {kinds} = scene.config.serialPerpetrator;
  return group.events.some(
    (event) =>
      event.kinds.some((kind) => kinds.includes(kind)) ||
      isTied(scene, event, group.persons, suspect, knownBy) ||
      livedTogether(scene, event, group.persons, suspect, knownBy),
  );
}

/** A tie that began by the day of the harm; without a start, one that was on record by the time the harm was. */
function isTied({network}: Scene, event: Event, persons: readonly number[], suspect: number, knownBy: number): boolean {
  const {ties, notifications} = network;
  const recorded = Math.max(...event.notifications.map((notification) => notifications.received[notification]!));
  return rowItems(network.tiesOf, suspect).some((tie) => {
    if (INTIMATE[ties.kind[tie]!] === 0 || ties.received[tie]! > knownBy) return false;
    if (!persons.includes(otherEnd(network, tie, suspect))) return false;
    return ties.start[tie] === DAY_MIN ? ties.received[tie]! <= recorded : ties.start[tie]! <= event.day;
  });
}

/** A home that both had by the day of the harm: whoever lodges with a family years later did not harm it at home. */
function livedTogether(
  {network}: Scene,
  event: Event,
  persons: readonly number[],
  suspect: number,
  knownBy: number,
): boolean {
  const own = spellsOf(network, suspect, knownBy).filter((spell) => spell.from <= event.day);
  return persons.some((victim) =>
    spellsOf(network, victim, knownBy).some(
      (spell) => spell.from <= event.day && own.some((other) => shareHome(network, spell, other)),
    ),
  );
}
