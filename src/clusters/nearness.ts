import type {Homes} from './homes.ts';
import type {Kinship} from './kinship.ts';
import type {Network} from '../network/network.ts';

/** Who lives near whom: homes with one postcode or in one building, at whatever time. */
export type Nearness = {
  /** True where an adult and a family are neighbours and no more: who lived in the family's own home is not a neighbour. */
  isNear(adult: number, family: number): boolean;
  /** Families among `families` that are neighbours of an adult, rising. */
  near(adult: number, families: ReadonlySet<number>): number[];
};

export function nearnessOf(network: Network, homes: Homes, kinship: Kinship): Nearness {
  const {dwellings} = network.resolved;
  const placesOf = (dwelling: number): string[] => {
    const {postcode, building, kind} = dwellings[dwelling]!;
    if (kind === 'pseudo') return [];
    return [...(postcode === null ? [] : [`postcode ${postcode}`]), ...(building === null ? [] : [building])];
  };
  const familiesAt = new Map<string, Set<number>>();
  const places: ReadonlySet<string>[] = [];
  for (let person = 0; person < network.persons.length; person++) {
    const own = new Set(homes.of(person).flatMap(({dwelling}) => placesOf(dwelling)));
    places.push(own);
    for (const place of own) {
      const there = familiesAt.get(place);
      if (there === undefined) familiesAt.set(place, new Set([kinship.familyOf[person]!]));
      else there.add(kinship.familyOf[person]!);
    }
  }
  const livedWith = (adult: number, family: number): boolean =>
    kinship
      .membersOf(family)
      .some((member) =>
        homes.of(member).some(({dwelling}) => homes.isHome(dwelling) && homes.hasLived(adult, dwelling)),
      );
  return {
    isNear: (adult, family) =>
      [...places[adult]!].some((place) => familiesAt.get(place)!.has(family)) && !livedWith(adult, family),
    near: (adult, families) =>
      [...new Set([...places[adult]!].flatMap((place) => [...familiesAt.get(place)!]))]
        .filter((family) => families.has(family) && family !== kinship.familyOf[adult])
        .sort((left, right) => left - right),
  };
}
