import type {Rng} from '../../src/base/rng.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {motherOf} from '../world/life.ts';
import {OPEN, ageOn, type Area, type Dwelling, type Household, type Person, type Sex} from '../world/model.ts';
import {settle} from '../world/people.ts';
import {between, pick} from '../world/random.ts';
import type {Build} from '../world/world.ts';

/** A family that a plant uses: its household, mother and children. */
export type Family = {id: string; household: Household; mother: Person; children: Person[]};

/** Hands out families and adults, each to one plant only. */
export type Ground = Build & {
  rng: Rng;
  /** A family none of whose members a plant has; `teen`: with a child aged 11 to 15 in 2020; `lone`: no partner now. */
  family(mark: string, wish: {area: Area; teen?: boolean; lone?: boolean}): Family | null;
  /** A new adult with a home of their own in the area. */
  adult(mark: string, area: Area, sex: Sex, low: number, high: number): Person;
};

const MIDDLE = FIRST_DAY + 800;

export function createGround(build: Build, rng: Rng): Ground {
  const {world, people, places} = build;
  const pool = world.households.filter((household) => usable(household));
  let cursor = 0;
  return {
    ...build,
    rng,
    family(mark, wish) {
      for (let tries = 0; tries < pool.length; tries++) {
        const household = pool[cursor++ % pool.length]!;
        const family = fits(household, wish) ? claim(household, mark) : null;
        if (family !== null) return family;
      }
      return null;
    },
    adult(mark, area, sex, low, high) {
      const custom = pick(rng, world.households).custom;
      const person = people.adult(area, custom, sex, FIRST_DAY - between(rng, low * 365, high * 365));
      person.planted = mark;
      settle(person, homeFor(), FIRST_DAY - between(rng, 100, 2000));
      world.households.push({id: world.households.length, area, adults: [person], children: [], custom, need: 0});
      return person;

      function homeFor(): Dwelling {
        return rng.next() < 0.4 ? places.roomIn(area) : places.home(area);
      }
    },
  };
}

function usable(household: Household): boolean {
  const mother = motherOf(household);
  if (mother === null || mother.died < LAST_DAY || household.need > 0.25) return false;
  return childrenOf(household).length > 0;
}

function childrenOf(household: Household): Person[] {
  return household.children.filter(
    (child) => ageOn(child, FIRST_DAY) >= 0 && ageOn(child, LAST_DAY) <= 18 && child.died === OPEN,
  );
}

function fits(household: Household, wish: {area: Area; teen?: boolean; lone?: boolean}): boolean {
  if (household.area !== wish.area) return false;
  const people = [...household.adults, ...household.children];
  if (people.some((person) => person.planted !== '' || person.spells.some((spell) => spell.kind === 'placement')))
    return false;
  const mother = motherOf(household)!;
  if (wish.lone === true && mother.partners.some((spell) => spell.to > FIRST_DAY)) return false;
  return wish.teen !== true || teensOf(childrenOf(household)).length > 0;
}

export function teensOf(children: readonly Person[]): Person[] {
  return children.filter((child) => ageOn(child, MIDDLE) >= 11 && ageOn(child, MIDDLE) <= 15);
}

function claim(household: Household, mark: string): Family {
  for (const person of [...household.adults, ...household.children]) person.planted = mark;
  const mother = motherOf(household)!;
  return {id: `F${String(household.id)}`, household, mother, children: childrenOf(household)};
}
