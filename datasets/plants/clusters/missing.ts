import {FIRST_DAY} from '../../world/calendar.ts';
import type {AgencyFeed} from '../../world/model.ts';
import {homeOf} from '../../world/people.ts';
import {between, chance, pick} from '../../world/random.ts';
import {teensOf, type Ground} from '../ground.ts';
import {LOST} from './channels.ts';
import type {Gathered} from './gather.ts';

/** Motif D: the same children are missing on the same nights, each reported by their own home. */
export function goMissing(ground: Ground, cluster: Gathered): void {
  const {rng, incidents} = ground;
  const nights = {strong: 4, medium: 3, weak: 2}[cluster.strength];
  for (let night = 0; night < nights; night++) {
    const day = FIRST_DAY + 400 + night * between(rng, 30, 300);
    const adult = pick(rng, cluster.adults);
    const away = cluster.picked
      .filter(() => !chance(rng, LOST[cluster.strength]))
      .map((family) => pick(rng, teensOf(family.children)));
    if (away.length === 0) continue;
    const parties = chance(rng, 0.5) ? [{person: adult, as: 'FOUND WITH' as const, relation: 'ACQUAINTANCE'}] : [];
    const minute = between(rng, 1000, 1380);
    const agencies = pick(rng, TOLD);
    incidents.add({
      kind: 'missing',
      day,
      minute,
      area: cluster.area,
      children: away,
      parties,
      place: homeOf(adult),
      agencies,
    });
  }
}

const TOLD: readonly AgencyFeed[][] = [['missing'], ['missing', 'contacts'], ['missing', 'police-child']];
