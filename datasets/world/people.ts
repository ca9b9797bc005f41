import type {Rng} from '../../src/base/rng.ts';
import {civilOf, dayOf} from '../../src/base/day.ts';
import type {Custom} from '../names/custom.ts';
import {cro, dramaPhone, nationalInsurance, nhsNumbers, pnc, registrationMark, upn} from './identifiers.ts';
import {OPEN, type Area, type Dwelling, type Person, type Sex, type Spell} from './model.ts';
import {childFamily, givenName, knownAsOf, unboundFamily} from './naming.ts';
import {between, chance, pickCommon} from './random.ts';

const AUTHORITY: Record<Area, string> = {BRE: '304', EAL: '307', CAM: '202'};

/** Makes persons with their identifiers; the serials make every national number unique. */
export type People = {
  all: Person[];
  adult(area: Area, custom: Custom, sex: Sex, born: number): Person;
  child(area: Area, parents: Parents, born: number, sex: Sex): Person;
};

export type Parents = {
  mother: Person;
  father: Person | null;
  motherFamily: string;
  fatherFamily: string;
  siblings: readonly Person[];
};

export function createPeople(rng: Rng): People {
  const all: Person[] = [];
  const numbers = nhsNumbers();
  let phones = 0;

  function blank(area: Area, custom: Custom, sex: Sex, born: number, given: string, family: string): Person {
    const id = all.length;
    const person: Person = {
      id,
      custom,
      sex,
      given,
      middle: chance(rng, 0.4) ? pickCommon(rng, sex === 'F' ? custom.girls : custom.boys) : '',
      families: [{from: -OPEN, name: family}],
      otherFamily: chance(rng, sex === 'F' ? 0.045 : 0.0134) ? unboundFamily(rng, custom, sex) : '',
      otherGiven: chance(rng, 0.006) ? pickCommon(rng, sex === 'F' ? custom.girls : custom.boys) : '',
      knownAs: knownAsOf(rng, given),
      born,
      named: born,
      died: OPEN,
      dead: false,
      january: chance(rng, custom.january),
      mother: null,
      father: null,
      adopters: [],
      twin: null,
      area,
      spells: [],
      nhs: numbers.next().value,
      upn: '',
      pnc: '',
      cro: '',
      ni: '',
      phones: [],
      email: '',
      vrm: '',
      localIds: new Map(),
      staff: false,
      partners: [],
      planted: '',
    };
    all.push(person);
    return person;
  }

  function adult(area: Area, custom: Custom, sex: Sex, born: number): Person {
    const person = blank(area, custom, sex, born, givenName(rng, custom, sex, []), unboundFamily(rng, custom, sex));
    person.ni = nationalInsurance(person.id);
    if (chance(rng, 0.5)) person.phones.push(dramaPhone(phones++));
    if (chance(rng, 0.15)) person.phones.push(dramaPhone(phones++));
    if (chance(rng, 0.2)) person.email = emailOf(person);
    if (chance(rng, 0.25)) person.vrm = registrationMark(person.id);
    if (chance(rng, sex === 'M' ? 0.12 : 0.03)) giveRecord(rng, person);
    if (person.january) person.born = dayOf(civilOf(born).year, between(rng, 1, 12), between(rng, 1, 28));
    return person;
  }

  function child(area: Area, parents: Parents, born: number, sex: Sex): Person {
    const {mother, father} = parents;
    const custom = chance(rng, 0.7) || father === null ? mother.custom : father.custom;
    const taken = [mother.given, father?.given ?? '', ...parents.siblings.map((sibling) => sibling.given)];
    const namedAfterFather =
      father !== null &&
      sex === 'M' &&
      chance(rng, 0.02) &&
      parents.siblings.every((sibling) => sibling.given !== father.given);
    const given = namedAfterFather ? father.given : givenName(rng, custom, sex, taken);
    const named = father !== null && chance(rng, 0.85) ? {given: father.given, family: parents.fatherFamily} : null;
    const person = blank(area, custom, sex, born, given, childFamily(rng, custom, sex, named, parents.motherFamily));
    const like = parents.siblings.find((sibling) => sibling.sex === sex && sibling.father === father);
    if (like !== undefined && chance(rng, 0.85)) person.families[0]!.name = like.families[0]!.name;
    person.mother = mother;
    person.father = father;
    person.january = chance(rng, custom.january * 0.25);
    const reused = chance(rng, 0.002) ? parents.siblings.find((sibling) => sibling.upn !== '') : undefined;
    person.upn = reused?.upn ?? upn(AUTHORITY[area], civilOf(born).year + 4, person.id);
    return person;
  }

  return {all, adult, child};
}

/** Gives somebody the numbers of a criminal record. */
export function giveRecord(rng: Rng, person: Person): void {
  const year = Math.max(civilOf(person.born).year + between(rng, 14, 25), 1985);
  person.pnc = pnc(Math.min(year, 2017), 10_000 + ((person.id * 7) % 900_000));
  if (chance(rng, 0.6)) person.cro = cro(Math.min(year, 2017), 1000 + ((person.id * 11) % 990_000));
}

/** Lives in a dwelling from a day on; the spell before it ends there. */
export function settle(person: Person, dwelling: Dwelling, from: number, kind: Spell['kind'] = 'home'): void {
  const last = person.spells[person.spells.length - 1];
  if (last !== undefined) {
    if (last.from >= from) {
      last.dwelling = dwelling;
      last.kind = kind;
      return;
    }
    last.to = from;
  }
  person.spells.push({dwelling, from, to: OPEN, kind});
}

export function homeOf(person: Person): Dwelling | null {
  return person.spells[person.spells.length - 1]?.dwelling ?? null;
}

export function pair(left: Person, right: Person, from: number, to: number, married: number): void {
  left.partners.push({person: right, from, to, married});
  right.partners.push({person: left, from, to, married});
}

function emailOf(person: Person): string {
  const plain = `${person.given}.${person.families[0]!.name}`
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z.]/g, '');
  return `${plain}${String(person.id % 97)}@example.com`;
}
