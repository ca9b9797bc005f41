import {FIRST_DAY} from '../world/calendar.ts';
import {between, chance, pick, streamOf} from '../world/random.ts';
import type {Build} from '../world/world.ts';
import {mingle} from './acquaintances.ts';
import {plantClusters} from './clusters/clusters.ts';
import {plantDecoys} from './decoys.ts';
import {createGround, type Ground} from './ground.ts';
import {findHardCases, plantHardCases} from './hard-cases.ts';
import {emptyPlan, type Plan} from './plan.ts';
import {plantSerial} from './serial.ts';
import {plantCoresidence, plantSeries} from './series.ts';

/** Plants by size of the borough: about 24 clusters in 20,000 persons, never fewer than one of each motif. */
export function plantAll(build: Build, persons: number): Plan {
  const plan = emptyPlan();
  const ground = createGround(build, streamOf(build.world.seed, 'plants'));
  const per20k = (count: number, least: number): number => Math.max(least, Math.round((count * persons) / 20_000));
  plantClusters(ground, plan, per20k(24, 7));
  plantSerial(ground, plan, per20k(10, 3));
  plantSeries(ground, plan, per20k(12, 3));
  plantCoresidence(ground, plan, per20k(12, 3));
  plantDecoys(ground, plan, per20k(7, 1));
  plantHardCases(ground, plan, per20k(10, 2));
  borderNoise(ground);
  mingle(ground, plan);
  findHardCases(ground, plan);
  return plan;
}

/** The neighbour's hand-over extract holds other families' contacts too. */
function borderNoise(ground: Ground): void {
  const {rng, world} = ground;
  if (world.areas.length > 1) return;
  for (const household of world.households) {
    const child = household.children[0];
    if (child === undefined || child.planted !== '' || child.born > FIRST_DAY || !chance(rng, 0.02)) continue;
    const day = FIRST_DAY + between(rng, 20, 900);
    ground.incidents.add({
      kind: pick(rng, ['neglect', 'child-concern', 'domestic-abuse']),
      day,
      area: 'EAL',
      children: [child],
      agencies: ['contacts'],
    });
    if (chance(rng, 0.5) && child.mother !== null)
      world.ties.push({from: child.mother, to: child, relation: 'Mother', start: day, end: 0x7fffffff, area: 'EAL'});
  }
}
