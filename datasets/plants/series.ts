import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, type AgencyFeed, type IncidentKind} from '../world/model.ts';
import {giveRecord, homeOf, pair, settle} from '../world/people.ts';
import {between, chance, pick} from '../world/random.ts';
import {bornChildren} from './children.ts';
import type {Family, Ground} from './ground.ts';
import type {Plan, Series} from './plan.ts';

/** Kinds by gravity 1 to 4. */
const STEPS: readonly (readonly IncidentKind[])[] = [
  ['child-concern'],
  ['neglect', 'emotional-abuse'],
  ['physical-abuse'],
  ['sexual-abuse'],
];
const AGENCIES: readonly AgencyFeed[][] = [
  ['police-child'],
  ['contacts'],
  ['police-child', 'contacts'],
  ['health', 'contacts'],
];
const FACETS = ['gravity', 'interval', 'both'] as const;

/** Series that grow graver or come closer together, each with a control of as many incidents that does not. */
export function plantSeries(ground: Ground, plan: Plan, count: number): void {
  for (let i = 0; i < count; i++) {
    const facet = FACETS[i % 3]!;
    for (const kind of ['escalating', 'control'] as const) {
      const mark = `${kind === 'control' ? 'N' : 'E'}${String(i + 1).padStart(3, '0')}`;
      const family = ground.family(mark, {area: pick(ground.rng, ground.world.areas)});
      if (family !== null) plan.series.push(unfold(ground, family, kind, facet));
    }
  }
}

function unfold(ground: Ground, family: Family, kind: Series['kind'], facet: string): Series {
  const {rng, incidents} = ground;
  const count = between(rng, 6, 9);
  const graver = kind === 'escalating' && facet !== 'interval';
  const closer = kind === 'escalating' && facet !== 'gravity';
  const gaps = gapsOf(rng.int(1000), count, closer);
  let day = FIRST_DAY + between(rng, 300, 500);
  let told = 0;
  for (let i = 0; i < count; i++) {
    const step = graver ? Math.min(3, Math.floor((i / count) * 4)) : pick(rng, [0, 1, 1]);
    const children = bornChildren(family.children, day);
    if (children.length > 0 && day < LAST_DAY - 20) {
      incidents.add({
        kind: pick(rng, STEPS[step]!),
        day,
        area: family.household.area,
        children: [children[0]!],
        gravity: step + 1,
        agencies: pick(rng, AGENCIES),
      });
      told++;
    }
    day += gaps[i]!;
  }
  return {subject: family.children[0]!, household: family.household.id, kind, facet, incidents: told};
}

/** Days between incidents: halving towards the end where they come closer, else even with some play. */
function gapsOf(draw: number, count: number, closer: boolean): number[] {
  return Array.from({length: count}, (_, i) => {
    const play = 0.85 + ((draw * (i + 7)) % 30) / 100;
    return Math.round((closer ? Math.max(10, 330 * 0.68 ** i) : 160) * play);
  });
}

/** Adults of concern who move in with a mother and her children. */
export function plantCoresidence(ground: Ground, plan: Plan, count: number): void {
  const {rng} = ground;
  for (let i = 0; i < count; i++) {
    const mark = `R${String(i + 1).padStart(3, '0')}`;
    const area = pick(rng, ground.world.areas);
    const family = ground.family(mark, {area, lone: true});
    if (family === null) return;
    const man = ground.adult(mark, area, 'M', 25, 55);
    const from = between(rng, FIRST_DAY + 600, LAST_DAY - 200);
    const home = homeOf(family.mother);
    if (home === null) continue;
    if (man.pnc === '') giveRecord(rng, man);
    pair(man, family.mother, from, OPEN, -1);
    settle(man, home, from);
    plan.sentences.push({
      person: man,
      day: from - between(rng, 250, 500),
      offence: chance(rng, 0.6) ? 'Sexual' : 'Violence',
      risk: pick(rng, ['High', 'Very High']),
    });
    const spell = {dwelling: home, from: from + 10, to: OPEN, kind: 'home' as const};
    const living = bornChildren(family.children, from);
    if (chance(rng, 0.8)) plan.lodgings.push({tenant: family.mother, members: [man, ...living], landlord: null, spell});
    for (const child of living)
      ground.world.ties.push({from: man, to: child, relation: 'Household Member', start: from, end: OPEN, area});
    plan.sentences.push({person: man, day: Math.min(from + 40, LAST_DAY - 210), offence: 'Other', risk: 'High'});
    for (const child of living.slice(0, 1)) plan.coresidence.push({adult: man, child, from});
    const children = bornChildren(family.children, from + 40);
    if (children.length > 0 && chance(rng, 0.6)) {
      const parties = [{person: man, as: 'ASSOCIATE' as const, relation: 'MOTHERS PARTNER'}];
      ground.incidents.add({kind: 'child-concern', day: from + 40, area, children, parties, agencies: ['contacts']});
    }
  }
}
