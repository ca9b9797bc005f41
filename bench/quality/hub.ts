import {dayToIso} from '../../src/base/day.ts';
import {createRng, type Rng} from '../../src/base/rng.ts';
import type {StayKind} from '../../src/model/address.ts';
import {untoldMention, type Mention} from '../../src/model/mention.ts';
import type {Involvement, Notification, Stay, Tie, TieKind} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import type {Dwelling, Resolved} from '../../src/model/resolved.ts';
import type {Provenance} from '../../src/model/source.ts';
import {concern} from '../concern.ts';

/**
 * A hub of households with the links that agencies happen to record between adults and other families, and at most one planted
 * cluster. It knows nothing of extracts or names: it asks how well groups are told from chance, whatever the reader and the
 * resolver do.
 */
export type HubOptions = {
  seed: number;
  households: number;
  /** Chance that an adult is linked to another family, and to one more after that; half of them live near. */
  linkChance: number;
  extendedFamilies: number;
  /** 2: sisters and their children. 4: great-grandmother to child. */
  generations: 2 | 4;
  /** Share of the relations of an extended family that is recorded. */
  kinRecorded: number;
  institutions: number;
  professionals: number;
  /** Blocks of 60 households in one building, whose adults are linked to their neighbours as often again. */
  estates: number;
  /** Refuges through which 30 families pass, whose mothers are named in one another's records. */
  refuges: number;
  /** Share of parts in records that stand under the wrong person: somebody else, or nobody known. */
  identityError: number;
  cluster: {adults: number; families: number; familiesEach: number; lost: number} | null;
};

export const PLAIN_HUB: HubOptions = {
  seed: 1,
  households: 40_000,
  linkChance: 0.35,
  extendedFamilies: 2000,
  generations: 2,
  kinRecorded: 0.7,
  institutions: 40,
  professionals: 60,
  estates: 0,
  refuges: 0,
  identityError: 0,
  cluster: null,
};

export type Hub = {records: Records; resolved: Resolved; persons: number; ring: Set<string>};

type Household = {adults: number[]; children: number[]; postcode: number};

const POSTCODE_HOUSEHOLDS = 15;
const FIRST_DAY = 17_500;
const DAYS = 6 * 365;

/** Everything above as records, with identities as they were resolved. Deterministic by seed. */
export function makeHub(options: HubOptions): Hub {
  const rng = createRng(options.seed);
  const book = new Book(options.households, rng);
  const homes = Array.from({length: options.households}, (_, at) => household(book, rng, at, options.estates));
  const name = (adult: number, family: Household): void => {
    const who = rng.next() < options.identityError ? wrongPerson(book, rng) : adult;
    book.report(family.children[rng.int(family.children.length)]!, who);
  };
  for (const home of homes) book.report(home.children[0]!, null);
  mingle(homes, rng, options, name);
  for (let i = 0; i < options.extendedFamilies; i++) extendedFamily(book, homes, rng, options, name);
  for (let i = 0; i < options.institutions; i++) institution(book, homes, rng);
  for (let i = 0; i < options.professionals; i++) {
    const worker = book.person(30 + rng.int(30));
    for (let n = 0; n < 300; n++) name(worker, pick(rng, homes));
  }
  for (let i = 0; i < options.refuges; i++) refuge(book, homes, rng, name);
  const ring = options.cluster === null ? [] : plant(homes, rng, options.cluster, name);
  return {...book.finish(), persons: book.persons, ring: new Set(ring.map(idOf))};
}

const idOf = (person: number): string => `p${String(person).padStart(7, '0')}`;
const pick = <T>(rng: Rng, of: readonly T[]): T => of[rng.int(of.length)]!;

function household(book: Book, rng: Rng, at: number, estates: number): Household {
  const adults = Array.from({length: 1 + rng.int(2)}, () => book.person(22 + rng.int(25)));
  const children = Array.from({length: 1 + rng.int(3)}, () => book.person(rng.int(14)));
  const postcode = Math.floor(at / POSTCODE_HOUSEHOLDS);
  const block = Math.floor(at / 60);
  const dwelling = book.dwelling('dwelling', postcode, block < estates ? `block${block}` : null);
  for (const person of [...adults, ...children]) book.live(person, dwelling, 'home');
  for (const child of children) for (const adult of adults) book.tie(adult, child, 'parent');
  if (adults.length === 2) book.tie(adults[0]!, adults[1]!, 'partner');
  return {adults, children, postcode};
}

type Name = (adult: number, family: Household) => void;

function mingle(homes: readonly Household[], rng: Rng, {linkChance, estates}: HubOptions, name: Name): void {
  for (const [at, home] of homes.entries()) {
    const isEstate = Math.floor(at / 60) < estates;
    for (const adult of home.adults) {
      for (let round = 0; round < (isEstate ? 2 : 1); round++) {
        while (rng.next() < linkChance) {
          const isNear = round === 1 || rng.next() < 0.5;
          const first = at - (at % POSTCODE_HOUSEHOLDS);
          const other = isNear
            ? homes[Math.min(homes.length - 1, first + rng.int(POSTCODE_HOUSEHOLDS))]!
            : pick(rng, homes);
          if (other !== home) name(adult, other);
        }
      }
    }
  }
}

/** Four households with much to do with one another; how they are related is recorded in part. */
function extendedFamily(book: Book, homes: readonly Household[], rng: Rng, options: HubOptions, name: Name): void {
  const family = [0, 1, 2, 3].map(() => pick(rng, homes));
  if (new Set(family).size < 4) return;
  if (options.generations === 4) {
    const oldest = book.person(85);
    const middle = [book.person(66), book.person(64)];
    for (const person of middle) if (rng.next() < options.kinRecorded) book.tie(oldest, person, 'parent');
    for (const [at, home] of family.entries())
      if (rng.next() < options.kinRecorded) book.tie(middle[at % 2]!, home.adults[0]!, 'parent');
    for (const elder of [oldest, ...middle]) for (const home of family) if (rng.next() < 0.35) name(elder, home);
  }
  for (const home of family) {
    for (const other of family) {
      if (other === home) continue;
      for (const adult of home.adults) {
        if (rng.next() >= 0.35) continue;
        name(adult, other);
        if (rng.next() < options.kinRecorded) for (const child of other.children) book.tie(adult, child, 'relative');
      }
    }
  }
}

/** A home of many at an address that nobody has marked as one. */
function institution(book: Book, homes: readonly Household[], rng: Rng): void {
  const dwelling = book.dwelling('unknown', homes.length + rng.int(1000), null);
  for (let n = 0; n < 150; n++) book.live(pick(rng, pick(rng, homes).adults), dwelling, 'home');
}

function refuge(book: Book, homes: readonly Household[], rng: Rng, name: Name): void {
  const dwelling = book.dwelling('communal', homes.length + 1000 + rng.int(1000), null);
  const guests = Array.from({length: 30}, () => pick(rng, homes));
  for (const {adults, children} of guests)
    for (const person of [adults[0]!, ...children]) book.live(person, dwelling, 'refuge');
  for (const home of guests) {
    for (let n = rng.int(3); n > 0; n--) {
      const other = pick(rng, guests);
      if (other !== home) name(home.adults[0]!, other);
    }
  }
}

function wrongPerson(book: Book, rng: Rng): number {
  return rng.next() < 0.5 ? book.person(20 + rng.int(40)) : rng.int(book.persons);
}

function plant(
  homes: readonly Household[],
  rng: Rng,
  {adults, families, familiesEach, lost}: NonNullable<HubOptions['cluster']>,
  name: Name,
): number[] {
  const victims = Array.from({length: families}, () => pick(rng, homes));
  const members = Array.from({length: adults}, () => pick(rng, homes).adults[0]!);
  for (const member of members) {
    const left = [...victims];
    for (let n = 0; n < familiesEach; n++) {
      const family = left.splice(rng.int(left.length), 1)[0]!;
      if (rng.next() >= lost) name(member, family);
    }
  }
  return members;
}

/** Collects records; ids run in order, so that all lists are sorted. */
class Book {
  persons = 0;
  readonly #rng: Rng;
  readonly #mentions: Mention[] = [];
  readonly #notifications: Notification[] = [];
  readonly #involvements: Involvement[] = [];
  readonly #ties: Tie[] = [];
  readonly #stays: Stay[] = [];
  readonly #dwellings: Dwelling[] = [];
  readonly #dwellingOfStay: number[] = [];

  constructor(_households: number, rng: Rng) {
    this.#rng = rng;
  }

  person(age: number): number {
    const day = dayToIso(FIRST_DAY - age * 365 - this.#rng.int(365));
    const id = idOf(this.persons);
    this.#mentions.push({
      ...untoldMention(said(id, dayToIso(FIRST_DAY), 'health')),
      birth: {from: day, to: day, kind: 'exact'},
    });
    return this.persons++;
  }

  dwelling(kind: Dwelling['kind'], postcode: number, building: string | null): number {
    const id = `d${String(this.#dwellings.length).padStart(7, '0')}`;
    this.#dwellings.push({id, kind, label: id, postcode: `P${postcode}`, building, protected: false});
    return this.#dwellings.length - 1;
  }

  live(person: number, dwelling: number, kind: StayKind): void {
    const id = `s${String(this.#stays.length).padStart(7, '0')}`;
    const start = dayToIso(FIRST_DAY);
    const address = {text: id, postcode: null, uprn: null, protected: false};
    this.#stays.push({
      ...said(id, start, 'housing'),
      mention: idOf(person),
      address,
      kind,
      start,
      end: null,
      asAt: start,
    });
    this.#dwellingOfStay.push(dwelling);
  }

  tie(from: number, to: number, kind: TieKind): void {
    const id = `t${String(this.#ties.length).padStart(7, '0')}`;
    const start = dayToIso(FIRST_DAY);
    this.#ties.push({
      ...said(id, start, 'social-care'),
      from: idOf(from),
      to: idOf(to),
      kind,
      detail: '',
      start,
      end: null,
    });
  }

  /** A concern about a child on some day, in which an adult may be named. */
  report(child: number, adult: number | null): void {
    const at = this.#notifications.length;
    const id = `n${String(at).padStart(7, '0')}`;
    const day = dayToIso(FIRST_DAY + 1 + this.#rng.int(DAYS));
    const base = said(id, day, ['police', 'social-care', 'health', 'education'][this.#rng.int(4)]!);
    this.#notifications.push(concern(base));
    const add = (person: number, role: Involvement['role'], suffix: string): void => {
      this.#involvements.push({...base, id: `i${id.slice(1)}${suffix}`, notification: id, mention: idOf(person), role});
    };
    add(child, 'subject', 'a');
    if (adult !== null) add(adult, 'associate', 'b');
  }

  finish(): {records: Records; resolved: Resolved} {
    const persons = this.#mentions.map(({id}) => ({id, mentions: [id]}));
    return {
      records: {
        mentions: this.#mentions,
        notifications: this.#notifications,
        involvements: this.#involvements,
        ties: this.#ties,
        stays: this.#stays,
      },
      resolved: {
        persons,
        personOf: Int32Array.from(persons, (_, at) => at),
        held: [],
        kinLevels: new Int32Array(),
        dwellings: this.#dwellings,
        dwellingOfMention: new Int32Array(persons.length).fill(-1),
        dwellingOfStay: Int32Array.from(this.#dwellingOfStay),
        dwellingOfNotification: new Int32Array(this.#notifications.length).fill(-1),
        dwellingAsWritten: new Int32Array(),
        incidents: this.#notifications.map(({id}) => ({id, notifications: [id], reasons: []})),
        incidentOf: Int32Array.from(this.#notifications, (_, at) => at),
      },
    };
  }
}

function said(id: string, receivedAt: string, agency: string): Provenance {
  return {
    id,
    source: {feed: 'hub', file: 'hub.csv', row: 1, slot: id},
    agency: agency as Mention['agency'],
    area: 'BRE',
    receivedAt,
  };
}
