import {FIRST_DAY, LAST_DAY} from '../../world/calendar.ts';
import {homeOf, settle} from '../../world/people.ts';
import {between, chance, pick} from '../../world/random.ts';
import {teensOf, type Ground} from '../ground.ts';
import {LOST, RECORDS} from './channels.ts';
import type {Gathered} from './gather.ts';

/** Motif C: children of families that do not know each other are found at one flat that is no institution. */
export function meetAtPlace(ground: Ground, cluster: Gathered): void {
  const {rng, incidents} = ground;
  const tenant = cluster.adults[0]!;
  settle(tenant, ground.places.home(cluster.area), FIRST_DAY + 30);
  const place = homeOf(tenant)!;
  cluster.place = place.id;
  for (const family of cluster.picked) {
    if (chance(rng, LOST[cluster.strength] * 0.6)) continue;
    for (let n = between(rng, ...RECORDS[cluster.strength]); n > 0; n--) {
      const day = between(rng, FIRST_DAY + 300, LAST_DAY - 90);
      const children = [pick(rng, teensOf(family.children))];
      const parties = chance(rng, 0.4)
        ? [{person: pick(rng, cluster.adults), as: 'FOUND WITH' as const, relation: 'ACQUAINTANCE'}]
        : [];
      const police = chance(rng, 0.35);
      const kind = police
        ? pick(rng, ['child-concern', 'sexual-exploitation', 'substance-misuse'] as const)
        : 'missing';
      incidents.add({
        kind,
        day,
        area: cluster.area,
        children,
        parties,
        place,
        agencies: police ? ['police-child'] : ['missing'],
      });
    }
  }
}
