import type {Rng} from '../../src/base/rng.ts';
import {spellOn, type Dwelling, type Person} from '../world/model.ts';
import {chance, pick} from '../world/random.ts';
import {NO_ADDRESS, addressSeen, type AddressSeen} from './address.ts';
import {NO_BIRTH, birthSeen, type BirthSeen} from './birth.ts';
import {nameSeen, type NameSeen} from './name.ts';
import {slipDigits} from './typing.ts';

/** How often an agency holds each fact about a kind of person, at normal difficulty; p becomes p to the power of the scale. */
export type Habit = {
  birth: number;
  address: number;
  phone: number;
  nhs: number;
  upn: number;
  pnc: number;
};

/** One person as one record describes them. */
export type Seen = {
  person: Person;
  name: NameSeen;
  birth: BirthSeen;
  sex: 'F' | 'M' | 'U';
  address: AddressSeen;
  phone: string;
  email: string;
  vrm: string;
  nhs: string;
  upn: string;
  pnc: string;
  cro: string;
  ni: string;
  unborn: boolean;
};

export type Clerk = {
  rng: Rng;
  see(person: Person, day: number, habit: Habit): Seen;
  place(dwelling: Dwelling): AddressSeen;
  /** An empty cell, or a word that stands for one. */
  nothing(): string;
};

const NOTHING = ['NK', 'N/K', 'Not known', 'Unknown', '-', 'n/a', 'None given', 'TBC'] as const;

export function createClerk(rng: Rng, scale: number): Clerk {
  return {
    rng,
    see: (person, day, habit) => see(rng, person, day, habit, scale),
    place: (dwelling) => addressSeen(rng, dwelling, scale),
    nothing: () => (chance(rng, 0.12) ? pick(rng, NOTHING) : ''),
  };
}

function see(rng: Rng, person: Person, day: number, habit: Habit, scale: number): Seen {
  const unborn = person.born > day;
  const held = (share: number): boolean => chance(rng, share ** scale);
  return {
    person,
    name: nameSeen(rng, person, day, scale),
    birth: unborn || held(habit.birth) ? birthSeen(rng, person, day, scale) : NO_BIRTH,
    sex: sexSeen(rng, person, unborn, scale),
    address: held(habit.address) ? homeSeen(rng, person, day, scale) : NO_ADDRESS,
    phone: held(habit.phone) ? phoneSeen(rng, person, day, scale) : '',
    email: held(habit.phone * 0.5) ? person.email : '',
    vrm: chance(rng, 0.3) ? person.vrm : '',
    nhs: unborn || !held(habit.nhs) ? '' : nhsSeen(rng, person, day, scale),
    upn: day - person.born > 1600 && held(habit.upn) ? person.upn : '',
    pnc: person.pnc !== '' && held(habit.pnc) ? pncSeen(rng, person.pnc) : '',
    cro: person.cro !== '' && held(habit.pnc) ? person.cro : '',
    ni: chance(rng, 0.5) ? person.ni : '',
    unborn,
  };
}

function sexSeen(rng: Rng, person: Person, unborn: boolean, scale: number): Seen['sex'] {
  if (unborn || chance(rng, 0.015 * scale)) return 'U';
  if (chance(rng, 0.0033 * scale)) return person.sex === 'F' ? 'M' : 'F';
  return person.sex;
}

/** The home on the day, or one that the person has left and the agency still holds. */
function homeSeen(rng: Rng, person: Person, day: number, scale: number): AddressSeen {
  const late = chance(rng, 0.07 * scale) ? day - 500 : day;
  const spell = spellOn(person, late) ?? (person.mother === null ? null : spellOn(person.mother, day));
  return spell === null ? NO_ADDRESS : addressSeen(rng, spell.dwelling, scale);
}

function phoneSeen(rng: Rng, person: Person, day: number, scale: number): string {
  if (person.phones.length === 0) return '';
  const number = person.phones[Math.floor(day / 900) % person.phones.length]!;
  const draw = rng.next() / scale;
  if (draw < 0.01) return pick(rng, ['00000000000', '07000000000']);
  if (draw < 0.3) return `${number.slice(0, 5)} ${number.slice(5)}`;
  return draw < 0.36 ? `+44${number.slice(1)}` : number;
}

function nhsSeen(rng: Rng, person: Person, day: number, scale: number): string {
  const draw = rng.next() / scale;
  if (draw < 0.003) return slipDigits(rng, person.nhs);
  if (draw < 0.005) return pick(rng, ['0000000000', '9999999999']);
  const newborn = person.mother !== null && day - person.born < 60;
  return newborn && chance(rng, 0.12 * scale) ? person.mother!.nhs : person.nhs;
}

function pncSeen(rng: Rng, pnc: string): string {
  return chance(rng, 0.3) ? `${pnc.slice(2, 5)}${String(Number(pnc.slice(5, -1)))}${pnc.slice(-1)}` : pnc;
}
