import {dayOf} from '../../src/base/day.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, ageOn} from '../world/model.ts';
import {homeOf, settle} from '../world/people.ts';
import {givenName} from '../world/naming.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Ground} from './ground.ts';
import type {Plan} from './plan.ts';

/** People made to be mistaken: strangers of one hostel with a stand-in birthday, sons named after fathers, adopted children. */
export function plantHardCases(ground: Ground, plan: Plan, count: number): void {
  for (let i = 0; i < count; i++) {
    hostelStrangers(ground, plan, i);
    namesakes(ground, plan, i);
    adoption(ground, plan, i);
  }
}

/** Hard cases that life itself made. */
export function findHardCases(ground: Ground, plan: Plan): void {
  for (const person of ground.world.persons) {
    if (person.staff) continue;
    const {twin, father} = person;
    if (twin !== null && person.id < twin.id)
      plan.hard.push({
        kind: twin.given.slice(0, 2) === person.given.slice(0, 2) ? 'twins-alike' : 'twins',
        a: person,
        b: twin,
        same: false,
      });
    if (father !== null && father.given === person.given)
      plan.hard.push({kind: 'father-son', a: father, b: person, same: false});
    const changed = person.families[1];
    if (changed !== undefined && person.spells.some((spell) => spell.from > changed.from))
      plan.hard.push({kind: 'married-and-moved', a: person, b: person, same: true});
    if (person.born > FIRST_DAY + 60 && person.born < LAST_DAY - 60)
      plan.hard.push({kind: 'unborn-to-named', a: person, b: person, same: true});
    if (person.mother !== null && person.born > FIRST_DAY)
      plan.hard.push({kind: 'mother-number-on-baby', a: person.mother, b: person, same: false});
    if (['kaur-singh', 'begum', 'patronymic-chain'].includes(person.custom.style) && person.id % 5 === 0)
      plan.hard.push({kind: 'customary-name', a: person, b: person, same: true});
  }
}

function hostelStrangers(ground: Ground, plan: Plan, at: number): void {
  const {rng, world} = ground;
  const mark = `H${String(at + 1).padStart(3, '0')}`;
  const area = pick(rng, world.areas);
  const hostel = pick(rng, world.institutions[area].hostels);
  const custom = pick(
    rng,
    world.households.filter((household) => household.custom.january > 0.1),
  ).custom;
  const born = dayOf(between(rng, 1980, 1999), 1, 1);
  const first = ground.people.adult(area, custom, 'M', born);
  const second = ground.people.adult(area, custom, 'M', born);
  for (const person of [first, second]) {
    Object.assign(person, {planted: mark, january: true, born: born + between(rng, 0, 300)});
    settle(person, hostel, FIRST_DAY + between(rng, 0, 400), 'temporary');
  }
  second.given = chance(rng, 0.5) ? first.given : second.given;
  if (second.given !== first.given) second.families = [{from: -OPEN, name: first.families[0]!.name}];
  plan.hard.push({kind: 'january-strangers', a: first, b: second, same: false});
}

/** Two unrelated people of one name, born days apart. */
function namesakes(ground: Ground, plan: Plan, at: number): void {
  const {rng, world} = ground;
  const mark = `J${String(at + 1).padStart(3, '0')}`;
  const area = pick(rng, world.areas);
  const first = ground.adult(mark, area, 'M', 20, 50);
  const second = ground.adult(mark, area, 'M', 20, 50);
  second.given = first.given;
  second.families = [{from: -OPEN, name: first.families[0]!.name}];
  second.custom = first.custom;
  second.born = first.born + pick(rng, [1, -1, 365, 31]);
  plan.hard.push({kind: 'namesakes', a: first, b: second, same: false});
}

/** A child placed for adoption: a new family name, forename, NHS number and UPN. The engine is not to join the two lives. */
function adoption(ground: Ground, plan: Plan, at: number): void {
  const {rng, world} = ground;
  const mark = `P${String(at + 1).padStart(3, '0')}`;
  const area = pick(rng, world.areas);
  const family = ground.family(mark, {area});
  const child = family?.children.find((other) => ageOn(other, FIRST_DAY + 700) < 6);
  if (child === undefined) return;
  const adopter = ground.adult(mark, area, 'F', 32, 48);
  const day = Math.max(child.born, FIRST_DAY) + between(rng, 500, 900);
  const parents = {
    mother: adopter,
    father: null,
    motherFamily: adopter.families[0]!.name,
    fatherFamily: '',
    siblings: [],
  };
  const life = ground.people.child(area, parents, child.born, child.sex);
  Object.assign(life, {
    given: chance(rng, 0.5) ? child.given : givenName(rng, adopter.custom, child.sex, []),
    mother: null,
    adopters: [adopter],
    planted: mark,
  });
  settle(life, homeOf(adopter)!, day);
  child.died = day;
  world.plans.push({
    child,
    plan: 'CLA',
    category: 'NEG',
    start: day - 200,
    end: day,
    placement: 'Adoption',
    carer: adopter,
    place: homeOf(adopter),
    adult: null,
  });
  world.ties.push({from: adopter, to: life, relation: 'Adoptive Mother', start: day, end: OPEN, area});
  plan.hard.push({kind: 'adoption-break', a: child, b: life, same: false});
}
