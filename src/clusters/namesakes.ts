import {DAY_MAX} from '../base/day.ts';
import {birthOf, isChildOn} from '../network/life-stage.ts';
import {rowItems} from '../network/incidence.ts';
import {BIRTH_KINDS, SEX, type Network} from '../network/network.ts';
import type {Identities} from './identities.ts';

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

const isByNameAlone = ({mentionsOf, mentions, columns}: Network, person: number): boolean =>
  rowItems(mentionsOf, person).every((at) => mentions.birthKind[at] === NO_BIRTH && columns.names.isNumbered[at] === 0);

const NO_BIRTH = BIRTH_KINDS.indexOf('none');

/** Adults whose names agree with those of each of `persons`, rising. */
function alikeTo(network: Network, namesOf: NamesOf, persons: readonly number[]): Map<number, number[]> {
  const wanted = new Map<number, number[]>();
  const words = new Uint8Array(namesOf.wordCount);
  for (const person of persons) {
    const names = namesOf.of(person);
    for (const word of names.flat()) words[word] = 1;
    for (const pair of namesOf.pairs(names)) {
      const list = wanted.get(pair);
      if (list === undefined) wanted.set(pair, [person]);
      else list.push(person);
    }
  }
  const alike = new Map<number, number[]>();
  for (let other = 0; other < network.persons.length; other++) {
    const sharing = namesOf.sharing(other, words, wanted);
    if (sharing.size === 0 || isChildOn(birthOf(network, other, DAY_MAX), network.lastReceived)) continue;
    const names = namesOf.of(other);
    for (const person of sharing) {
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

function areNamedSideBySide({mentionsOf, columns}: Network, left: number, right: number): boolean {
  const {group} = columns.names;
  const rows = new Set(Array.from(rowItems(mentionsOf, left), (at) => group[at]));
  return rowItems(mentionsOf, right).some((at) => rows.has(group[at]));
}

/** The sounds of the words of a name, by number. */
type Name = readonly number[];

function agree(left: Name, right: Name): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length >= 2 && short.every((word) => long.includes(word));
}

const NOBODY: readonly number[] = [];
const NO_ONE: ReadonlySet<number> = new Set();

/** Names of persons, by what was read of their mentions. */
class NamesOf {
  readonly #network: Network;
  /** One more than the greatest number of a word. */
  readonly wordCount: number;

  constructor(network: Network) {
    this.#network = network;
    let most = 0;
    for (const word of network.columns.names.words) if (word > most) most = word;
    this.wordCount = most + 1;
  }

  /** Every name that records have for a person. */
  of(person: number): Name[] {
    const {from, starts, words} = this.#network.columns.names;
    const names: Name[] = [];
    for (const at of rowItems(this.#network.mentionsOf, person))
      for (let name = from[at]!; name < from[at + 1]!; name++)
        names.push([...words.subarray(starts[name], starts[name + 1])]);
    return names;
  }

  /** Whom `wanted` lists for a pair of words of one of the person's names; `words`: 1 for each word of any such pair. */
  sharing(person: number, words: Uint8Array, wanted: ReadonlyMap<number, readonly number[]>): ReadonlySet<number> {
    const {from, starts, words: wordAt} = this.#network.columns.names;
    const {starts: rows, items} = this.#network.mentionsOf;
    let found: Set<number> | null = null;
    for (let row = rows[person]!; row < rows[person + 1]!; row++) {
      const at = items[row]!;
      for (let name = from[at]!; name < from[at + 1]!; name++) {
        for (let i = starts[name]!; i < starts[name + 1]!; i++) {
          if (words[wordAt[i]!] === 0) continue;
          for (let j = i + 1; j < starts[name + 1]!; j++) {
            if (words[wordAt[j]!] === 0) continue;
            for (const one of wanted.get(this.#pair(wordAt[i]!, wordAt[j]!)) ?? NOBODY) (found ??= new Set()).add(one);
          }
        }
      }
    }
    return found ?? NO_ONE;
  }

  #pair(left: number, right: number): number {
    return Math.min(left, right) * this.wordCount + Math.max(left, right);
  }

  /** Pairs of words of one name, each a number. */
  pairs(names: readonly Name[]): Set<number> {
    return new Set(
      names.flatMap((name) => name.flatMap((word, at) => name.slice(at + 1).map((other) => this.#pair(word, other)))),
    );
  }
}
