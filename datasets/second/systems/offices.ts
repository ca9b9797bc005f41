import type {Dice} from '../dice.ts';
import type {Incident, HarmKind} from '../people/harm.ts';
import type {Person} from '../people/model.ts';
import {AREA, type Town} from '../people/town.ts';
import {describe, type Description} from './describe.ts';
import {COUNCIL, CUSTODY, HEALTH, HEARSAY, OFFICER, RECEPTION, SCHOOL, scaled, type Habits} from './habits.ts';
import {Register} from './register.ts';

export type OfficeName = 'police' | 'social-care' | 'school' | 'hospital' | 'missing' | 'marac';

/** Share of what happens that an office hears of. */
const HEARS: Record<OfficeName, Partial<Record<HarmKind, number>>> = {
  police: {
    domestic: 0.75,
    neglect: 0.3,
    physical: 0.45,
    emotional: 0.15,
    sexual: 0.8,
    exploitation: 0.7,
    'county-lines': 0.8,
    missing: 0.9,
    'self-harm': 0.2,
    substances: 0.45,
    'mental-health': 0.35,
    worry: 0.3,
    offence: 0.9,
    nuisance: 0.7,
  },
  'social-care': {
    domestic: 0.5,
    neglect: 0.75,
    physical: 0.8,
    emotional: 0.7,
    sexual: 0.95,
    exploitation: 0.8,
    'county-lines': 0.6,
    missing: 0.4,
    'self-harm': 0.45,
    substances: 0.4,
    'mental-health': 0.5,
    worry: 0.65,
    offence: 0.2,
    nuisance: 0.1,
  },
  school: {
    domestic: 0.2,
    neglect: 0.5,
    physical: 0.35,
    emotional: 0.4,
    sexual: 0.2,
    exploitation: 0.3,
    missing: 0.15,
    'self-harm': 0.35,
    worry: 0.45,
    'mental-health': 0.2,
  },
  hospital: {
    domestic: 0.12,
    physical: 0.3,
    'self-harm': 0.75,
    substances: 0.3,
    sexual: 0.15,
    neglect: 0.06,
    'mental-health': 0.2,
    'county-lines': 0.12,
  },
  missing: {missing: 0.95, exploitation: 0.15},
  marac: {domestic: 0.07},
};

/** The agencies of the borough: their indexes, their staff, and what they hear. */
export class Offices {
  readonly socialCare: Register;
  readonly #neighbour: Register;
  readonly health: Register;
  readonly school: Register;
  readonly housing: Register;
  readonly custody: Register;
  readonly youth: Register;
  readonly habits: {officer: Habits; hearsay: Habits; reception: Habits};
  readonly #dice: Dice;
  readonly #staff = new Map<string, Person[]>();
  readonly #heard = new Map<string, boolean>();

  constructor(town: Town, seed: Dice, factor: number) {
    this.#dice = seed.stream('offices');
    const index = (label: string, habits: Habits, again: number, numberOf: (index: number) => string): Register =>
      new Register(seed.stream(label), scaled(habits, factor), again, numberOf);
    this.socialCare = index('social-care', COUNCIL, 0.025, (at) => String(7_004_000 + at * 3));
    this.#neighbour = index('neighbour', COUNCIL, 0.02, (at) => String(7_004_000 + at * 3));
    this.health = index('health', HEALTH, 0.004, (at) => `CH${String(at + 100_000)}`);
    this.school = index('school', SCHOOL, 0, (at) => String(at + 20_000));
    this.housing = index('housing', COUNCIL, 0.02, (at) => `P-${String(at + 7_000)}`);
    this.custody = index('custody', CUSTODY, 0.01, (at) => `NOM${String(at + 88_000)}`);
    this.youth = index('youth', COUNCIL, 0.01, (at) => `YJ${String(at + 1_500)}`);
    this.habits = {
      officer: scaled(OFFICER, factor),
      hearsay: scaled(HEARSAY, factor),
      reception: scaled(RECEPTION, factor),
    };
    const people = Math.max(6, Math.round(town.persons.length / 900));
    for (const [office, share] of [
      ['police', 3],
      ['social-care', 2],
      ['school', 2],
      ['health', 2],
      ['housing', 1],
      ['justice', 1],
    ] as const)
      this.#staff.set(
        office,
        Array.from({length: people * share}, () => town.employee()),
      );
  }

  /** Has the office heard of it? Always the same answer for one incident. */
  hears(office: OfficeName, incident: Incident): boolean {
    const key = `${office} ${String(incident.id)}`;
    let heard = this.#heard.get(key);
    if (heard === undefined) {
      heard = incident.told.size > 0 ? incident.told.has(office) : this.#dice.chance(HEARS[office][incident.kind] ?? 0);
      this.#heard.set(key, heard);
    }
    return heard;
  }

  careIndex(area: string): Register {
    return area === AREA ? this.socialCare : this.#neighbour;
  }

  employee(office: string, key: number): Person {
    const people = this.#staff.get(office)!;
    return people[key % people.length]!;
  }

  /** Someone who is there and asked, and someone who is spoken of. */
  asked(person: Person, day: number): Description {
    return describe(this.#dice, person, day, this.habits.officer);
  }

  spokenOf(person: Person, day: number): Description {
    return describe(this.#dice, person, day, this.habits.hearsay);
  }

  /** Somebody an incident names beside those it is about; `usually`: share of whom the office asks for papers. */
  named(person: Person, day: number, {papers}: Incident, usually: number): Description {
    return (papers ?? this.#dice.chance(usually)) ? this.asked(person, day) : this.spokenOf(person, day);
  }

  atReception(person: Person, day: number): Description {
    return describe(this.#dice, person, day, this.habits.reception);
  }
}

/** The reference under which the police report an incident; other offices quote it. */
export const noticeRef = (incident: Incident, year: number): string =>
  `PPN-${String(year % 100)}-${String(10_000 + incident.id).padStart(7, '0')}`;
