import type {Rng} from '../../src/base/rng.ts';
import {plain, slip, slipDigits} from '../../datasets/dirt/typing.ts';
import {petFormsOf, variantsOf} from '../../datasets/names/variants.ts';
import {drawPostcode, isoDate, type Individual} from './people.ts';

/** What a record says; empty where it says nothing. */
export type Row = {given: string; family: string; dob: string; sex: string; postcode: string; place: string};

/** Shares of records of each error, about those that UK registers are known to have (CRATE's error rates are the floor). */
const RATES = {
  given: {slip: 0.03, variant: 0.03, petForm: 0.03, missing: 0.01},
  family: {slip: 0.03, variant: 0.02, missing: 0.01},
  swappedNames: 0.01,
  dob: {slip: 0.015, swapped: 0.01, newYear: 0.005, missing: 0.03},
  postcode: {slip: 0.02, missing: 0.04},
  sex: {wrong: 0.003, missing: 0.05},
  place: {slip: 0.02, missing: 0.1},
};

/** Share of people who move between two of their records, and of women who take another family name. */
export const MOVES = 0.12;
export const TAKES_NAME = 0.025;

/** One record of a person as a clerk writes it. */
export function record(rng: Rng, person: Individual): Row {
  const is = (share: number): boolean => rng.next() < share;
  let given = name(rng, person.given, RATES.given, petFormsOf(person.given));
  let family = name(rng, person.family, {...RATES.family, petForm: 0}, []);
  if (is(RATES.swappedNames)) [given, family] = [family, given];
  return {
    given,
    family,
    dob: is(RATES.dob.missing) ? '' : birthDate(rng, isoDate(person.birthDay)),
    sex: is(RATES.sex.missing) ? '' : is(RATES.sex.wrong) ? (person.sex === 'F' ? 'M' : 'F') : person.sex,
    postcode: is(RATES.postcode.missing)
      ? ''
      : is(RATES.postcode.slip)
        ? slipPostcode(rng, person.postcode)
        : person.postcode,
    place: is(RATES.place.missing) ? '' : is(RATES.place.slip) ? slip(rng, person.place) : person.place,
  };
}

/** The person after what happens between two records: a move, another family name. */
export function later(rng: Rng, person: Individual, homes: number, drawFamily: () => string): Individual {
  const postcode = rng.next() < MOVES ? drawPostcode(rng, homes) : person.postcode;
  const family = person.sex === 'F' && rng.next() < TAKES_NAME ? drawFamily() : person.family;
  return {...person, postcode, family};
}

type NameRates = {slip: number; variant: number; petForm: number; missing: number};

function name(rng: Rng, text: string, rates: NameRates, petForms: readonly string[]): string {
  let rest = rng.next();
  if ((rest -= rates.missing) < 0) return '';
  if ((rest -= rates.slip) < 0) return plain(slip(rng, text));
  const others = (rest -= rates.variant) < 0 ? variantsOf(text) : (rest -= rates.petForm) < 0 ? petForms : [];
  return plain(others.length === 0 ? text : others[rng.int(others.length)]!);
}

function birthDate(rng: Rng, iso: string): string {
  let rest = rng.next();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8)];
  if ((rest -= RATES.dob.newYear) < 0) return `${year}-01-01`;
  if ((rest -= RATES.dob.swapped) < 0) return Number(day) <= 12 ? `${year}-${day}-${month}` : iso;
  if ((rest -= RATES.dob.slip) >= 0) return iso;
  const slipped =
    rng.next() < 0.5 ? `${year}-${month}-${slipDigits(rng, day)}` : `${slipDigits(rng, year)}-${month}-${day}`;
  return isDate(slipped) ? slipped : iso;
}

const isDate = (iso: string): boolean => {
  const time = Date.parse(iso);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) && iso > '1900' && iso < '2026';
};

/** The letters after the space are what is mistaken most. */
const slipPostcode = (rng: Rng, postcode: string): string =>
  rng.next() < 0.5
    ? postcode.slice(0, -1) + 'ABDEFGHJLNPQRSTUWXYZ'[rng.int(20)]!
    : postcode.slice(0, -3) + String(rng.int(10)) + postcode.slice(-2);
