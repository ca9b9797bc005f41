import type {Rng} from '../../src/base/rng.ts';
import {dayOf, dayToIso} from '../../src/base/day.ts';
import {drawName, nameLists} from '../person-file/names.ts';
import {drawPostcode} from '../person-file/people.ts';
import {nhsNumbers} from '../../datasets/world/identifiers.ts';

/** What one record says of a person; empty where it says nothing. */
export type Facts = {
  given: string;
  family: string;
  /** Day of birth, or the expected one of an unborn child. */
  born: string;
  isUnborn: boolean;
  sex: 'female' | 'male' | 'unknown';
  address: string;
  postcode: string;
  phone: string;
  nhs: string;
};

export type Sex = 'female' | 'male';

/** Homes of the whole suite: a postcode holds a dozen of them. */
const HOMES = 12_000;
const HOSTELS = 120;
const STREETS = [
  'High Street',
  'Station Road',
  'Church Lane',
  'Park Avenue',
  'Mill Lane',
  'Queens Road',
  'Victoria Road',
];
/** The day on which all ages are told. */
const TODAY = dayOf(2024, 6, 1);

/** Draws people and what is known of them from one seeded stream. */
export class Draw {
  readonly rng: Rng;
  readonly #lists = nameLists();
  readonly #numbers = nhsNumbers();
  readonly #hostels: Pick<Facts, 'address' | 'postcode'>[] = [];

  constructor(rng: Rng) {
    this.rng = rng;
  }

  is(share: number): boolean {
    return this.rng.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.rng.int(list.length)]!;
  }

  given(sex: Sex, other = ''): string {
    const name = drawName(this.rng, sex === 'female' ? this.#lists.girls : this.#lists.boys, 10);
    return name === other ? this.given(sex, other) : name;
  }

  family(other = ''): string {
    const name = drawName(this.rng, this.#lists.families, 18);
    return name === other ? this.family(other) : name;
  }

  /** A day so many years before today, and up to a year more. */
  bornAged(years: number): number {
    return TODAY - Math.round(years * 365.25) - this.rng.int(365);
  }

  home(): Pick<Facts, 'address' | 'postcode'> {
    const address = `${String(1 + this.rng.int(180))} ${this.pick(STREETS)}`;
    return {address, postcode: drawPostcode(this.rng, HOMES)};
  }

  /** One of a few addresses that many strangers share. */
  hostel(): Pick<Facts, 'address' | 'postcode'> {
    while (this.#hostels.length < HOSTELS) this.#hostels.push(this.home());
    const {address, postcode} = this.pick(this.#hostels);
    return {address: `Hope House Hostel, ${address}`, postcode};
  }

  /** One of the thousand mobiles that are kept free for fiction, so that strangers share some; most records have none. */
  phone(): string {
    return this.is(0.4) ? `07700 900${String(this.rng.int(1000)).padStart(3, '0')}` : '';
  }

  nhs(): string {
    return this.#numbers.next().value;
  }

  person(years: number, sex: Sex = this.is(0.5) ? 'female' : 'male'): Facts {
    return {
      given: this.given(sex),
      family: this.family(),
      born: dayToIso(this.bornAged(years)),
      isUnborn: false,
      sex,
      ...this.home(),
      phone: this.phone(),
      nhs: '',
    };
  }

  child(): Facts {
    return this.person(1 + this.rng.int(16));
  }

  adult(sex?: Sex): Facts {
    return this.person(19 + this.rng.int(45), sex);
  }

  /** A day near another. */
  near(born: string, least: number, most: number): string {
    const [year, month, date] = born.split('-').map(Number) as [number, number, number];
    return dayToIso(dayOf(year, month, date) + least + this.rng.int(most - least + 1));
  }
}
