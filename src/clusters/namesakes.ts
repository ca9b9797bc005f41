import {DAY_MAX} from '../base/day.ts';
import type {Mention} from '../model/mention.ts';
import {birthOf, isChildOn} from '../network/life-stage.ts';
import {rowItems} from '../network/incidence.ts';
import {SEX, type Network} from '../network/network.ts';
import type {Identities} from './identities.ts';
import {nameKey} from '../resolve/name-key.ts';
import {fold, tokens} from '../text/fold.ts';

/** Somebody of a circle whom records know by name alone, and somebody of it who goes by that name. */
export type Namesake = {left: number; right: number; weight: number};

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
  const namesOf = new NamesOf(network);
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
      .map((one) => ({
        left: Math.min(person, one),
        right: Math.max(person, one),
        weight: -Math.log2(othersThan(one, bearsAll(one) ? knownByAll : known, mayBeOne) + 0.5),
      }));
  });
}

/** How many are neither the one nor may be; of two known by name alone, the first of the others may be both. */
function othersThan(one: number, known: readonly number[], mayBeOne: Identities['mayBeOne']): number {
  const own = known.includes(one) ? one : known[0];
  return known.filter((other) => other !== own && !mayBeOne(other, own!)).length;
}

const mentionsOf = (network: Network, person: number): Mention[] =>
  [...rowItems(network.mentionsOf, person)].map((at) => network.records.mentions[at]!);

const isByNameAlone = (network: Network, person: number): boolean =>
  mentionsOf(network, person).every(({birth, identifiers}) => birth === null && identifiers.length === 0);

/** Adults whose names agree with those of each of `persons`, rising. */
function alikeTo(network: Network, namesOf: NamesOf, persons: readonly number[]): Map<number, number[]> {
  const wanted = new Map<string, number[]>();
  for (const person of persons)
    for (const pair of pairsOf(namesOf.of(person))) {
      const list = wanted.get(pair);
      if (list === undefined) wanted.set(pair, [person]);
      else list.push(person);
    }
  const words = new Set([...wanted.keys()].flatMap((pair) => pair.split(' ')));
  const alike = new Map<number, number[]>();
  for (let other = 0; other < network.persons.length; other++) {
    if (!namesOf.hasTwoOf(other, words) || isChildOn(birthOf(network, other, DAY_MAX), network.lastReceived)) continue;
    const names = namesOf.of(other);
    for (const person of new Set([...pairsOf(names)].flatMap((pair) => wanted.get(pair) ?? []))) {
      if (person === other || !mayAgreeInSex(network, person, other) || areNamedSideBySide(network, person, other))
        continue;
      if (!namesOf.of(person).some((one) => names.some((name) => agree(one, name)))) continue;
      const list = alike.get(person);
      if (list === undefined) alike.set(person, [other]);
      else list.push(other);
    }
  }
  return alike;
}

function mayAgreeInSex({persons}: Network, left: number, right: number): boolean {
  const [one, other] = [persons.sex[left]!, persons.sex[right]!];
  return one === SEX.unknown || other === SEX.unknown || one === other;
}

function areNamedSideBySide(network: Network, left: number, right: number): boolean {
  const rows = new Set(mentionsOf(network, left).map(({group}) => group));
  return mentionsOf(network, right).some(({group}) => rows.has(group));
}

type Name = readonly string[];

/** Pairs of words of names, each in order of the alphabet. */
const pairsOf = (names: readonly Name[]): Set<string> =>
  new Set(
    names.flatMap((name) =>
      name.flatMap((word, at) => name.slice(at + 1).map((other) => [word, other].sort().join(' '))),
    ),
  );

function agree(left: Name, right: Name): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length >= 2 && short.every((word) => long.includes(word));
}

/** Names of persons as the sounds of their words; a text is folded once, however many bear it. */
class NamesOf {
  readonly #network: Network;
  readonly #sounds = new Map<string, Name>();

  constructor(network: Network) {
    this.#network = network;
  }

  /** Every name that records have for a person; an initial is no word. */
  of(person: number): Name[] {
    return mentionsOf(this.#network, person)
      .flatMap(({names}) => names)
      .map(({given, family}) => [...new Set([...this.#soundsOf(given), ...this.#soundsOf(family)])]);
  }

  /** True where at least two words of the person's names are among `words`. */
  hasTwoOf(person: number, words: ReadonlySet<string>): boolean {
    const {mentions} = this.#network.records;
    const found = new Set<string>();
    for (const at of rowItems(this.#network.mentionsOf, person))
      for (const {given, family} of mentions[at]!.names)
        for (const text of [given, family])
          for (const word of this.#soundsOf(text)) if (words.has(word)) found.add(word);
    return found.size > 1;
  }

  #soundsOf(text: string): Name {
    let sounds = this.#sounds.get(text);
    if (sounds === undefined)
      this.#sounds.set(
        text,
        (sounds = tokens(fold(text))
          .filter(({length}) => length > 1)
          .map(nameKey)),
      );
    return sounds;
  }
}
