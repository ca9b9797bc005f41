import {ageOn, END, homeOn, isAlive, isChildOn, START} from '../people/model.ts';
import type {HarmKind} from '../people/harm.ts';
import type {Offence} from '../people/justice.ts';
import type {Ground} from './ground.ts';

const RISING: readonly HarmKind[] = [
  'worry',
  'worry',
  'emotional',
  'neglect',
  'domestic',
  'physical',
  'physical',
  'sexual',
];
const LEVEL: readonly HarmKind[] = ['worry', 'emotional', 'neglect', 'physical'];

/** Children about whom more and more, or graver and graver things are reported; beside each a control for whom that is not so. */
export function plantSeries(ground: Ground, scale: number): void {
  const {dice} = ground;
  for (let i = 0; i < Math.max(2, Math.round(8 * scale)); i++) {
    for (const kind of ['escalating', 'control'] as const) {
      const [family] = ground.families(1);
      const {household, id} = family!;
      const facet = dice.pick(['gravity', 'interval', 'both']);
      const count = dice.whole(6, 8);
      const [child] = family!.children;
      let day = START + dice.whole(20, 300);
      let gap = dice.whole(150, 240);
      for (let n = 0; n < count && day < END - 20; n++) {
        const rising = kind === 'escalating' && facet !== 'interval';
        const kindOf = rising ? RISING[Math.min(n, RISING.length - 1)]! : dice.pick(LEVEL);
        ground.event(
          {...family!, children: [child!]},
          day,
          kindOf,
          dice.pick(['police', 'social-care', 'police+social-care']),
          {},
        );
        day += Math.round(gap * (0.8 + dice.unit() * 0.4));
        if (kind === 'escalating' && facet !== 'gravity') gap = Math.max(7, Math.round(gap * 0.6));
      }
      ground.plan.series.push({child: child!, household: id, kind, facet, incidents: count});
      household.trouble = 0;
    }
  }
}

/** Convictions from before of men who then move in where children live. */
export function plantConvicted(ground: Ground, scale: number): Offence[] {
  const {dice, town} = ground;
  const offences: Offence[] = [];
  for (const household of dice.shuffled(town.households)) {
    if (offences.length >= Math.max(3, Math.round(12 * scale))) break;
    const {head, ever} = household;
    for (const man of ever) {
      if (man === head || man.sex !== 'M' || man.mother === head || ageOn(man, START) < 22 || man.staff) continue;
      const shared = man.homes.find(
        (home, at) =>
          at > 0 &&
          home.from > START + 500 &&
          home.from < END - 250 &&
          head.homes.some((other) => other.dwelling === home.dwelling),
      );
      if (shared === undefined || !isAlive(man, shared.from)) continue;
      const children = [...ever].filter(
        (child) =>
          isChildOn(child, shared.from) &&
          isAlive(child, shared.from) &&
          homeOn(child, shared.from) === shared.dwelling &&
          child.father !== man,
      );
      if (children.length === 0) continue;
      const sexual = dice.chance(0.4);
      man.pnc ||= town.numbers.pnc(2016);
      offences.push({
        person: man,
        day: shared.from - dice.whole(350, 480),
        class: sexual ? 'sexual' : 'violent',
        words: sexual ? 'Sexual activity with a child' : 'Cruelty to person under 16',
        crime: '',
        incident: null,
        together: [],
      });
      break;
    }
  }
  return offences;
}
