import {FIRST_DAY, LAST_DAY} from '../../world/calendar.ts';
import {OPEN, ageOn, type Person} from '../../world/model.ts';
import {settle} from '../../world/people.ts';
import {between, chance, pick} from '../../world/random.ts';
import type {Ground} from '../ground.ts';
import {LOST} from './channels.ts';
import {concern} from './concern.ts';
import type {Gathered} from './gather.ts';

/** Motif E: over the years family after family loses its children, and the plans name the same adults. */
export function removeChildren(ground: Ground, cluster: Gathered): void {
  const {rng, world} = ground;
  cluster.picked.forEach((family, at) => {
    const start = FIRST_DAY + 250 + at * between(rng, 180, 380);
    const named = cluster.adults.filter(() => !chance(rng, LOST[cluster.strength]));
    const adults = named.length === 0 ? [cluster.adults[0]!] : named;
    family.children
      .filter((child) => ageOn(child, start) < 17)
      .forEach((child, index) => {
        const adult = adults[index % adults.length]!;
        world.plans.push({
          child,
          plan: 'CPP',
          category: pick(rng, ['SAB', 'NEG', 'PHY', 'MUL']),
          start,
          end: start + 200,
          placement: '',
          carer: null,
          place: null,
          adult,
        });
        if (chance(rng, 0.75)) removed(ground, child, start + between(rng, 60, 220), chance(rng, 0.5) ? adult : null);
      });
    for (const adult of adults)
      if (chance(rng, 0.6))
        concern(ground, cluster, adult, family, start - between(rng, 20, 120), 'SUSPECT', [
          pick(rng, ['police-child', 'contacts']),
        ]);
  });
}

function removed(ground: Ground, child: Person, day: number, adult: Person | null): void {
  if (day > LAST_DAY - 60) return;
  const place = ground.places.home(child.area);
  settle(child, place, day, 'placement');
  ground.world.plans.push({
    child,
    plan: 'CLA',
    category: 'NEG',
    start: day,
    end: OPEN,
    placement: 'Foster',
    carer: null,
    place,
    adult,
  });
}
