import {listAt} from '../../base/get-or-insert.ts';
import {DAY_MAX} from '../../base/day.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {rowItems} from '../../network/incidence.ts';
import {type Network} from '../../network/network.ts';
import {agree, isByNameAlone, personNamesOf, type PersonNames} from '../links/person-names.ts';
import type {Identities} from '../../network/may-be-one.ts';
import {SEX} from '../../network/columns/columns.ts';

/** Somebody of a circle whom records know by name alone, and somebody of it who goes by that name; `others`: how many more do. */
export type Namesake = {left: number; right: number; weight: number; others: number};

/**
 * Pairs of people of `circle`, one of whom records know by name alone: without birth date and number he could be anybody of that
 * name, so what tells is how many there are. Where the hub knows `others` more adults of that name beside the other of the pair
 * (and those who may be that other), the odds that the two are one are 1 / (others + 1/2) among all people; the half stands
 * for those the hub does not know. Where the other bears every word of the name, those who bear a part of it do not count: hardly
 * any of them has just the word that they lack.
 * Names agree where all words of the shorter, at least two, are in the longer, in any order and in any spelling of one sound
 * (`nameKey`): Ansell Nathan, Nathan Ansell; Abel Yohannes, Abel Samuel Yohannes Kidane. O(mentions).
 */
export function namesakesIn(
  network: Network,
  circle: ReadonlySet<number>,
  {mayBeOne}: Pick<Identities, 'mayBeOne'>,
): Namesake[] {
  const namesOf = personNamesOf(network);
  const nameless = [...circle].filter((person) => isByNameAlone(network, person)).sort((left, right) => left - right);
  const alike = alikeTo(network, namesOf, nameless);
  return nameless.flatMap((person) => {
    const like = alike.get(person) ?? [];
    const known = like.filter((one) => !isByNameAlone(network, one));
    const words = namesOf.of(person).flat();
    const bearsAll = (one: number): boolean => {
      const borne = new Set(namesOf.of(one).flat());
      return words.every((word) => borne.has(word));
    };
    const knownByAll = known.filter(bearsAll);
    return like
      .filter((one) => circle.has(one) && !(one < person && isByNameAlone(network, one)))
      .map((one) => {
        const others = othersThan(one, bearsAll(one) ? knownByAll : known, mayBeOne);
        return {
          left: Math.min(person, one),
          right: Math.max(person, one),
          weight: -Math.log2(others + 0.5),
          others,
        };
      });
  });
}

/** How many are neither the one nor may be; of two known by name alone, the first of the others may be both. */
function othersThan(one: number, known: readonly number[], mayBeOne: Identities['mayBeOne']): number {
  const own = known.includes(one) ? one : known[0];
  return known.filter((other) => other !== own && !mayBeOne(other, own!)).length;
}

/** Adults whose names agree with those of each of `persons`, rising. */
function alikeTo(network: Network, namesOf: PersonNames, persons: readonly number[]): Map<number, number[]> {
  const wanted = new Map<number, number[]>();
  const words = new Uint8Array(namesOf.wordCount);
  for (const person of persons) {
    const names = namesOf.of(person);
    for (const word of names.flat()) words[word] = 1;
    for (const pair of namesOf.pairs(names)) {
      listAt(wanted, pair).push(person);
    }
  }
  const alike = new Map<number, number[]>();
  for (const other of namesOf.bearing(words, wanted)) {
    const sharing = namesOf.sharing(other, words, wanted);
    if (sharing.size === 0 || isChildOn(birthOf(network, other, DAY_MAX), network.lastReceived)) continue;
    const names = namesOf.of(other);
    for (const person of sharing) {
      if (person === other || !mayAgreeInSex(network, person, other) || areNamedSideBySide(network, person, other))
        continue;
      if (!namesOf.of(person).some((one) => names.some((name) => agree(one, name)))) continue;
      listAt(alike, person).push(other);
    }
  }
  return alike;
}

/** False where records give the two another sex. */
export function mayAgreeInSex({persons}: Network, left: number, right: number): boolean {
  const [one, other] = [persons.sex[left]!, persons.sex[right]!];
  return one === SEX.unknown || other === SEX.unknown || one === other;
}

/** True where one record names the two, so that they are two. */
export function areNamedSideBySide({mentionsOf, columns}: Network, left: number, right: number): boolean {
  const {group} = columns.names;
  const rows = new Set(Array.from(rowItems(mentionsOf, left), (at) => group[at]));
  return rowItems(mentionsOf, right).some((at) => rows.has(group[at]));
}
