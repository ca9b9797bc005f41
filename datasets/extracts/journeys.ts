import {listAt} from '../../src/base/get-or-insert.ts';
import type {Rng} from '../../src/base/rng.ts';
import {LAST_DAY} from '../world/calendar.ts';
import type {AgencyFeed, Incident, IncidentKind, World} from '../world/model.ts';
import {ageOn} from '../world/model.ts';
import {between, chance} from '../world/random.ts';

/** Which agencies recorded which incidents, and when the hub received each record. */
export type Journeys = Map<AgencyFeed, {incident: Incident; received: number}[]>;

const CHANCES: Record<IncidentKind, Partial<Record<AgencyFeed, number>>> = {
  'child-concern': {'police-child': 0.3, contacts: 0.85, health: 0.05},
  neglect: {'police-child': 0.2, contacts: 0.92, health: 0.06},
  'physical-abuse': {'police-child': 0.55, contacts: 0.88, health: 0.25},
  'emotional-abuse': {'police-child': 0.25, contacts: 0.92},
  'sexual-abuse': {'police-child': 0.8, contacts: 0.85, health: 0.2},
  'sexual-exploitation': {'police-child': 0.7, contacts: 0.8, health: 0.1},
  'criminal-exploitation': {'police-child': 0.75, contacts: 0.7, youth: 0.2},
  'domestic-abuse': {'police-da': 0.85, 'police-child': 0.5, contacts: 0.55, health: 0.05},
  missing: {missing: 0.95, 'police-child': 0.3, contacts: 0.35},
  'self-harm': {health: 0.85, contacts: 0.5, 'police-child': 0.12},
  'substance-misuse': {contacts: 0.75, 'police-child': 0.3, health: 0.15},
  'mental-health': {contacts: 0.75, health: 0.25},
  injury: {health: 1, contacts: 0.22},
  'violent-offence': {youth: 0.75, 'police-child': 0.5, contacts: 0.2, health: 0.1},
  'antisocial-behaviour': {youth: 0.35, 'police-child': 0.4, contacts: 0.3},
};

/** Days from an event to the hub's receipt of an agency's record, most of the time. */
const DELAYS: Record<AgencyFeed, readonly [number, number]> = {
  'police-child': [0, 3],
  'police-da': [0, 4],
  contacts: [1, 6],
  health: [0, 9],
  missing: [0, 1],
  youth: [6, 45],
  marac: [4, 18],
  plans: [5, 30],
  probation: [20, 200],
};

/** Every incident goes to at least one agency; planted ones to those they name. */
export function journeysOf(rng: Rng, world: World): Journeys {
  const journeys: Journeys = new Map();
  for (const incident of world.incidents) {
    for (const feed of incident.agencies ?? drawn(rng, incident)) {
      const received = receivedAt(rng, incident, feed);
      if (received > LAST_DAY * 1440 + 1439) continue;
      const list = listAt(journeys, feed);
      list.push({incident, received});
    }
  }
  return journeys;
}

function drawn(rng: Rng, incident: Incident): AgencyFeed[] {
  const feeds: AgencyFeed[] = [];
  for (const [feed, probability] of Object.entries(CHANCES[incident.kind]) as [AgencyFeed, number][]) {
    if (feed === 'youth' && !incident.children.some((child) => ageOn(child, incident.day) >= 10)) continue;
    if (chance(rng, probability)) feeds.push(feed);
  }
  if (incident.kind === 'domestic-abuse' && incident.gravity >= 3 && chance(rng, 0.6)) feeds.push('marac');
  return feeds.length === 0 ? ['contacts'] : feeds;
}

/** A report in fifty comes late by months: told years after, or found in a drawer. */
function receivedAt(rng: Rng, incident: Incident, feed: AgencyFeed): number {
  const [low, high] = DELAYS[feed];
  const late = chance(rng, 0.02) ? between(rng, 60, 400) : 0;
  const days = between(rng, low, high) + late;
  const minute = days === 0 ? Math.min(1439, incident.minute + between(rng, 20, 240)) : between(rng, 480, 1100);
  return (incident.day + days) * 1440 + minute;
}
