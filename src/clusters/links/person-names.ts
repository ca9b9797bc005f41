import {once, onceEach, onceFor} from '../../base/once.ts';
import {IntMap} from '../../columns/int-map.ts';
import {rowItems} from '../../network/incidence.ts';
import {type Network} from '../../network/network.ts';
import {BIRTH_KINDS} from '../../network/columns/columns.ts';

/** The sounds of the words of a name, by number (`network/names.ts`): given names, then the family name. */
export type Name = readonly number[];

const NOBODY: readonly number[] = [];
const NO_ONE: ReadonlySet<number> = new Set();

export type {PersonNames};

/** Names of persons, by what was read of their mentions. */
class PersonNames {
  readonly #network: Network;
  readonly #wordCount: () => number;
  /** Every name that records have for a person. */
  readonly of: (person: number) => readonly Name[];

  constructor(network: Network) {
    this.#network = network;
    this.of = onceEach((person) => this.#read(person));
    this.#wordCount = once(() => network.columns.names.words.reduce((most, word) => Math.max(most, word), 0) + 1);
  }

  #read(person: number): Name[] {
    const {from, starts, words} = this.#network.columns.names;
    const names: Name[] = [];
    for (const at of rowItems(this.#network.mentionsOf, person))
      for (let name = from[at]!; name < from[at + 1]!; name++)
        names.push([...words.subarray(starts[name], starts[name + 1])]);
    return names;
  }

  /** One more than the greatest number of a word. */
  get wordCount(): number {
    return this.#wordCount();
  }

  /** Persons of whom a record gives a name with a pair of words of `wanted`, rising; `words`: 1 for each word of any such pair. */
  bearing(words: Uint8Array, wanted: ReadonlyMap<number, readonly number[]>): number[] {
    const {from, starts, words: wordAt} = this.#network.columns.names;
    const {person} = this.#network.mentions;
    const pairs = new IntMap(wanted.size);
    for (const pair of wanted.keys()) pairs.set(Math.floor(pair / this.wordCount), pair % this.wordCount, 1);
    const isWanted = (one: number, other: number): boolean => pairs.get(Math.min(one, other), Math.max(one, other)) > 0;
    const found = new Uint8Array(this.#network.resolved.persons.length);
    for (let mention = 0; mention < person.length; mention++) {
      const who = person[mention]!;
      if (who < 0 || found[who] === 1) continue;
      for (let name = from[mention]!; name < from[mention + 1]!; name++) {
        for (let i = starts[name]!; i < starts[name + 1]!; i++) {
          if (words[wordAt[i]!] === 0) continue;
          for (let j = i + 1; j < starts[name + 1]!; j++)
            if (words[wordAt[j]!] === 1 && isWanted(wordAt[i]!, wordAt[j]!)) found[who] = 1;
        }
      }
    }
    const bearing: number[] = [];
    for (let one = 0; one < found.length; one++) if (found[one] === 1) bearing.push(one);
    return bearing;
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
    return Math.min(left, right) * this.#wordCount() + Math.max(left, right);
  }

  /** Pairs of words of one name, each a number. */
  pairs(names: readonly Name[]): Set<number> {
    return new Set(
      names.flatMap((name) => name.flatMap((word, at) => name.slice(at + 1).map((other) => this.#pair(word, other)))),
    );
  }

  /** True where a name of the one agrees with a name of the other. */
  areAlike(left: number, right: number): boolean {
    const others = this.of(right);
    return this.of(left).some((name) => others.some((other) => agree(name, other)));
  }

  /**
   * True where the two have a name in common that families pass on, by whatever custom: a family name, or a parent's given name that
   * a child has for its second. That both have one first name says nothing.
   */
  mayBeOfOneFamily(left: number, right: number): boolean {
    const others = this.of(right);
    return this.of(left).some((name) =>
      name.some((word, at) => others.some((other) => other.indexOf(word) > (at === 0 ? 0 : -1))),
    );
  }
}

/** The names of a network; made once, for the same few persons are asked about by one stage after another. */
export const personNamesOf = onceFor((network: Network): PersonNames => new PersonNames(network));

/** All words of the shorter, at least two, are in the longer, in any order. */
export function agree(left: Name, right: Name): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length >= 2 && short.every((word) => long.includes(word));
}

/** True of whom no record gives a birth date, an age or a number: anybody of that name. */
export function isByNameAlone({mentionsOf, mentions, columns}: Network, person: number): boolean {
  const {starts, items} = mentionsOf;
  for (let i = starts[person]!; i < starts[person + 1]!; i++)
    if (mentions.birthKind[items[i]!] !== NO_BIRTH || columns.names.isNumbered[items[i]!] === 1) return false;
  return true;
}

const NO_BIRTH = BIRTH_KINDS.indexOf('none');
