import {FIRST_DAY} from './calendar.ts';
import {createIncidents, happen, type Incidents} from './incidents.ts';
import {live} from './life.ts';
import type {Area, Dwelling, World} from './model.ts';
import {createPeople, type People} from './people.ts';
import {createPlaces, type Places} from './places.ts';
import {populate} from './population.ts';
import {streamOf} from './random.ts';

export type WorldOptions = {persons: number; seed: number; difficulty: number; areas: Area[]};

/** A world and the makers with which plants add to it. */
export type Build = {world: World; people: People; places: Places; incidents: Incidents};

const BIRTHS_SHARE = 0.055;
const PLANTS_SHARE = 0.02;

/** The borough before anything is planted: people, homes and six years of life. */
export function buildWorld(options: WorldOptions): Build {
  const {seed, persons} = options;
  const places = createPlaces(streamOf(seed, 'places'));
  const people = createPeople(streamOf(seed, 'people'));
  const everywhere: Area[] = options.areas.length === 1 ? ['BRE', 'EAL'] : options.areas;
  const world: World = {
    seed,
    difficulty: options.difficulty,
    areas: options.areas,
    persons: people.all,
    households: [],
    dwellings: places.all,
    institutions: institutions(places, persons),
    incidents: [],
    ties: [],
    plans: [],
  };
  const target = Math.round(persons * (1 - BIRTHS_SHARE - PLANTS_SHARE));
  world.households = populate(
    streamOf(seed, 'population'),
    people,
    places,
    target,
    everywhere.length === 2 ? ['BRE'] : everywhere,
  );
  live(streamOf(seed, 'life'), world, people, places);
  const incidents = createIncidents(streamOf(seed, 'incidents'), world);
  happen(streamOf(seed, 'notice'), world, incidents);
  for (const person of people.all) person.spells = person.spells.filter((spell) => spell.to > FIRST_DAY);
  return {world, people, places, incidents};
}

function institutions(places: Places, persons: number): World['institutions'] {
  const count = Math.max(1, Math.round(persons / 8000));
  const many = (area: Area, kind: Dwelling['kind'], names: readonly string[], scale: number): Dwelling[] =>
    Array.from({length: Math.max(scale, Math.min(names.length, count * scale))}, (_, i) =>
      places.special(area, kind, names[i % names.length]!),
    );
  const of = (area: Area) => ({
    hostels: many(
      area,
      'hostel',
      ['Pound Lane Hostel', 'Livingstone House Hostel', 'Anansi House', 'Knowles House'],
      3,
    ),
    refuges: many(area, 'refuge', ['Haven Refuge', 'Willow Women’s Refuge', 'Dawn House'], 1),
    hospitals: many(area, 'hospital', ['Northwick Park Hospital', 'Central Middlesex Hospital'], 1),
    schools: many(
      area,
      'school',
      ['Alperton Academy', 'Queens Park High School', 'Capital City Academy', 'Roundwood School'],
      2,
    ),
    streets: many(
      area,
      'street',
      ['Wembley Central Station', 'Brent Cross Shopping Centre', 'Harlesden Town Centre', 'Roundwood Park'],
      3,
    ),
    nowhere: places.special(area, 'no-fixed-abode', 'No fixed abode'),
  });
  return {BRE: of('BRE'), EAL: of('EAL'), CAM: of('CAM')};
}
