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
  const spellsOfPerson: Spell[][] = [];
  const {dwellings} = network.resolved;
  for (let person = 0; person < network.persons.length; person++) {
    const own = spellsOf(network, person, DAY_MAX);
    spellsOfPerson.push(own);
    for (const spell of own) {
      const there = all.get(spell.dwelling);
      if (there === undefined) all.set(spell.dwelling, [spell]);
      else there.push(spell);
    }
  }
  const crowded = new Set<number>();
  for (const [dwelling, spells] of all) if (isCrowded(spells, personsMax)) crowded.add(dwelling);
  const isHome = (dwelling: number): boolean => {
    const {kind} = dwellings[dwelling]!;
    return (kind === 'dwelling' || kind === 'unknown') && !crowded.has(dwelling);
  };
  return {
    livingAt: new Map([...all].filter(([dwelling]) => isHome(dwelling)).sort(([left], [right]) => left - right)),
    of: (person) => spellsOfPerson[person]!,
    hasLived: (person, dwelling) => spellsOfPerson[person]!.some((spell) => spell.dwelling === dwelling),
    isHome,
  };
}

/** No household is recorded so often; a bound on the quadratic count below. */
const SPELLS_MAX = 400;

/** True where more persons than that lived there on one day. */
function isCrowded(spells: readonly Spell[], personsMax: number): boolean {
  if (spells.length > SPELLS_MAX) return true;
  if (spells.length <= personsMax) return false;
  return spells.some(({from}) => {
    const there = spells.filter((spell) => spell.from <= from && spell.to >= from);
    return new Set(there.map(({person}) => person)).size > personsMax;
  });
}
