import type {Rng} from '../../src/base/rng.ts';
import {dayOf} from '../../src/base/day.ts';
import {FIRST_DAY, LAST_DAY, YEARS} from './calendar.ts';
import {OPEN, ageOn, familyOn, type Household, type Person, type World} from './model.ts';
import {marriedFamily} from './naming.ts';
import {homeOf, pair, settle, type People} from './people.ts';
import type {Places} from './places.ts';
import {addChild, addTwin} from './population.ts';
import {between, chance, pick} from './random.ts';

const BIRTH_COUPLE = 0.1;
const BIRTH_LONE = 0.035;
const SEPARATION = 0.035;
const NEW_PARTNER = 0.12;
const MARRIAGE = 0.04;
const MOVE = 0.09;
const PLACEMENT = 0.004;
const DEATH = 0.002;

/** Lives six years: each household year by year, so that every spell follows the one before. */
export function live(rng: Rng, world: World, people: People, places: Places): void {
  const bachelors = world.households.filter(
    (h) => h.children.length === 0 && h.adults.length === 1 && h.adults[0]!.sex === 'M',
  );
  const carers = world.households
    .filter((h) => h.adults.length === 2 && h.children.length === 0)
    .slice(0, 3 + Math.floor(world.households.length / 300));
  for (const year of YEARS) {
    const start = dayOf(year, 1, 1);
    for (const household of world.households) {
      if (household.adults.length === 0) continue;
      separate(rng, world, household, bachelors, places, start + between(rng, 0, 80));
      repartner(rng, household, bachelors, start + between(rng, 81, 160));
      marry(rng, household, start + between(rng, 100, 200));
      move(rng, world, household, places, start + between(rng, 170, 260));
      birth(rng, household, people, start + between(rng, 261, 360));
      place(rng, world, household, carers, start + between(rng, 300, 360));
      die(rng, household, start + between(rng, 330, 364));
    }
  }
}

/** The mother of a household, by whom it stays together. */
export function motherOf(household: Household): Person | null {
  return household.adults.find((adult) => adult.sex === 'F') ?? null;
}

/** Who lives as a couple with somebody on a day. */
export function partnerOn(person: Person, day: number): Person | null {
  return person.partners.find((spell) => spell.from <= day && day < spell.to)?.person ?? null;
}

function separate(
  rng: Rng,
  world: World,
  household: Household,
  bachelors: Household[],
  places: Places,
  day: number,
): void {
  const mother = motherOf(household);
  const partner = mother === null ? null : partnerOn(mother, day);
  if (mother === null || partner === null || !chance(rng, SEPARATION * (household.need >= 0.3 ? 2.5 : 1))) return;
  endCouple(mother, partner, day);
  household.adults = household.adults.filter((adult) => adult !== partner);
  const draw = rng.next();
  const {hostels, nowhere} = world.institutions[household.area];
  if (draw < 0.12) settle(partner, pick(rng, hostels), day, 'temporary');
  else if (draw < 0.18) settle(partner, nowhere, day, 'temporary');
  else settle(partner, draw < 0.5 ? places.roomIn(household.area) : places.home(household.area), day);
  const alone = {...household, id: world.households.length, adults: [partner], children: [], need: 0};
  world.households.push(alone);
  if (partner.sex === 'M') bachelors.push(alone);
  if (familyOn(mother, day) !== mother.families[0]!.name && chance(rng, 0.3))
    mother.families.push({from: day + 200, name: mother.families[0]!.name});
}

export function endCouple(left: Person, right: Person, day: number): void {
  for (const spell of left.partners) if (spell.person === right && spell.to === OPEN) spell.to = day;
  for (const spell of right.partners) if (spell.person === left && spell.to === OPEN) spell.to = day;
}

/** A mother alone takes a new partner, who moves in: the children's stepfather. */
function repartner(rng: Rng, household: Household, bachelors: Household[], day: number): void {
  const mother = motherOf(household);
  if (
    mother === null ||
    household.children.length === 0 ||
    partnerOn(mother, day) !== null ||
    !chance(rng, NEW_PARTNER)
  )
    return;
  if (bachelors.length === 0) return;
  const other = bachelors[rng.int(bachelors.length)]!;
  const man = other.adults[0];
  const home = homeOf(mother);
  if (man === undefined || home === null || Math.abs(man.born - mother.born) > 5500 || man.planted !== '') return;
  other.adults = [];
  household.adults.push(man);
  pair(mother, man, day, OPEN, -1);
  settle(man, home, day);
}

function marry(rng: Rng, household: Household, day: number): void {
  const mother = motherOf(household);
  if (mother === null || !chance(rng, MARRIAGE)) return;
  const couple = mother.partners.find((spell) => spell.from <= day && day < spell.to && spell.married < 0);
  if (couple === undefined) return;
  couple.married = day;
  const taken = marriedFamily(rng, mother.custom, familyOn(mother, day), familyOn(couple.person, day));
  if (taken !== null) mother.families.push({from: day, name: taken});
}

function move(rng: Rng, world: World, household: Household, places: Places, day: number): void {
  const {refuges, hostels} = world.institutions[household.area];
  const mother = motherOf(household);
  if (mother !== null && household.need > 0.5 && household.children.length > 0 && chance(rng, 0.05)) {
    const refuge = pick(rng, refuges);
    for (const person of [mother, ...household.children]) settleChild(person, refuge, day, 'temporary');
    return;
  }
  if (!chance(rng, MOVE)) return;
  const temporary = household.need >= 0.3 && chance(rng, 0.12);
  const home = temporary ? pick(rng, hostels) : places.home(household.area);
  for (const person of [...household.adults, ...household.children])
    settleChild(person, home, day, temporary ? 'temporary' : 'home');
}

function settleChild(
  person: Person,
  home: Parameters<typeof settle>[1],
  day: number,
  kind: 'home' | 'temporary',
): void {
  if (person.spells[person.spells.length - 1]?.kind === 'placement') return;
  if (person.born <= day && day < person.died) settle(person, home, day, kind);
}

function birth(rng: Rng, household: Household, people: People, day: number): void {
  const mother = motherOf(household);
  if (mother === null || ageOn(mother, day) < 18 || ageOn(mother, day) > 42) return;
  const father = partnerOn(mother, day);
  const last = household.children[household.children.length - 1];
  if (last !== undefined && day - last.born < 330) return;
  if (!chance(rng, father === null ? BIRTH_LONE : BIRTH_COUPLE)) return;
  const child = addChild(rng, people, household, mother, father, day);
  const born = [child];
  if (chance(rng, 0.016)) born.push(addTwin(rng, people, household, mother, father, day));
  const home = homeOf(mother)!;
  for (const baby of born) {
    baby.named = day + between(rng, 3, 40);
    settle(baby, home, day);
  }
}

/** The local authority takes a child into care: the child moves to a foster carer, and sometimes home again. */
function place(rng: Rng, world: World, household: Household, carers: Household[], day: number): void {
  if (
    household.children.length === 0 ||
    carers.length === 0 ||
    !chance(rng, PLACEMENT * (household.need >= 0.3 ? 6 : 0.3))
  )
    return;
  const carer = pick(rng, carers);
  const home = carer.adults[0] === undefined ? null : homeOf(carer.adults[0]);
  if (home === null || carer === household) return;
  const end = chance(rng, 0.5) ? OPEN : day + between(rng, 60, 500);
  for (const child of household.children) {
    if (ageOn(child, day) > 16 || child.born > day || child.spells.some((spell) => spell.kind === 'placement'))
      continue;
    const own = homeOf(child);
    settle(child, home, day, 'placement');
    if (end <= LAST_DAY && own !== null) settle(child, own, end);
    world.plans.push({
      child,
      plan: 'CLA',
      category: pick(rng, ['NEG', 'EMO', 'PHY']),
      start: day,
      end,
      placement: 'Foster',
      carer: carer.adults[0]!,
      place: home,
      adult: null,
    });
  }
}

function die(rng: Rng, household: Household, day: number): void {
  for (const person of [...household.adults, ...household.children]) {
    const rate = ageOn(person, day) > 65 ? 0.03 : DEATH * (ageOn(person, day) < 1 ? 2 : 0.4);
    if (person.born > day || day <= FIRST_DAY || person.died !== OPEN || !chance(rng, rate)) continue;
    person.died = day;
    person.dead = true;
    const partner = partnerOn(person, day);
    if (partner !== null) endCouple(person, partner, day);
    household.adults = household.adults.filter((adult) => adult !== person);
    household.children = household.children.filter((child) => child !== person);
  }
}
