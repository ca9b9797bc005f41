import {getOrInsert} from '../../base/get-or-insert.ts';
import {positionById} from '../../base/find-by-id.ts';
import type {StayKind} from '../../model/address.ts';
import type {Records} from '../../model/records.ts';
import type {Dwelling} from '../../model/resolved.ts';

/** Stays at a door that need not be the person's own; they neither tell a door nor are given one. */
const ELSEWHERE: ReadonlySet<StayKind> = new Set(['found-at', 'visited', 'mentioned']);

/**
 * Gives addresses that leave out the flat the flat that their person is known to live in: where all other addresses of a
 * person in that building name one door, it is that door. `dwellingOf` stands in the order of mentions, stays and places
 * of notifications; `isDoorless` marks dwellings that are a block with its door not told. The place of a notification is
 * that of the persons in it.
 */
export function placeDoorsByPersons(
  {mentions, stays, notifications, involvements}: Records,
  personOf: Int32Array,
  dwellings: readonly Dwelling[],
  isDoorless: Uint8Array,
  dwellingOf: Int32Array,
): Int32Array {
  const settled = dwellingOf.slice();
  const building = buildingCodes(dwellings);
  const mentionAt = positionById(mentions);
  const personOfMention = (id: string): number => personOf[mentionAt.get(id) ?? -1] ?? -1;
  const doors = new Doors(building, isDoorless);
  const personsOfStays = Int32Array.from(stays, ({mention, kind}) =>
    ELSEWHERE.has(kind) ? -1 : personOfMention(mention),
  );
  mentions.forEach((_, index) => doors.add(personOf[index]!, dwellingOf[index]!));
  stays.forEach((_, index) => doors.add(personsOfStays[index]!, dwellingOf[mentions.length + index]!));

  const settle = (at: number, persons: Iterable<number>): void => {
    const dwelling = dwellingOf[at]!;
    if (dwelling < 0 || isDoorless[dwelling] === 0) return;
    const door = doors.common(persons, building[dwelling]!);
    if (door >= 0) settled[at] = door;
  };
  mentions.forEach((_, index) => settle(index, [personOf[index]!]));
  stays.forEach((_, index) => settle(mentions.length + index, [personsOfStays[index]!]));
  const placesFrom = mentions.length + stays.length;
  const persons = new Map<string, Set<number>>();
  notifications.forEach(({id}, index) => {
    const dwelling = dwellingOf[placesFrom + index]!;
    if (dwelling >= 0 && isDoorless[dwelling] === 1) persons.set(id, new Set());
  });
  for (const {notification, mention} of involvements) persons.get(notification)?.add(personOfMention(mention));
  notifications.forEach(({id}, index) => settle(placesFrom + index, persons.get(id) ?? []));
  return settled;
}

/** A number a building; -1 for a dwelling that stands alone. */
function buildingCodes(dwellings: readonly Dwelling[]): Int32Array {
  const codeOf = new Map<string, number>();
  return Int32Array.from(dwellings, ({building}) => {
    if (building === null) return -1;
    return getOrInsert(codeOf, building, () => codeOf.size);
  });
}

/** The one door that each person is known at in each building. */
class Doors {
  readonly #building: Int32Array;
  readonly #isDoorless: Uint8Array;
  /** By person and building: the door, or -1 where there are several. */
  readonly #doorOf = new Map<number, Map<number, number>>();

  constructor(building: Int32Array, isDoorless: Uint8Array) {
    this.#building = building;
    this.#isDoorless = isDoorless;
  }

  add(person: number, dwelling: number): void {
    if (person < 0 || dwelling < 0 || this.#building[dwelling]! < 0 || this.#isDoorless[dwelling] === 1) return;
    const building = this.#building[dwelling]!;
    const own = this.#doorOf.get(person) ?? new Map<number, number>();
    const known = own.get(building);
    own.set(building, known === undefined || known === dwelling ? dwelling : -1);
    this.#doorOf.set(person, own);
  }

  /** The one door of these persons in a building; -1 where they have none or several. */
  common(persons: Iterable<number>, building: number): number {
    let door = -1;
    for (const person of persons) {
      const own = this.#doorOf.get(person)?.get(building);
      if (own === undefined || own === door) continue;
      if (own < 0 || door >= 0) return -1;
      door = own;
    }
    return door;
  }
}
