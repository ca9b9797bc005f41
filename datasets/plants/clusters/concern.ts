import type {Rng} from '../../../src/base/rng.ts';
import {ageOn, type AgencyFeed, type IncidentKind, type Person} from '../../world/model.ts';
import {homeOf} from '../../world/people.ts';
import {chance, pick} from '../../world/random.ts';
import type {Family, Ground} from '../ground.ts';
import type {Gathered} from './gather.ts';

/** An agency is told of a child of the family, and names the adult. */
export function concern(
  ground: Ground,
  cluster: Gathered,
  adult: Person,
  family: Family,
  day: number,
  as: 'SUSPECT' | 'ASSOCIATE',
  agencies: AgencyFeed[],
): void {
  const {rng, incidents} = ground;
  const child = pick(rng, bornBy(family, day));
  const relation =
    cluster.motif === 'G'
      ? ['TUTOR', 'COACH'][adult.id % 2]!
      : pick(rng, ['FAMILY FRIEND', 'ACQUAINTANCE', 'NEIGHBOUR', 'NK', 'LODGER']);
  const parties = [{person: adult, as, relation}];
  const second = cluster.adults.find((other) => other !== adult);
  if (second !== undefined && chance(rng, 0.2)) parties.push({person: second, as: 'ASSOCIATE', relation: 'NK'});
  const where = chance(rng, 0.3) ? homeOf(adult) : null;
  incidents.add({
    kind: kindFor(rng, cluster, child, day),
    day,
    area: cluster.area,
    children: [child],
    parties,
    agencies,
    ...(where === null ? {} : {place: where}),
  });
}

function kindFor(rng: Rng, cluster: Gathered, child: Person, day: number): IncidentKind {
  if (ageOn(child, day) >= 11 && cluster.motif !== 'G')
    return pick(rng, ['sexual-exploitation', 'criminal-exploitation', 'sexual-abuse', 'child-concern']);
  return pick(rng, ['sexual-abuse', 'physical-abuse', 'child-concern', 'neglect', 'emotional-abuse']);
}

/** Children of the family on a day; all of them if it has none yet. */
export function bornBy(family: Family, day: number): Person[] {
  const born = family.children.filter((child) => child.born < day && ageOn(child, day) < 18);
  return born.length === 0 ? family.children : born;
}
