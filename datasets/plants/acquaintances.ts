import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {motherOf} from '../world/life.ts';
import {OPEN, type Household, type IncidentKind, type Person} from '../world/model.ts';
import {between, chance, pick} from '../world/random.ts';
import {addContact} from './decoys.ts';
import {bornChildren} from './children.ts';
import {teensOf, type Ground} from './ground.ts';
import type {Plan} from './plan.ts';

/** Share of families of whom some record names an acquaintance outside the family, half of them neighbours. */
const SHARE = 0.3;

/**
 * The harmless links of a borough: friends who mind a child, neighbours in the house when police come, youngsters out
 * together for one night, a neighbour accused once. Every cluster has to be found among them.
 */
export function mingle(ground: Ground, plan: Plan): void {
  const families = ground.world.households.filter((household) => ordinary(household));
  const byPostcode = Map.groupBy(families, (household) => postcodeOf(household));
  for (const household of families) {
    if (!chance(ground.rng, SHARE)) continue;
    const near = byPostcode.get(postcodeOf(household))!;
    const other = chance(ground.rng, 0.5) && near.length > 1 ? pick(ground.rng, near) : pick(ground.rng, families);
    if (other !== household && other.area === household.area) meet(ground, plan, household, other);
  }
}

function ordinary(household: Household): boolean {
  const people = [...household.adults, ...household.children];
  return (
    household.children.length > 0 && motherOf(household) !== null && people.every((person) => person.planted === '')
  );
}

function postcodeOf(household: Household): string {
  return motherOf(household)!.spells[0]?.dwelling.building.postcode ?? '';
}

function meet(ground: Ground, plan: Plan, household: Household, other: Household): void {
  const {rng} = ground;
  const friend = pick(rng, other.adults);
  const day = between(rng, FIRST_DAY + 30, LAST_DAY - 60);
  const children = bornChildren(household.children, day);
  if (children.length === 0 || friend.died <= day) return;
  const draw = rng.next();
  if (draw < 0.35) addContact(plan, children[0]!, friend, 'Friend');
  else if (draw < 0.5) befriend(ground, friend, children[0]!, household, day);
  else if (draw < 0.8) name(ground, household, children, friend, day);
  else outTogether(ground, household, other, day);
}

function befriend(ground: Ground, friend: Person, child: Person, household: Household, day: number): void {
  const relation = pick(ground.rng, ['Family Friend', 'Visitor', 'Associate', 'Emergency Contact']);
  ground.world.ties.push({from: friend, to: child, relation, start: day, end: OPEN, area: household.area});
}

/** Most are named beside an event, one in six is accused. */
function name(ground: Ground, household: Household, children: Person[], friend: Person, day: number): void {
  const {rng, incidents} = ground;
  const accused = chance(rng, 0.17);
  const relation = pick(rng, ['FAMILY FRIEND', 'NEIGHBOUR', 'ACQUAINTANCE', 'NK']);
  const parties = [{person: friend, as: accused ? ('SUSPECT' as const) : ('ASSOCIATE' as const), relation}];
  const kinds: readonly IncidentKind[] = accused
    ? ['physical-abuse', 'child-concern', 'sexual-abuse']
    : ['child-concern', 'neglect'];
  const kind = pick(rng, kinds);
  incidents.add({
    kind,
    day,
    area: household.area,
    children,
    parties,
    agencies: [pick(rng, ['police-child', 'contacts'])],
  });
}

function outTogether(ground: Ground, household: Household, other: Household, day: number): void {
  const [child] = teensOf(household.children);
  const [friend] = teensOf(other.children);
  if (child === undefined || friend === undefined) return;
  ground.incidents.add({kind: 'missing', day, area: household.area, children: [child, friend], agencies: ['missing']});
}
