import type {Rng} from '../../src/base/rng.ts';
import {civilOf, dayOf} from '../../src/base/day.ts';
import {FIRST_DAY, LAST_DAY, YEARS} from './calendar.ts';
import {partnerOn, motherOf} from './life.ts';
import {
  ageOn,
  spellOn,
  type Area,
  type Household,
  type Incident,
  type IncidentKind,
  type Party,
  type Person,
  type World,
} from './model.ts';
import {between, chance, pick, poisson, weighted} from './random.ts';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** First-notice kinds by share, for young and for teenage households. */
const YOUNG: Partial<Record<IncidentKind, number>> = {
  'child-concern': 0.24,
  neglect: 0.17,
  'physical-abuse': 0.09,
  'emotional-abuse': 0.08,
  'sexual-abuse': 0.02,
  'domestic-abuse': 0.24,
  'substance-misuse': 0.04,
  'mental-health': 0.05,
  injury: 0.07,
};
const TEEN: Partial<Record<IncidentKind, number>> = {
  'child-concern': 0.16,
  neglect: 0.07,
  'physical-abuse': 0.07,
  'emotional-abuse': 0.06,
  'sexual-abuse': 0.025,
  'domestic-abuse': 0.17,
  'sexual-exploitation': 0.025,
  'criminal-exploitation': 0.03,
  missing: 0.16,
  'self-harm': 0.07,
  'substance-misuse': 0.04,
  'mental-health': 0.04,
  'violent-offence': 0.05,
  'antisocial-behaviour': 0.05,
};

/** Gravity 0-4 by kind, before chance moves it. */
export const GRAVITY: Record<IncidentKind, number> = {
  'child-concern': 1,
  neglect: 2,
  'physical-abuse': 3,
  'emotional-abuse': 2,
  'sexual-abuse': 4,
  'sexual-exploitation': 4,
  'criminal-exploitation': 3,
  'domestic-abuse': 2,
  missing: 2,
  'self-harm': 2,
  'substance-misuse': 1,
  'mental-health': 1,
  injury: 2,
  'violent-offence': 2,
  'antisocial-behaviour': 1,
};

/** Referral sources in the shares of the hub study and the national returns. */
const SOURCES = {
  '6': 0.2,
  '2A': 0.2,
  '2B': 0.02,
  '3A': 0.04,
  '3B': 0.05,
  '3D': 0.02,
  '3E': 0.09,
  '3F': 0.04,
  '4': 0.02,
  '5A': 0.24,
  '5B': 0.05,
  '5C': 0.05,
  '5D': 0.02,
  '7': 0.03,
  '8': 0.05,
  '1A': 0.07,
  '1B': 0.02,
  '1C': 0.01,
  '1D': 0.01,
  '9': 0.02,
  '10': 0.01,
} as const;

/** Makes incidents of a world; serials run by order of making. */
export type Incidents = {
  add(draft: Partial<Incident> & Pick<Incident, 'kind' | 'day' | 'area' | 'children'>): Incident;
};

export function createIncidents(rng: Rng, world: World): Incidents {
  return {
    add(draft) {
      const id = world.incidents.length;
      const {year, month, date} = civilOf(draft.day);
      const minute = draft.minute ?? between(rng, 0, 1439);
      const incident: Incident = {
        id,
        minute,
        victim: null,
        parties: [],
        place: spellOn(draft.children[0] ?? draft.victim!, draft.day)?.dwelling ?? null,
        source: weighted(rng, SOURCES),
        gravity: Math.max(0, Math.min(4, GRAVITY[draft.kind] + pick(rng, [-1, 0, 0, 0, 1]))),
        agencies: null,
        allegation: drawAllegation(rng),
        cad: `${String(between(rng, 100, 9999))}/${String(date).padStart(2, '0')}${MONTHS[month - 1]!}${String(year % 100)}`,
        crime: `${String(2_000_000 + ((id * 7919) % 7_000_000))}/${String(year % 100)}`,
        ...draft,
      };
      world.incidents.push(incident);
      return incident;
    },
  };
}

/** What comes to notice in the ordinary life of the borough; a family that was referred is referred again more readily. */
export function happen(rng: Rng, world: World, incidents: Incidents): void {
  for (const household of world.households) {
    if (household.children.length === 0) continue;
    for (const year of YEARS) {
      for (let count = poisson(rng, household.need); count > 0; count--) {
        const day = dayOf(year, 1, 1) + between(rng, 0, 364);
        ordinary(rng, household, day, incidents);
        if (chance(rng, 0.1)) ordinary(rng, household, Math.min(LAST_DAY, day + between(rng, 5, 300)), incidents);
      }
    }
  }
}

/** Children of a household who are alive, or soon to be born, and under 18 on a day. */
export function childrenOn(household: Household, day: number): Person[] {
  return household.children.filter((child) => child.born - 150 <= day && ageOn(child, day) < 18 && day < child.died);
}

function ordinary(rng: Rng, household: Household, day: number, incidents: Incidents): void {
  const children = childrenOn(household, day);
  if (children.length === 0 || day < FIRST_DAY) return;
  const teen = children.find((child) => ageOn(child, day) >= 12);
  const kind = weighted(rng, (teen === undefined ? YOUNG : TEEN) as Record<IncidentKind, number>);
  const area = placedArea(children[0]!, household.area);
  const mother = motherOf(household);
  if (kind === 'domestic-abuse') {
    domestic(rng, children, mother, day, area, incidents);
    return;
  }
  const single =
    teen !== undefined &&
    [
      'missing',
      'self-harm',
      'violent-offence',
      'antisocial-behaviour',
      'sexual-exploitation',
      'criminal-exploitation',
    ].includes(kind);
  const subjects = single ? [teen] : chance(rng, 0.6) ? children : [pick(rng, children)];
  incidents.add({
    kind,
    day,
    area,
    children: subjects,
    parties: suspects(rng, household, subjects[0]!, mother, kind, day),
  });
}

function domestic(
  rng: Rng,
  children: Person[],
  mother: Person | null,
  day: number,
  area: Area,
  incidents: Incidents,
): void {
  const partner = mother === null ? null : partnerOn(mother, day);
  const former = mother?.partners.findLast((spell) => spell.to <= day)?.person ?? null;
  const other = partner ?? former;
  if (mother === null || other === null) return;
  const reversed = chance(rng, 0.12);
  const perpetrator = reversed ? mother : other;
  incidents.add({
    kind: 'domestic-abuse',
    day,
    area,
    children,
    victim: reversed ? other : mother,
    source: chance(rng, 0.75) ? '6' : '8',
    parties: [{person: perpetrator, as: 'SUSPECT', relation: relationTo(perpetrator, children[0]!, day)}],
  });
}

/** What an adult is to a child on a day, in police words. */
export function relationTo(adult: Person, child: Person, day: number): string {
  if (child.mother === adult) return 'MOTHER';
  if (child.father === adult) return 'FATHER';
  const mother = child.mother;
  if (mother !== null && partnerOn(mother, day) === adult) return adult.id % 2 === 0 ? 'STEPFATHER' : 'MOTHERS PARTNER';
  if (mother !== null && mother.partners.some((spell) => spell.person === adult)) return 'MOTHERS EX PARTNER';
  return 'FAMILY FRIEND';
}

function suspects(
  rng: Rng,
  household: Household,
  child: Person,
  mother: Person | null,
  kind: IncidentKind,
  day: number,
): Party[] {
  if (
    ['missing', 'self-harm', 'injury', 'mental-health', 'antisocial-behaviour', 'violent-offence'].includes(kind) ||
    chance(rng, 0.35)
  )
    return [];
  const adults = household.adults.filter((adult) => adult.died > day && ageOn(adult, day) < 60);
  const adult = adults.length === 0 ? mother : pick(rng, adults);
  return adult === null ? [] : [{person: adult, as: 'SUSPECT', relation: relationTo(adult, child, day)}];
}

function placedArea(child: Person, area: Area): Area {
  return child.spells[0]?.dwelling.building.area ?? area;
}

function drawAllegation(rng: Rng): Incident['allegation'] {
  const draw = rng.next();
  if (draw < 0.5) return '';
  if (draw < 0.78) return 'Stated';
  if (draw < 0.9) return 'Confirmed';
  return draw < 0.975 ? 'Unsubstantiated' : 'Malicious';
}
