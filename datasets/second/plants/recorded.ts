import {getOrInsert, setAt} from '../../../src/base/get-or-insert.ts';
import {addMonths} from '../../../src/base/day.ts';
import type {Sheet} from '../extracts/sheet.ts';
import type {Harm} from '../people/harm.ts';
import {ageOn, END, homeOn, isAlive, isChildOn, START, type Person} from '../people/model.ts';
import type {Plan} from './plan.ts';

/** Of what came about of itself, only what rows show can be found. */
export type Shown = {
  /** Incident -> everybody whom some row about it names. */
  named: Map<number, Set<Person>>;
  /** Person -> ids of the doors some row gives as theirs. */
  doors: Map<Person, Set<number>>;
  /** Person -> day on which probation wrote of a conviction for violence or a sexual offence. */
  convicted: Map<Person, number>;
};

export function shownBy(sheets: readonly Sheet[]): Shown {
  const shown: Shown = {named: new Map(), doors: new Map(), convicted: new Map()};
  for (const {feed, rows} of sheets) {
    for (const {incident, slots, cells, received} of rows) {
      for (const {person, door, slot} of slots) {
        if (typeof incident === 'number') into(shown.named, incident).add(person);
        if (door !== null) into(shown.doors, person).add(door.dwelling.id);
        const grave = feed === 'probation-cases' && slot === 'case' && cells['OFFENCE_GROUP'] !== 'OTH';
        if (grave && !shown.convicted.has(person)) shown.convicted.set(person, received);
      }
    }
  }
  return shown;
}

function into<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  return setAt(map, key);
}

/** Whoever is accused of harm at home by partners of two households at the least. */
export function findSerial(plan: Plan, harm: Harm, {named}: Shown): void {
  const harmed = new Map<Person, Map<string, {victim: Person; days: number[]}>>();
  for (const {id, kind, victim: hurt, suspects, household, day} of harm.inOrder()) {
    if (kind !== 'domestic' || hurt === null || household === null || named.get(id)?.has(hurt) !== true) continue;
    for (const {person} of suspects) {
      if (person === hurt || named.get(id)?.has(person) !== true || isKin(person, hurt) || isChildOn(person, day))
        continue;
      const families = getOrInsert(harmed, person, () => new Map());
      const family = `H${String(household.id)}`;
      const entry = families.get(family) ?? {victim: hurt, days: []};
      entry.days.push(day);
      families.set(family, entry);
    }
  }
  for (const [perpetrator, families] of harmed) {
    if (families.size < 2) continue;
    const victims = [...families].map(([family, {victim, days}]) => ({
      victim,
      family,
      from: days[0]!,
      to: days.at(-1)!,
    }));
    plan.serial.push({perpetrator, victims: victims.sort((left, right) => left.from - right.from)});
  }
}

/** Violence of a son against his mother, or between brothers, is another matter. */
const isKin = (person: Person, other: Person): boolean =>
  person.mother === other || (person.mother !== null && person.mother === other.mother);

/** Adults with a conviction who then move in where somebody else's children live, with rows that give both the same door. */
export function findCoresidence(plan: Plan, persons: readonly Person[], {doors, convicted}: Shown): void {
  const children = new Map<number, Person[]>();
  for (const person of persons) {
    if (ageOn(person, START) >= 18) continue;
    for (const {dwelling} of person.homes) {
      const list = children.get(dwelling.id);
      if (list === undefined) children.set(dwelling.id, [person]);
      else if (!list.includes(person)) list.push(person);
    }
  }
  for (const [adult, day] of convicted) {
    for (const {from, to, dwelling} of adult.homes) {
      if (from <= day || from >= addMonths(END, -2) || to - from < 60 || dwelling.kind !== 'home') continue;
      if (doors.get(adult)?.has(dwelling.id) !== true) continue;
      for (const child of children.get(dwelling.id) ?? []) {
        const here = isChildOn(child, from) && isAlive(child, from) && homeOn(child, from) === dwelling;
        const own = child.father === adult || child.mother === adult || livedTogether(adult, child, from);
        if (here && !own && doors.get(child)?.has(dwelling.id) === true) plan.coresidence.push({adult, child, from});
      }
    }
  }
}

/** Did they share a home at any time before `day`? */
const livedTogether = (adult: Person, child: Person, day: number): boolean =>
  adult.homes.some(({from, to, dwelling}) =>
    child.homes.some(
      (other) => other.dwelling === dwelling && Math.max(other.from, from) < Math.min(other.to, to, day),
    ),
  );
