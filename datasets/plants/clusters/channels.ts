import {FIRST_DAY, LAST_DAY} from '../../world/calendar.ts';
import {OPEN, type Person} from '../../world/model.ts';
import {homeOf} from '../../world/people.ts';
import {between, chance, pick, shuffle} from '../../world/random.ts';
import type {Rng} from '../../../src/base/rng.ts';
import {teensOf, type Family, type Ground} from '../ground.ts';
import type {Plan, Strength} from '../plan.ts';
import {bornBy, concern} from './concern.ts';
import type {Gathered} from './gather.ts';

/** Share of an adult's links to a family that no agency ever records, and records of those that are. */
export const LOST: Record<Strength, number> = {strong: 0.08, medium: 0.2, weak: 0.33};
export const RECORDS: Record<Strength, readonly [number, number]> = {strong: [2, 3], medium: [1, 3], weak: [1, 2]};

/** Links of adults to families that somebody records: by strength some are lost, never a family's last. */
export function linksOf(rng: Rng, cluster: Gathered, families: readonly Family[]): {adult: Person; family: Family}[] {
  const links: {adult: Person; family: Family}[] = [];
  for (const family of families) {
    const near =
      cluster.adults.length <= 3
        ? cluster.adults
        : shuffle(rng, [...cluster.adults]).slice(0, Math.ceil(cluster.adults.length * 0.75));
    const kept = near.filter(() => !chance(rng, LOST[cluster.strength]));
    for (const adult of kept.length === 0 ? [pick(rng, near)] : kept) links.push({adult, family});
  }
  return links;
}

/** Every link is recorded by another agency than the last, so that none of them sees the pattern. */
export function linkAll(ground: Ground, plan: Plan, cluster: Gathered, families: readonly Family[]): void {
  const {rng} = ground;
  let channel = rng.int(CHANNELS.length);
  for (const {adult, family} of linksOf(rng, cluster, families)) {
    for (let n = between(rng, ...RECORDS[cluster.strength]); n > 0; n--) {
      const day = between(rng, FIRST_DAY + 200, LAST_DAY - 90);
      CHANNELS[channel++ % CHANNELS.length]!(ground, plan, cluster, adult, family, day);
    }
  }
}

type Channel = (ground: Ground, plan: Plan, cluster: Gathered, adult: Person, family: Family, day: number) => void;

const CHANNELS: readonly Channel[] = [
  (ground, _, cluster, adult, family, day) => concern(ground, cluster, adult, family, day, 'SUSPECT', ['police-child']),
  (ground, _, cluster, adult, family, day) => concern(ground, cluster, adult, family, day, 'SUSPECT', ['contacts']),
  (ground, _, cluster, adult, family, day) => foundWith(ground, cluster, adult, family, day),
  (ground, _, cluster, adult, family, day) => visit(ground, cluster, adult, family, day),
  (ground, _, cluster, adult, family, day) =>
    concern(ground, cluster, adult, family, day, 'ASSOCIATE', ['police-child', 'contacts']),
  (ground, plan, _, adult, family, day) => lodge(ground, plan, adult, family, day),
];

function foundWith(ground: Ground, cluster: Gathered, adult: Person, family: Family, day: number): void {
  const teens = teensOf(family.children);
  if (teens.length === 0) {
    concern(ground, cluster, adult, family, day, 'ASSOCIATE', ['police-child']);
    return;
  }
  const child = pick(ground.rng, teens);
  const parties = [{person: adult, as: 'FOUND WITH' as const, relation: 'ACQUAINTANCE'}];
  ground.incidents.add({
    kind: 'missing',
    day,
    area: cluster.area,
    children: [child],
    parties,
    place: homeOf(adult),
    agencies: ['missing'],
  });
}

function visit(ground: Ground, cluster: Gathered, adult: Person, family: Family, day: number): void {
  const relation = pick(ground.rng, ['Visitor', 'Family Friend', 'Associate', 'Household Member']);
  ground.world.ties.push({
    from: adult,
    to: pick(ground.rng, bornBy(family, day)),
    relation,
    start: day,
    end: OPEN,
    area: cluster.area,
  });
}

/** Housing lists the adult as living with the family. */
function lodge(ground: Ground, plan: Plan, adult: Person, family: Family, day: number): void {
  const home = homeOf(family.mother);
  if (home === null) return;
  const spell = {dwelling: home, from: day, to: OPEN, kind: 'home' as const};
  plan.lodgings.push({
    tenant: family.mother,
    members: [adult, ...bornBy(family, day).slice(0, 3)],
    landlord: null,
    spell,
  });
  ground.incidents.add({
    kind: 'child-concern',
    day: day + 20,
    area: family.household.area,
    children: bornBy(family, day),
    agencies: ['contacts'],
  });
}
