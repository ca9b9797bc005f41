import {onceEach} from '../../base/once.ts';
import type {Homes} from '../links/homes.ts';
import type {Kinship} from '../kinship/kinship.ts';
import type {Network} from '../../network/network.ts';

/** Who lives near whom: homes with one postcode or in one building, at whatever time. */
export type Nearness = {
  /** True where an adult and a family are neighbours and no more: who lived in the family's own home is not a neighbour. */
  isNear(adult: number, family: number): boolean;
  /** Families among `families` that are neighbours of an adult, rising; for many adults and the same families. */
  amongst(families: ReadonlySet<number>): (adult: number) => number[];
};

export function nearnessOf(network: Network, homes: Homes, kinship: Kinship): Nearness {
  const {dwellings} = network.resolved;
  const numbers = new Map<string, number>();
  const numberOf = (place: string): number => {
    const known = numbers.get(place) ?? numbers.size;
    numbers.set(place, known);
    return known;
  };
  /** Postcode and building, each by a number. */
  const placesAt = onceEach((dwelling: number): readonly number[] => {
    const {postcode, building, kind} = dwellings[dwelling]!;
    if (kind === 'pseudo') return [];
    return [
      ...(postcode === null ? [] : [numberOf(`postcode ${postcode}`)]),
      ...(building === null ? [] : [numberOf(building)]),
    ];
  });
  const placesOf = onceEach(
    (person: number): ReadonlySet<number> => new Set(homes.of(person).flatMap(({dwelling}) => placesAt(dwelling))),
  );
  const placesWith = (families: ReadonlySet<number>): ReadonlyMap<number, ReadonlySet<number>> => {
    const familiesAt = new Map<number, Set<number>>();
    for (let person = 0; person < network.persons.length; person++) {
      const family = kinship.familyOf[person]!;
      if (!families.has(family)) continue;
      for (const place of placesOf(person)) {
        const there = familiesAt.get(place);
        if (there === undefined) familiesAt.set(place, new Set([family]));
        else there.add(family);
      }
    }
    return familiesAt;
  };
  const livesNear = (adult: number, family: number): boolean => {
    const own = placesOf(adult);
    return (
      own.size > 0 && kinship.membersOf(family).some((member) => [...placesOf(member)].some((place) => own.has(place)))
    );
  };
  const livedWith = (adult: number, family: number): boolean =>
    kinship
      .membersOf(family)
      .some((member) =>
        homes.of(member).some(({dwelling}) => homes.isHome(dwelling) && homes.hasLived(adult, dwelling)),
      );
  return {
    isNear: (adult, family) => livesNear(adult, family) && !livedWith(adult, family),
    amongst: (families) => {
      const familiesAt = placesWith(families);
      return (adult) =>
        [...new Set([...placesOf(adult)].flatMap((place) => [...(familiesAt.get(place) ?? [])]))]
          .filter((family) => family !== kinship.familyOf[adult])
          .sort((left, right) => left - right);
    },
  };
}
