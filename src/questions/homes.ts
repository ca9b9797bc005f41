import {dwellingWords} from '../network/dwelling-words.ts';
import {rowItems} from '../network/incidence.ts';
import {LIVING, type Spell} from '../network/spells.ts';
import {STAY_KINDS} from '../model/address.ts';
import type {Inquiry} from './inquiry.ts';
import {isChild} from './people.ts';

/** Id of a dwelling; null of a protected address, or one that leads to it, and where there is none. */
export function doorOf({network, withheld}: Inquiry, dwelling: number): string | null {
  const place = network.resolved.dwellings[dwelling];
  return place === undefined || place.protected || withheld.has(place.id) ? null : place.id;
}

/** Id and label of a dwelling for a table; of a protected address, or one that leads to it, neither. */
export function placeOf(inquiry: Inquiry, dwelling: number): {dwelling: string | null; address: string} {
  const {network} = inquiry;
  if (network.resolved.dwellings[dwelling] === undefined) return {dwelling: null, address: ''};
  const door = doorOf(inquiry, dwelling);
  return {dwelling: door, address: door === null ? 'protected address' : dwellingWords(network, dwelling).label};
}

/** Everybody with a record of living at the dwelling, at any time. */
export function residents({network}: Inquiry, dwelling: number): Set<number> {
  const people = new Set<number>();
  for (const stay of rowItems(network.staysAt, dwelling)) {
    if (LIVING.includes(STAY_KINDS[network.stays.kind[stay]!]!)) people.add(network.stays.person[stay]!);
  }
  return people;
}

/** Spells of others at the home of `spell` that share at least one day with it, by person; a hostel or an institution joins nobody. */
export function together(inquiry: Inquiry, spell: Spell): Spell[] {
  if (inquiry.resolved.dwellings[spell.dwelling]!.kind !== 'dwelling') return [];
  return [...residents(inquiry, spell.dwelling)]
    .sort((left, right) => left - right)
    .filter((person) => person !== spell.person)
    .flatMap((person) =>
      inquiry
        .spellsOf(person)
        .filter((other) => other.dwelling === spell.dwelling && other.from <= spell.to && spell.from <= other.to),
    );
}

/** Who lived at the home of `spell` then and was a child when the two began to share it; once for each of their spells. */
export const childrenThere = (inquiry: Inquiry, spell: Spell): number[] =>
  together(inquiry, spell)
    .filter((other) => isChild(inquiry, other.person, Math.max(spell.from, other.from)))
    .map(({person}) => person);
