import {listAt} from '../../src/base/get-or-insert.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, ageOn, type Area, type Person} from '../world/model.ts';
import {homeOf, settle} from '../world/people.ts';
import {between, chance, pick, shuffle} from '../world/random.ts';
import {bornChildren} from './children.ts';
import type {Family, Ground} from './ground.ts';
import type {Plan} from './plan.ts';

/** Groups that look linked for an innocent reason; `count` of each kind. */
export function plantDecoys(ground: Ground, plan: Plan, count: number): void {
  for (let i = 0; i < count; i++) {
    const area = pick(ground.rng, ground.world.areas);
    const id = (kind: string): string => `${kind}${String(i + 1).padStart(3, '0')}`;
    extendedFamily(ground, plan, id('DX'), area);
    schoolGate(ground, plan, id('DG'), area);
    fosterCarer(ground, plan, id('DF'), area);
    institution(ground, plan, id('DI'), area);
    landlord(ground, plan, id('DL'), area);
  }
}

/** Staff named in many rows: one decoy for the busiest of each role. */
export function professionals(plan: Plan, staff: Readonly<Record<string, readonly Person[]>>): void {
  Object.values(staff).forEach((people, at) => {
    for (const person of people.slice(0, 2))
      plan.decoys.push({id: `DP${String(at + 1).padStart(3, '0')}`, kind: 'professional', person});
  });
}

function families(ground: Ground, mark: string, area: Area, count: number): Family[] {
  return Array.from({length: count}, () => ground.family(mark, {area})).filter((family) => family !== null);
}

function note(plan: Plan, id: string, kind: string, people: readonly Person[]): void {
  for (const person of people) plan.decoys.push({id, kind, person});
}

/** Sisters who mind one another's children, stay with each other and are named in each other's notices; kin is on record mostly. */
function extendedFamily(ground: Ground, plan: Plan, id: string, area: Area): void {
  const {rng, world, people} = ground;
  const group = families(ground, id, area, between(rng, 3, 5));
  if (group.length < 3) return;
  const grandmother = people.adult(area, group[0]!.mother.custom, 'F', FIRST_DAY - between(rng, 62, 75) * 365);
  grandmother.planted = id;
  settle(grandmother, ground.places.home(area), FIRST_DAY - 3000);
  for (const family of group) family.mother.mother = grandmother;
  for (const family of group) {
    for (const other of group) {
      if (other === family) continue;
      const child = family.children[0]!;
      if (chance(rng, 0.6))
        world.ties.push({
          from: other.mother,
          to: child,
          relation: 'Aunt',
          start: Math.max(FIRST_DAY, child.born),
          end: OPEN,
          area,
        });
      if (chance(rng, 0.35)) addContact(plan, child, other.mother, 'Aunt/Uncle');
      if (chance(rng, 0.4)) notice(ground, family, other.mother, 'UNCLE');
    }
    if (chance(rng, 0.8))
      world.ties.push({
        from: grandmother,
        to: family.children[0]!,
        relation: 'Grandmother',
        start: FIRST_DAY + 30,
        end: OPEN,
        area,
      });
    if (chance(rng, 0.5))
      world.ties.push({from: grandmother, to: family.mother, relation: 'Mother', start: FIRST_DAY, end: OPEN, area});
  }
  note(plan, id, 'extended-family', [grandmother, ...group.flatMap((family) => [family.mother, ...family.children])]);
}

export function addContact(plan: Plan, child: Person, person: Person, relation: string): void {
  const list = listAt(plan.contacts, child);
  list.push({person, relation});
}

function notice(ground: Ground, family: Family, other: Person, relation: string): void {
  const {rng, incidents} = ground;
  const day = between(rng, FIRST_DAY + 100, LAST_DAY - 100);
  const children = bornChildren(family.children, day);
  if (children.length === 0) return;
  const parties = [{person: other, as: 'ASSOCIATE' as const, relation}];
  incidents.add({
    kind: pick(rng, ['child-concern', 'neglect']),
    day,
    area: family.household.area,
    children,
    parties,
    agencies: [pick(rng, ['police-child', 'contacts'])],
  });
}

/** Mothers of one class who are one another's emergency contacts and collect each other's children. */
function schoolGate(ground: Ground, plan: Plan, id: string, area: Area): void {
  const {rng} = ground;
  const group = families(ground, id, area, between(rng, 4, 6));
  for (const family of group) {
    const others = shuffle(
      rng,
      group.filter((other) => other !== family),
    ).slice(0, 2);
    for (const child of family.children) for (const other of others) addContact(plan, child, other.mother, 'Friend');
    if (chance(rng, 0.2) && others[0] !== undefined) notice(ground, family, others[0].mother, 'FAMILY FRIEND');
  }
  note(
    plan,
    id,
    'school-gate',
    group.flatMap((family) => [family.mother, ...family.children]),
  );
}

/** A couple who foster: children of many families live with them one after another. */
function fosterCarer(ground: Ground, plan: Plan, id: string, area: Area): void {
  const {rng, world} = ground;
  const carer = ground.adult(id, area, 'F', 38, 60);
  const home = homeOf(carer)!;
  const fostered: Person[] = [];
  for (const family of families(ground, id, area, between(rng, 4, 6))) {
    const start = between(rng, FIRST_DAY + 60, LAST_DAY - 300);
    for (const child of family.children.filter((other) => ageOn(other, start) < 16 && other.born < start)) {
      const end = start + between(rng, 60, 500);
      const own = homeOf(child);
      settle(child, home, start, 'placement');
      if (own !== null && end < LAST_DAY) settle(child, own, end);
      world.plans.push({
        child,
        plan: 'CLA',
        category: 'NEG',
        start,
        end,
        placement: 'Foster',
        carer,
        place: home,
        adult: null,
      });
      world.ties.push({from: carer, to: child, relation: 'Foster Carer', start, end, area});
      if (chance(rng, 0.5)) addContact(plan, child, carer, 'Foster Carer');
      fostered.push(child);
    }
    if (fostered.length > 0 && chance(rng, 0.5)) {
      ground.incidents.add({
        kind: 'missing',
        day: Math.min(LAST_DAY - 30, start + 40),
        area,
        children: [fostered[fostered.length - 1]!],
        agencies: ['missing', 'contacts'],
      });
    }
  }
  note(plan, id, 'foster-carer', [carer, ...fostered]);
}

/** Families who pass through one hostel, and children who are found at one school or hospital. */
function institution(ground: Ground, plan: Plan, id: string, area: Area): void {
  const {rng, world, incidents} = ground;
  const {hostels, hospitals, schools} = world.institutions[area];
  const hostel = pick(rng, hostels);
  const group = families(ground, id, area, between(rng, 4, 7));
  for (const family of group) {
    const from = between(rng, FIRST_DAY + 30, LAST_DAY - 300);
    for (const person of [family.mother, ...family.children])
      if (person.born <= from) settle(person, hostel, from, 'temporary');
    const day = between(rng, from + 10, from + 150);
    const children = bornChildren(family.children, day);
    const place = pick(rng, [hostel, ...hospitals, ...schools]);
    if (children.length > 0)
      incidents.add({
        kind: pick(rng, ['missing', 'child-concern']),
        day,
        area,
        children: [children[children.length - 1]!],
        place,
      });
  }
  note(
    plan,
    id,
    'institution',
    group.flatMap((family) => [family.mother, ...family.children]),
  );
}

/** One landlord of many households, named by housing in each tenancy. */
function landlord(ground: Ground, plan: Plan, id: string, area: Area): void {
  const {rng} = ground;
  const owner = ground.adult(id, area, 'M', 40, 70);
  const group = families(ground, id, area, between(rng, 5, 8));
  for (const {mother, children} of group) {
    const spell = mother.spells[mother.spells.length - 1];
    if (spell !== undefined)
      plan.lodgings.push({tenant: mother, members: children.slice(0, 3), landlord: owner, spell});
  }
  note(plan, id, 'landlord', [owner]);
}
