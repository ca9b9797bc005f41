import {DAY_MAX, dayOf, yearsBetween} from '../../../src/base/day.ts';
import type {Custom, Name, Sex} from '../names/custom.ts';
import type {Dwelling} from './places.ts';

/** First and last day of which extracts tell. */
export const START = dayOf(2019, 1, 7);
export const END = dayOf(2024, 12, 20);

export type Home = {from: number; to: number; dwelling: Dwelling};

export type Person = {
  id: number;
  custom: Custom;
  sex: Sex;
  born: number;
  /** Papers give no day of birth. */
  dayUnknown: boolean;
  /** Expected date of delivery, of those born in the years the extracts tell of. */
  due: number | null;
  /** Day on which the child has a name; before it is "Baby". */
  namedOn: number;
  died: number;
  /** By the day from which each is borne; the first from birth. */
  names: {from: number; name: Name}[];
  called: string;
  mother: Person | null;
  father: Person | null;
  twin: Person | null;
  homes: Home[];
  phones: {from: number; number: string}[];
  email: string;
  nhs: string;
  upn: string;
  pnc: string;
  ni: string;
  staff: boolean;
  /** The legal identity that adoption gave the same child. */
  adoptedAs: Person | null;
  /** A safety secret: addresses from this day on are shown to nobody. */
  protectedFrom: number;
};

/** Those who keep house together, with the woman (else the man) at the head of it. */
export type Household = {
  id: number;
  head: Person;
  partner: Person | null;
  /** Of the head, and of a partner where they brought some. */
  children: Person[];
  others: Person[];
  /** All who ever were of it. */
  ever: Set<Person>;
  /** Tenure decides how often it moves. */
  tenure: 'council' | 'association' | 'private' | 'owned' | 'temporary';
  /** How much harm there is about, 0 for most. */
  trouble: number;
};

export const ageOn = (person: Person, day: number): number => yearsBetween(person.born, day);
export const isChildOn = (person: Person, day: number): boolean => ageOn(person, day) < 18;
export const isAlive = (person: Person, day: number): boolean => day >= person.born && day < person.died;

export function nameOn(person: Person, day: number): Name {
  for (let i = person.names.length - 1; i > 0; i--) if (person.names[i]!.from <= day) return person.names[i]!.name;
  return person.names[0]!.name;
}

/** Where somebody lives; null before the first home that is known and after the last. */
export function homeOn(person: Person, day: number): Dwelling | null {
  for (let i = person.homes.length - 1; i >= 0; i--) {
    const home = person.homes[i]!;
    if (home.from <= day) return day < home.to ? home.dwelling : null;
  }
  return null;
}

export function phoneOn(person: Person, day: number): string {
  let number = '';
  for (const phone of person.phones) if (phone.from <= day) number = phone.number;
  return number;
}

/** From `day` on somebody lives at `dwelling`; null: nobody knows where. */
export function moveTo(person: Person, dwelling: Dwelling | null, day: number): void {
  const last = person.homes.at(-1);
  if (last !== undefined && last.to > day) last.to = day;
  if (dwelling !== null) person.homes.push({from: day, to: DAY_MAX, dwelling});
}

export const personId = (person: Person): string => `P${String(person.id).padStart(6, '0')}`;

/** Those of a household who live with its head on a day. */
export function presentOn({head, ever}: Household, day: number): Person[] {
  const home = homeOn(head, day);
  return [...ever].filter(
    (person) => isAlive(person, day) && (person === head || (home !== null && homeOn(person, day) === home)),
  );
}
