import {FIRST_DAY, LAST_DAY} from '../../world/calendar.ts';
import {OPEN, type Area, type Dwelling} from '../../world/model.ts';
import {homeOf, settle} from '../../world/people.ts';
import {between, chance, pick} from '../../world/random.ts';
import type {Family, Ground} from '../ground.ts';
import type {Plan} from '../plan.ts';
import {linkAll, linksOf} from './channels.ts';
import {bornBy, concern} from './concern.ts';
import type {Gathered} from './gather.ts';

/** Motif F: known in one borough, then new faces in the next: local ids differ, and the first borough says nothing. */
export function comeOverBorder(ground: Ground, plan: Plan, cluster: Gathered): void {
  const {rng} = ground;
  const other: Area = cluster.area === 'EAL' ? 'BRE' : 'EAL';
  const turn = FIRST_DAY + between(rng, 700, 1200);
  const before = cluster.picked.slice(0, Math.ceil(cluster.picked.length / 2));
  for (const {adult, family} of linksOf(rng, cluster, before)) {
    const day = between(rng, FIRST_DAY + 100, turn - 30);
    const child = pick(rng, bornBy(family, day));
    const parties = [{person: adult, as: 'SUSPECT' as const, relation: 'FAMILY FRIEND'}];
    ground.incidents.add({
      kind: pick(rng, ['neglect', 'physical-abuse', 'sexual-abuse']),
      day,
      area: other,
      children: [child],
      parties,
      agencies: ['contacts'],
    });
    if (chance(rng, 0.5))
      ground.world.ties.push({from: adult, to: child, relation: 'Family Friend', start: day, end: OPEN, area: other});
  }
  for (const family of before) cameFrom(family, ground.places.home(other), turn - between(rng, 0, 60));
  for (const adult of cluster.adults) settle(adult, ground.places.home(cluster.area), turn);
  linkAll(ground, plan, cluster, cluster.picked.slice(before.length));
  for (const family of before) {
    const day = between(rng, turn + 10, LAST_DAY - 100);
    concern(ground, cluster, pick(rng, cluster.adults), family, day, 'ASSOCIATE', ['contacts', 'police-child']);
  }
}

/** The family lived at `home` until the turn, and since then where it lives now. */
function cameFrom(family: Family, home: Dwelling, turn: number): void {
  for (const person of [family.mother, ...family.children]) {
    const now = homeOf(person);
    if (now === null) continue;
    person.spells = [
      {dwelling: home, from: Math.max(person.born, FIRST_DAY - 700), to: turn, kind: 'home'},
      {dwelling: now, from: turn, to: OPEN, kind: 'home'},
    ];
  }
}
