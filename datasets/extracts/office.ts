import type {Rng} from '../../src/base/rng.ts';
import {createClerk, type Clerk, type Seen} from '../dirt/clerk.ts';
import type {PlaceSlot, Sink, Slot} from '../output/sheet.ts';
import type {AgencyFeed, Area, Dwelling, Incident, Person, World} from '../world/model.ts';
import type {People} from '../world/people.ts';
import {chance, pick, streamOf} from '../world/random.ts';
import type {Journeys} from './journeys.ts';

export type StaffRole = 'officer' | 'worker' | 'clinician' | 'teacher' | 'housing' | 'probation' | 'visitor';

/** What every extract is written from. */
export type Office = {
  world: World;
  sink: Sink;
  journeys: Journeys;
  staff: Record<StaffRole, Person[]>;
};

/** An extract's own desk: its own draws, so that one layout can change without moving another. */
export type Desk = Office & {rng: Rng; clerk: Clerk};

export function deskOf(office: Office, feed: string): Desk {
  const rng = streamOf(office.world.seed, `extract ${feed}`);
  return {...office, rng, clerk: createClerk(rng, office.world.difficulty)};
}

/** Professionals of the borough: many rows name them, and they are never subjects. */
export function hireStaff(rng: Rng, world: World, people: People): Record<StaffRole, Person[]> {
  const count = Math.max(4, Math.round(world.persons.length / 1200));
  const templates = world.persons.filter((person) => person.born < 0).slice(0, 200);
  const hire = (): Person[] =>
    Array.from({length: count}, () => {
      const like = pick(rng, templates);
      const person = people.adult('BRE', like.custom, chance(rng, 0.6) ? 'F' : 'M', like.born);
      person.staff = true;
      return person;
    });
  return {
    officer: hire(),
    worker: hire(),
    clinician: hire(),
    teacher: hire(),
    housing: hire(),
    probation: hire(),
    visitor: hire(),
  };
}

export function slotOf(slot: string, seen: Seen): Slot {
  return {slot, person: seen.person.id, dwelling: seen.address.dwelling?.id ?? -1};
}

export function staffSlot(slot: string, person: Person): Slot {
  return {slot, person: person.id, dwelling: -1};
}

export function placeOf(kind: string, dwelling: Dwelling | null): PlaceSlot[] {
  return dwelling === null ? [] : [{slot: 'place', dwelling: dwelling.id, kind}];
}

/** The id of a person in one area's case system, given when first needed. */
export function localId(person: Person, area: Area): string {
  let id = person.localIds.get(area);
  if (id === undefined) {
    id = String(300_000 + ((person.id * 37 + area.charCodeAt(0)) % 690_000));
    person.localIds.set(area, id);
  }
  return id;
}

/** A police reference of one child's report of an incident. */
export function merlinRef(incident: Incident, child: number): string {
  const year = new Date(incident.day * 86_400_000).getUTCFullYear() % 100;
  return `${String(year)}PAC${String(incident.id * 16 + child).padStart(6, '0')}`;
}

export function recordsOf(desk: Office, feed: AgencyFeed): readonly {incident: Incident; received: number}[] {
  return desk.journeys.get(feed) ?? [];
}

export function staffName(person: Person): string {
  return `${person.given} ${person.families[0]!.name}`;
}
