import {setAt} from '../../src/base/get-or-insert.ts';
import {createRng, type Rng} from '../../src/base/rng.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {Book, idOf} from './book.ts';

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
  /** `camouflage`: innocent links of each member beside those, to any families of the hub. */
  cluster: {adults: number; families: number; familiesEach: number; lost: number; camouflage?: number} | null;
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

export type Hub = {
  records: Records;
  resolved: Resolved;
  persons: number;
  /** Adults of the planted cluster, and the children of its families. */
  ring: Set<string>;
  victims: Set<string>;
  /** Children of other households of whom an adult is kin, where no record says so. */
  unrecordedKin: ReadonlyMap<string, ReadonlySet<string>>;
  /** Families of the planted cluster. */
  familyCount: number;
};

type Household = {adults: number[]; children: number[]; postcode: number};

const POSTCODE_HOUSEHOLDS = 15;

/** Everything above as records, with identities as they were resolved. Deterministic by seed. */
export function makeHub(options: HubOptions): Hub {
  const rng = createRng(options.seed);
  const book = new Book(rng);
  const homes = Array.from({length: options.households}, (_, at) => household(book, rng, at, options.estates));
  const name = (adult: number, family: Household): void => {
    const who = rng.next() < options.identityError ? wrongPerson(book, rng) : adult;
    book.report(family.children[rng.int(family.children.length)]!, who);
  };
  for (const home of homes) book.report(home.children[0]!, null);
  mingle(homes, rng, options, name);
  const unrecordedKin = new Map<string, Set<string>>();
  const forget = (adult: number, {children}: Household): void => {
    const known = setAt(unrecordedKin, idOf(adult));
    for (const child of children) known.add(idOf(child));
  };
  for (let i = 0; i < options.extendedFamilies; i++) extendedFamily(book, homes, rng, options, name, forget);
  for (let i = 0; i < options.institutions; i++) institution(book, homes, rng);
  for (let i = 0; i < options.professionals; i++) {
    const worker = book.person(30 + rng.int(30));
    for (let n = 0; n < 300; n++) name(worker, pick(rng, homes));
  }
  for (let i = 0; i < options.refuges; i++) refuge(book, homes, rng, name);
  const {members, victims} = options.cluster === null ? NOTHING_PLANTED : plant(homes, rng, options.cluster, name);
  return {
    ...book.finish(),
    persons: book.persons,
    ring: new Set(members.map(idOf)),
    victims: new Set(victims.flatMap(({children}) => children.map(idOf))),
    familyCount: new Set(victims).size,
    unrecordedKin,
  };
}

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
function extendedFamily(
  book: Book,
  homes: readonly Household[],
  rng: Rng,
  options: HubOptions,
  name: Name,
  forget: Name,
): void {
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
        else forget(adult, other);
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

type Planted = {members: number[]; victims: Household[]};

const NOTHING_PLANTED: Planted = {members: [], victims: []};

/** Members are any adults: whom somebody lives with tells nothing of it. */
function plant(
  homes: readonly Household[],
  rng: Rng,
  {adults, families, familiesEach, lost, camouflage = 0}: NonNullable<HubOptions['cluster']>,
  name: Name,
): Planted {
  const everybody = homes.flatMap((home) => home.adults);
  const victims = Array.from({length: families}, () => pick(rng, homes));
  const members = Array.from({length: adults}, () => pick(rng, everybody));
  for (const member of members) {
    const left = [...victims];
    for (let n = 0; n < familiesEach; n++) {
      const family = left.splice(rng.int(left.length), 1)[0]!;
      if (rng.next() >= lost) name(member, family);
    }
    for (let n = 0; n < camouflage; n++) name(member, pick(rng, homes));
  }
  return {members, victims};
}
