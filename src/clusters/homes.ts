import {DAY_MAX} from '../base/day.ts';
import type {Network} from '../network/network.ts';
import {spellsOf, type Spell} from '../network/spells.ts';

/** Who lived at each dwelling that is a home of few people, in order of person and time. */
export type Homes = {
  livingAt: ReadonlyMap<number, readonly Spell[]>;
  /** Where a person lived, in order of time, whatever kind of place it was. */
  of(person: number): readonly Spell[];
  /** True where a person's home was recorded there at any time. */
  hasLived(person: number, dwelling: number): boolean;
  /** True where the dwelling is neither communal, an institution, no place at all, nor too full to be a household. */
  isHome(dwelling: number): boolean;
};

/** Reads every stay once: O(stays log stays). */
export function homesOf(network: Network, personsMax: number): Homes {
  const all = new Map<number, Spell[]>();
  const lived = new Set<number>();
  const spellsOfPerson: Spell[][] = [];
  const {dwellings} = network.resolved;
  for (let person = 0; person < network.persons.length; person++) {
    const own = spellsOf(network, person, DAY_MAX);
    spellsOfPerson.push(own);
    for (const spell of own) {
      lived.add(spell.dwelling * network.persons.length + person);
      const there = all.get(spell.dwelling);
      if (there === undefined) all.set(spell.dwelling, [spell]);
      else there.push(spell);
    }
  }
  const crowded = new Set<number>();
  for (const [dwelling, spells] of all) if (mostAtOnce(spells) > personsMax) crowded.add(dwelling);
  const isHome = (dwelling: number): boolean => {
    const {kind} = dwellings[dwelling]!;
    return (kind === 'dwelling' || kind === 'unknown') && !crowded.has(dwelling);
  };
  return {
    livingAt: new Map([...all].filter(([dwelling]) => isHome(dwelling)).sort(([left], [right]) => left - right)),
    of: (person) => spellsOfPerson[person]!,
    hasLived: (person, dwelling) => lived.has(dwelling * network.persons.length + person),
    isHome,
  };
}

/** No household is recorded so often; a bound on the quadratic count below. */
const SPELLS_MAX = 400;

function mostAtOnce(spells: readonly Spell[]): number {
  if (spells.length > SPELLS_MAX) return Infinity;
  let most = 0;
  for (const {from} of spells) {
    const there = new Set(
      spells.filter((spell) => spell.from <= from && spell.to >= from).map((spell) => spell.person),
    );
    most = Math.max(most, there.size);
  }
  return most;
}
