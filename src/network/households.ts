import {DAY_MAX} from '../base/day.ts';
import type {Network} from './network.ts';
import {spellsOf, type Spell} from './spells.ts';

/** The same people in one front door over an interval of days, both ends included. */
export type Household = {dwelling: number; from: number; to: number; persons: number[]};

/**
 * Who lived together and when, at each dwelling: one household for each stretch of days with the same people.
 * Communal homes, institutions and pseudo-addresses give none. Ordered by dwelling, then day.
 */
export function households(network: Network): Household[] {
  const byDwelling = new Map<number, Spell[]>();
  for (let person = 0; person < network.persons.length; person++) {
    for (const spell of spellsOf(network, person, DAY_MAX)) {
      if (network.resolved.dwellings[spell.dwelling]!.kind !== 'dwelling') continue;
      const there = byDwelling.get(spell.dwelling);
      if (there === undefined) byDwelling.set(spell.dwelling, [spell]);
      else there.push(spell);
    }
  }
  const dwellings = [...byDwelling.keys()].sort((left, right) => left - right);
  return dwellings.flatMap((dwelling) => householdsAt(dwelling, byDwelling.get(dwelling)!));
}

function householdsAt(dwelling: number, spells: readonly Spell[]): Household[] {
  const cuts = new Set<number>();
  for (const spell of spells) {
    cuts.add(spell.from);
    if (spell.to !== DAY_MAX) cuts.add(spell.to + 1);
  }
  const days = [...cuts].sort((left, right) => left - right);
  const found: Household[] = [];
  for (let i = 0; i < days.length; i++) {
    const from = days[i]!;
    const to = i + 1 < days.length ? days[i + 1]! - 1 : DAY_MAX;
    const there = spells.filter((spell) => spell.from <= from && spell.to >= from).map((spell) => spell.person);
    const persons = [...new Set(there)].sort((left, right) => left - right);
    const last = found.at(-1);
    if (persons.length === 0) continue;
    if (last !== undefined && last.to === from - 1 && last.persons.join() === persons.join()) last.to = to;
    else found.push({dwelling, from, to, persons});
  }
  return found;
}
