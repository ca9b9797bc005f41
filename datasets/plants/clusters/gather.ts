import {FIRST_DAY} from '../../world/calendar.ts';
import type {Area, Person} from '../../world/model.ts';
import {giveRecord, homeOf, settle} from '../../world/people.ts';
import {between, chance} from '../../world/random.ts';
import type {Rng} from '../../../src/base/rng.ts';
import type {Family, Ground} from '../ground.ts';
import type {Cluster, Motif, Strength} from '../plan.ts';

const SIZE: Record<Motif, {adults: readonly [number, number]; families: readonly [number, number]}> = {
  A: {adults: [1, 1], families: [3, 5]},
  B: {adults: [3, 5], families: [3, 5]},
  C: {adults: [1, 2], families: [4, 6]},
  D: {adults: [1, 2], families: [4, 6]},
  E: {adults: [2, 3], families: [3, 5]},
  F: {adults: [2, 3], families: [3, 4]},
  G: {adults: [1, 1], families: [4, 6]},
};

/** A cluster with what its records are made from. */
export type Gathered = Cluster & {area: Area; picked: Family[]};

/** Families and adults for one cluster, on whom nothing is recorded yet. */
export function gather(
  ground: Ground,
  id: string,
  motif: Motif,
  strength: Strength,
  area: Area,
  large: boolean,
): Gathered {
  const {rng} = ground;
  const size = SIZE[motif];
  const scale = large ? 2 : 1;
  const teen = motif === 'C' || motif === 'D' || (motif === 'B' && chance(rng, 0.5));
  const picked: Family[] = [];
  for (let n = between(rng, ...size.families) * scale; n > 0; n--) {
    const family = ground.family(id, {area, teen});
    if (family !== null) picked.push(family);
  }
  const adults: Person[] = [];
  for (let n = between(rng, ...size.adults) * scale; n > 0; n--) {
    const adult = ground.adult(id, area, chance(rng, 0.85) ? 'M' : 'F', 20, 58);
    if (chance(rng, 0.35) && adult.pnc === '') giveRecord(rng, adult);
    adults.push(adult);
  }
  const families = picked.map(({id: family, children, mother}) => ({id: family, children, adults: [mother]}));
  return {id, motif, strength, borough: area, adults, families, place: -1, area, picked};
}

/** The adults hold things in common: a telephone, a vehicle, for some a home. */
export function share(rng: Rng, cluster: Gathered): void {
  const [first, ...others] = cluster.adults;
  if (first === undefined) return;
  for (const other of others) {
    if (chance(rng, 0.4) && first.phones.length > 0) other.phones = [first.phones[0]!];
    if (chance(rng, 0.3) && first.vrm !== '') other.vrm = first.vrm;
    const home = homeOf(first);
    if (chance(rng, 0.3) && home !== null) settle(other, home, FIRST_DAY + between(rng, 30, 700));
  }
}
