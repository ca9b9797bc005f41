import type {Homes} from '../links/homes.ts';
import type {Kinship} from '../kinship/kinship.ts';
import {doorsOf, placeCount} from '../../network/columns/doors.ts';
import {listByRow, type Incidence} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';

/** Who lives near whom: homes with one postcode or in one building, at whatever time. */
export type Nearness = {
  /** True where an adult and a family are neighbours and no more: who lived in the family's own home is not a neighbour. */
  isNear(adult: number, family: number): boolean;
  /** Families among `families` that are neighbours of an adult, rising; for many adults and the same families. */
  amongst(families: ReadonlySet<number>): (adult: number) => number[];
};

export function nearnessOf(network: Network, homes: Homes, kinship: Kinship): Nearness {
  const doors = doorsOf(network.resolved.dwellings);
  const {postcode, building} = doors;
  const places = placeCount(doors);
  const {starts, dwelling} = homes.spells;
  /** Calls `visit` with the postcode and the building of each spell of a person, most of them again and again. */
  const forEachPlace = (person: number, visit: (place: number) => void): void => {
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      const door = dwelling[row]!;
      if (postcode[door]! >= 0) visit(postcode[door]!);
      if (building[door]! >= 0) visit(building[door]!);
    }
  };
  const markOfPlace = new Int32Array(places);
  let mark = 0;
  const livesNear = (adult: number, family: number): boolean => {
    mark++;
    forEachPlace(adult, (place) => (markOfPlace[place] = mark));
    let isNear = false;
    for (const member of kinship.membersOf(family))
      forEachPlace(member, (place) => (isNear ||= markOfPlace[place] === mark));
    return isNear;
  };
  /** Families of whom anybody lived at each place; a family is there again for each spell. */
  const familiesAt = (families: ReadonlySet<number>): {family: Int32Array; at: Incidence} => {
    const [place, family]: [number[], number[]] = [[], []];
    const isAsked = new Uint8Array(network.persons.length);
    for (const one of families) isAsked[one] = 1;
    for (let person = 0; person < network.persons.length; person++) {
      const own = kinship.familyOf[person]!;
      if (isAsked[own] === 0) continue;
      forEachPlace(person, (there) => {
        place.push(there);
        family.push(own);
      });
    }
    return {family: Int32Array.from(family), at: listByRow(places, Int32Array.from(place), place.length)};
  };
  return {
    isNear: (adult, family) => livesNear(adult, family) && !livedWith(homes, adult, kinship.membersOf(family)),
    amongst: (families) => {
      const {family, at} = familiesAt(families);
      const markOfFamily = new Int32Array(network.persons.length);
      let adults = 0;
      return (adult) => {
        adults++;
        const own = kinship.familyOf[adult]!;
        const near: number[] = [];
        forEachPlace(adult, (place) => {
          for (let i = at.starts[place]!; i < at.starts[place + 1]!; i++) {
            const there = family[at.items[i]!]!;
            if (there === own || markOfFamily[there] === adults) continue;
            markOfFamily[there] = adults;
            near.push(there);
          }
        });
        return near.sort((left, right) => left - right);
      };
    },
  };
}

/** Whether a home of one of the members was an adult's too. */
const livedWith = (homes: Homes, adult: number, members: readonly number[]): boolean =>
  members.some((member) => {
    const {starts, dwelling} = homes.spells;
    for (let row = starts[member]!; row < starts[member + 1]!; row++)
      if (homes.isHome(dwelling[row]!) && homes.hasLived(adult, dwelling[row]!)) return true;
    return false;
  });
