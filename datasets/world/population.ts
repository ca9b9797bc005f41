import type {Rng} from '../../src/base/rng.ts';
import {CUSTOMS} from '../names/customs.ts';
import type {Custom} from '../names/custom.ts';
import {FIRST_DAY} from './calendar.ts';
import {OPEN, familyOn, type Area, type Household, type Person, type Sex} from './model.ts';
import {marriedFamily} from './naming.ts';
import {pair, settle, type People} from './people.ts';
import type {Places} from './places.ts';
import {between, chance, pick, weighted} from './random.ts';

const KINDS = {couple: 0.42, lone: 0.2, childless: 0.1, single: 0.16, shared: 0.06, grown: 0.06} as const;
const MIXED = 0.12;
const YEAR = 365.25;

/** Households as they stand on the first day, until the borough has about `target` persons. */
export function populate(
  rng: Rng,
  people: People,
  places: Places,
  target: number,
  areas: readonly Area[],
): Household[] {
  const households: Household[] = [];
  const shares = areaShares(areas);
  while (people.all.length < target) {
    const area = weighted(rng, shares) as Area;
    const custom = drawCustom(rng);
    const household: Household = {id: households.length, area, adults: [], children: [], custom, need: drawNeed(rng)};
    fill(rng, people, household);
    house(rng, places, household);
    households.push(household);
  }
  return households;
}

/** How often a household comes to notice, in incidents a year: most never, a few again and again. */
export function drawNeed(rng: Rng): number {
  const draw = rng.next();
  if (draw < 0.4) return 0.03;
  if (draw < 0.82) return 0.14;
  return draw < 0.975 ? 0.3 : 0.85;
}

/** One borough keeps a thin neighbour, so that families who come over its border have a history there. */
function areaShares(areas: readonly Area[]): Record<string, number> {
  return areas.length === 1 ? {BRE: 0.97, EAL: 0.03} : {BRE: 0.4, EAL: 0.35, CAM: 0.25};
}

function drawCustom(rng: Rng): Custom {
  let rest = rng.next() * CUSTOMS.reduce((sum, custom) => sum + custom.share, 0);
  return CUSTOMS.find((custom) => (rest -= custom.share) < 0) ?? CUSTOMS[0]!;
}

function fill(rng: Rng, people: People, household: Household): void {
  const kind = weighted(rng, KINDS);
  const {area, custom} = household;
  if (kind === 'single') {
    household.adults.push(people.adult(area, custom, drawSex(rng), bornAged(rng, 18, 84)));
    return;
  }
  if (kind === 'shared') {
    for (let i = between(rng, 2, 5); i > 0; i--)
      household.adults.push(people.adult(area, drawCustom(rng), chance(rng, 0.7) ? 'M' : 'F', bornAged(rng, 19, 48)));
    return;
  }
  const mother = people.adult(area, custom, 'F', kind === 'grown' ? bornAged(rng, 40, 55) : bornAged(rng, 20, 45));
  household.adults.push(mother);
  const father = people.adult(
    area,
    chance(rng, MIXED) ? drawCustom(rng) : custom,
    'M',
    mother.born - between(rng, -900, 3000),
  );
  if (kind === 'lone') leaveBehind(rng, mother, father);
  else {
    household.adults.push(father);
    join(rng, mother, father, FIRST_DAY - between(rng, 200, 5000));
  }
  if (kind !== 'childless') bear(rng, people, household, mother, father, kind === 'grown' ? 16 : 0);
  if (chance(rng, 0.05)) addGrandmother(rng, people, household, mother);
}

/** The children born before the first day, twins now and then. */
function bear(rng: Rng, people: People, household: Household, mother: Person, father: Person, youngest: number): void {
  const count = weighted(rng, {'1': 0.38, '2': 0.36, '3': 0.17, '4': 0.07, '5': 0.02});
  const span = Math.min(FIRST_DAY - mother.born - 18 * YEAR, 17 * YEAR);
  if (span <= 0) return;
  for (let i = Number(count); i > 0; i--) {
    const born = Math.floor(FIRST_DAY - youngest * YEAR * 0.3 - rng.next() * span);
    const apart = household.children.every((child) => Math.abs(child.born - born) > 290);
    if (!apart) continue;
    const other = chance(rng, 0.1) ? null : father;
    addChild(rng, people, household, mother, other, born);
    if (chance(rng, 0.016)) addTwin(rng, people, household, mother, other, born);
  }
  household.children.sort((a, b) => a.born - b.born);
}

/** A child of the household under the names its parents bear at birth. */
export function addChild(
  rng: Rng,
  people: People,
  household: Household,
  mother: Person,
  father: Person | null,
  born: number,
): Person {
  const parents = {
    mother,
    father,
    motherFamily: familyOn(mother, born),
    fatherFamily: father === null ? '' : familyOn(father, born),
    siblings: household.children,
  };
  const child = people.child(household.area, parents, born, drawSex(rng));
  household.children.push(child);
  return child;
}

/** A twin of the child last added; alike in name now and then, as families like it. */
export function addTwin(
  rng: Rng,
  people: People,
  household: Household,
  mother: Person,
  father: Person | null,
  born: number,
): Person {
  const first = household.children[household.children.length - 1]!;
  const twin = addChild(rng, people, household, mother, father, born);
  twin.families[0]!.name = twin.sex === first.sex ? first.families[0]!.name : twin.families[0]!.name;
  if (twin.sex === first.sex && chance(rng, 0.4)) twin.given = alikeName(rng, first);
  first.twin = twin;
  twin.twin = first;
  return twin;
}

function alikeName(rng: Rng, first: Person): string {
  const list = first.sex === 'F' ? first.custom.girls : first.custom.boys;
  const alike = list.filter((name) => name !== first.given && name.slice(0, 2) === first.given.slice(0, 2));
  return alike.length > 0 ? pick(rng, alike) : `${first.given.slice(0, -1)}${first.given.endsWith('a') ? 'ah' : 'y'}`;
}

function leaveBehind(rng: Rng, mother: Person, father: Person): void {
  const start = FIRST_DAY - between(rng, 2000, 5500);
  pair(mother, father, start, FIRST_DAY - between(rng, 60, 1500), -1);
}

function join(rng: Rng, mother: Person, father: Person, from: number): void {
  const married = chance(rng, 0.58) ? from : -1;
  pair(mother, father, from, OPEN, married);
  if (married === -1) return;
  const taken = marriedFamily(rng, mother.custom, familyOn(mother, from), familyOn(father, from));
  if (taken !== null) mother.families.push({from: married, name: taken});
}

function addGrandmother(rng: Rng, people: People, household: Household, mother: Person): void {
  const grandmother = people.adult(household.area, mother.custom, 'F', mother.born - between(rng, 7000, 11000));
  mother.mother = grandmother;
  household.adults.push(grandmother);
}

/** Everybody of the household has lived here since some day before the first; absent fathers live on their own. */
function house(rng: Rng, places: Places, household: Household): void {
  const shared =
    household.adults.length > 1 &&
    household.adults.every((adult) => adult.partners.length === 0) &&
    household.children.length === 0;
  const home = shared ? null : places.home(household.area);
  const since = FIRST_DAY - between(rng, 30, 4000);
  for (const adult of household.adults) settle(adult, home ?? places.roomIn(household.area), since);
  for (const child of household.children)
    settle(child, home ?? places.home(household.area), Math.max(since, child.born));
  for (const adult of household.adults) {
    for (const {person} of adult.partners) {
      if (person.spells.length === 0)
        settle(person, chance(rng, 0.3) ? places.roomIn(household.area) : places.home(household.area), since);
    }
  }
}

function drawSex(rng: Rng): Sex {
  return chance(rng, 0.51) ? 'M' : 'F';
}

function bornAged(rng: Rng, low: number, high: number): number {
  return Math.floor(FIRST_DAY - low * YEAR - rng.next() * (high - low) * YEAR);
}
