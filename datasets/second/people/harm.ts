import {civilOf} from '../../../src/base/day.ts';
import type {Dice} from '../dice.ts';
import {ageOn, START, type Household, type Person} from './model.ts';
import type {Dwelling} from './places.ts';
import {AREA, type Town} from './town.ts';

export type HarmKind =
  | 'domestic'
  | 'neglect'
  | 'physical'
  | 'emotional'
  | 'sexual'
  | 'exploitation'
  | 'county-lines'
  | 'missing'
  | 'self-harm'
  | 'substances'
  | 'mental-health'
  | 'worry'
  | 'offence'
  | 'nuisance';

/** Somebody else who is named, and what they are to the first child. */
export type Named = {person: Person; relation: string};

/** One thing that happened, whoever wrote it down. */
export type Incident = {
  id: number;
  kind: HarmKind;
  day: number;
  /** Minutes after midnight. */
  minute: number;
  household: Household | null;
  children: Person[];
  victim: Person | null;
  suspects: Named[];
  /** Parents and carers who are named beside. */
  carers: Person[];
  /** Named as around the child and accused of nothing; of a missing child, found with. */
  others: Named[];
  place: Dwelling | null;
  /** 0-4. */
  gravity: number;
  cad: string;
  crime: string;
  allegation: '' | 'alleged' | 'substantiated' | 'unsubstantiated' | 'malicious';
  /** Whom it reaches at the least; others hear of it by chance. */
  told: ReadonlySet<string>;
  /** Registration mark of a vehicle that was seen. */
  vehicle: string;
  /** Authority in whose borough it was written down. */
  area: string;
  /** Did whoever wrote it down see papers of those who are named, or hear of them only? Null: as offices do by habit. */
  papers: boolean | null;
};

const GRAVITY: Record<HarmKind, readonly [number, number]> = {
  domestic: [1, 4],
  neglect: [1, 3],
  physical: [2, 4],
  emotional: [1, 3],
  sexual: [3, 4],
  exploitation: [3, 4],
  'county-lines': [2, 4],
  missing: [1, 3],
  'self-harm': [2, 4],
  substances: [1, 3],
  'mental-health': [1, 3],
  worry: [0, 2],
  offence: [1, 3],
  nuisance: [0, 1],
};

/** Everything that happens in the borough, in the order of days. */
export class Harm {
  readonly incidents: Incident[] = [];
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** Adds one; what is not given is made up to fit. */
  add(given: Pick<Incident, 'kind' | 'day' | 'children'> & Partial<Incident>): Incident {
    const dice = this.#dice;
    const [low, high] = GRAVITY[given.kind];
    const id = this.incidents.length;
    const police = given.kind !== 'neglect' && given.kind !== 'emotional';
    const incident: Incident = {
      id,
      minute: dice.chance(0.6) ? dice.whole(15 * 60, 24 * 60 - 1) : dice.whole(0, 15 * 60),
      household: null,
      victim: null,
      suspects: [],
      carers: [],
      others: [],
      place: null,
      gravity: dice.whole(low, high),
      cad: `CAD${String(1000 + ((id * 37) % 8999))}`,
      crime: police && dice.chance(0.5) ? `NW${String(500_000 + id * 3)}` : '',
      allegation: dice.weighted([
        ['', 70],
        ['alleged', 14],
        ['substantiated', 8],
        ['unsubstantiated', 6],
        ['malicious', 2],
      ]),
      told: new Set(),
      vehicle: '',
      area: AREA,
      papers: null,
      ...given,
    };
    this.incidents.push(incident);
    return incident;
  }

  inOrder(): Incident[] {
    return [...this.incidents].sort((left, right) => left.day - right.day || left.id - right.id);
  }
}

/** What an adult is to a child, in plain words; other offices have other words for it. */
export function relationTo(adult: Person, child: Person | undefined, household: Household | null): string {
  if (child === undefined) return 'unknown';
  if (child.mother === adult) return 'mother';
  if (child.father === adult) return 'father';
  if (household?.partner === adult) return adult.sex === 'M' ? 'stepfather' : 'stepmother';
  if (child.mother?.mother === adult || child.father?.mother === adult) return 'grandmother';
  if (child.mother?.father === adult || child.father?.father === adult) return 'grandfather';
  if (adult.mother !== null && adult.mother === child.mother) return adult.sex === 'M' ? 'brother' : 'sister';
  return adult.sex === 'M' ? 'former partner of mother' : 'family friend';
}

/** Who is arrested gets a number of the Police National Computer for life; some brought one with them. */
export function arrests(town: Town, harm: Harm, dice: Dice): void {
  for (const person of town.persons)
    if (person.sex === 'M' && ageOn(person, START) >= 18 && dice.chance(0.05))
      person.pnc = town.numbers.pnc(2018 - dice.whole(0, 20));
  for (const incident of harm.inOrder()) {
    const accused = incident.kind === 'offence' ? incident.children : incident.suspects.map(({person}) => person);
    for (const person of accused)
      if (person.pnc === '' && incident.gravity >= 2 && dice.chance(0.4))
        person.pnc = town.numbers.pnc(civilOf(incident.day).year);
  }
}
