import {getOrInsert} from '../../src/base/get-or-insert.ts';
import type {Shown} from './life.ts';

/** A row as truth sees it: the day of its receipt, the incident it tells of, and whom it names with the door it gives each. */
export type ShownRow = {
  received: number;
  incident: number | null;
  slots: readonly {person: number; door: number | null}[];
};

/** What rows show, of those that are neither spoiled nor withdrawn. */
export function shownOf(rows: Iterable<ShownRow>): Shown {
  const named = new Map<number, Map<number, number>>();
  const doors = new Map<number, Map<number, number[]>>();
  const beside = new Map<number, {received: number; persons: Set<number>}[]>();
  for (const {received, incident, slots} of rows) {
    const persons = new Set(slots.map(({person}) => person));
    for (const {person, door} of slots) {
      if (persons.size > 1) entry(beside, person, () => []).push({received, persons});
      if (incident !== null) {
        const there = entry(named, incident, () => new Map<number, number>());
        there.set(person, Math.min(there.get(person) ?? Infinity, received));
      }
      if (door !== null)
        entry(
          entry(doors, person, () => new Map<number, number[]>()),
          door,
          () => [],
        ).push(received);
    }
  }
  for (const ofPerson of doors.values()) for (const days of ofPerson.values()) days.sort((left, right) => left - right);
  return {named, doors, beside};
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  return getOrInsert(map, key, () => make());
}
