import type {Custom} from '../names/custom.ts';

/** Days are days since 1970-01-01, as in src/base/day.ts. `OPEN` is an end that has not come. */
export const OPEN = 0x7fffffff;

export type Area = 'BRE' | 'EAL' | 'CAM';

export type Building = {
  id: number;
  area: Area;
  number: string;
  name: string;
  street: string;
  town: string;
  postcode: string;
};

export type PlaceKind =
  | 'home'
  | 'flat-share'
  | 'hostel'
  | 'refuge'
  | 'hospital'
  | 'school'
  | 'street'
  | 'no-fixed-abode';

export type Dwelling = {
  id: number;
  building: Building;
  /** `Flat 3`, `Room 4`; empty for a house. */
  flat: string;
  kind: PlaceKind;
  uprn: string;
};

export type Spell = {dwelling: Dwelling; from: number; to: number; kind: 'home' | 'placement' | 'temporary'};

export type Sex = 'F' | 'M';

export type Person = {
  id: number;
  custom: Custom;
  sex: Sex;
  given: string;
  middle: string;
  /** Family name from a day on, oldest first; the first is the name at birth. */
  families: {from: number; name: string}[];
  /** Another whole name some agencies hold, with no link to this one (an earlier marriage, a name used at school). */
  otherFamily: string;
  /** Another forename that some agencies hold. */
  otherGiven: string;
  knownAs: string;
  born: number;
  /** Day from which the forename is known; before it the child is "Baby". */
  named: number;
  /** Day of death, or on which the records of this identity end (adoption); `dead` tells which. */
  died: number;
  dead: boolean;
  /** True where papers give no day of birth, so that 1 January of the year stands in. */
  january: boolean;
  mother: Person | null;
  father: Person | null;
  adopters: Person[];
  twin: Person | null;
  area: Area;
  spells: Spell[];
  nhs: string;
  upn: string;
  pnc: string;
  cro: string;
  ni: string;
  phones: string[];
  email: string;
  vrm: string;
  /** Local id in each area's case system, given when first needed. */
  localIds: Map<Area, string>;
  staff: boolean;
  /** Who lived as a couple with this person, oldest first. */
  partners: {person: Person; from: number; to: number; married: number}[];
  /** Marks people that a plant has taken, so that plants do not overlap. */
  planted: string;
};

/** People who live as one, from the moment the simulation knows them. */
export type Household = {
  id: number;
  area: Area;
  adults: Person[];
  children: Person[];
  custom: Custom;
  /** Yearly rate of incidents. */
  need: number;
};

export type IncidentKind =
  | 'child-concern'
  | 'neglect'
  | 'physical-abuse'
  | 'emotional-abuse'
  | 'sexual-abuse'
  | 'sexual-exploitation'
  | 'criminal-exploitation'
  | 'domestic-abuse'
  | 'missing'
  | 'self-harm'
  | 'substance-misuse'
  | 'mental-health'
  | 'injury'
  | 'violent-offence'
  | 'antisocial-behaviour';

/** What somebody beside the child was in an incident, and what they are to the child. */
export type Party = {person: Person; as: 'SUSPECT' | 'ASSOCIATE' | 'FOUND WITH'; relation: string};

export type AgencyFeed =
  | 'police-child'
  | 'police-da'
  | 'contacts'
  | 'health'
  | 'missing'
  | 'youth'
  | 'marac'
  | 'plans'
  | 'probation';

export type Incident = {
  id: number;
  kind: IncidentKind;
  day: number;
  /** Minutes after midnight. */
  minute: number;
  area: Area;
  children: Person[];
  victim: Person | null;
  parties: Party[];
  place: Dwelling | null;
  /** Who told the hub first, a DfE code. */
  source: string;
  gravity: number;
  /** Agencies that must hold it; null: drawn by kind. */
  agencies: AgencyFeed[] | null;
  allegation: '' | 'Stated' | 'Confirmed' | 'Unsubstantiated' | 'Malicious';
  cad: string;
  crime: string;
};

/** A fact that a register holds: `from` is the `relation` of `to`. */
export type Tie = {from: Person; to: Person; relation: string; start: number; end: number; area: Area};

/** A plan or care entry of a child. */
export type Plan = {
  child: Person;
  plan: 'CPP' | 'CLA';
  category: string;
  start: number;
  end: number;
  placement: '' | 'Foster' | 'Kinship' | 'Residential' | 'Adoption';
  carer: Person | null;
  place: Dwelling | null;
  adult: Person | null;
};

export type World = {
  seed: number;
  difficulty: number;
  areas: Area[];
  persons: Person[];
  households: Household[];
  dwellings: Dwelling[];
  institutions: Record<
    Area,
    {
      hostels: Dwelling[];
      refuges: Dwelling[];
      hospitals: Dwelling[];
      schools: Dwelling[];
      streets: Dwelling[];
      nowhere: Dwelling;
    }
  >;
  incidents: Incident[];
  ties: Tie[];
  plans: Plan[];
};

/** The family name on a day. */
export function familyOn(person: Person, day: number): string {
  let name = person.families[0]!.name;
  for (const spell of person.families) if (spell.from <= day) name = spell.name;
  return name;
}

/** Where somebody lived on a day; before the first spell, the first. */
export function spellOn(person: Person, day: number): Spell | null {
  for (let i = person.spells.length - 1; i >= 0; i--) {
    if (person.spells[i]!.from <= day) return person.spells[i]!;
  }
  return person.spells[0] ?? null;
}

/** Whole years by 365.25 days: near enough for what agencies do. */
export function ageOn(person: Person, day: number): number {
  return Math.floor((day - person.born) / 365.25);
}
