import {once} from '../base/once.ts';
import {rowItems} from '../network/incidence.ts';
import {BIRTH_KINDS, type Network} from '../network/network.ts';

/** The sounds of the words of a name, by number (`network/names.ts`): given names, then the family name. */
export type Name = readonly number[];

/** Names of persons, by what was read of their mentions. */
export class PersonNames {
  readonly #network: Network;
  readonly #wordCount: () => number;

  constructor(network: Network) {
    this.#network = network;
    this.#wordCount = once(() => network.columns.names.words.reduce((most, word) => Math.max(most, word), 0) + 1);
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

  /** True where at least two words of the person's names are among `wanted`. */
  hasTwoOf(person: number, wanted: ReadonlySet<number>): boolean {
    const {from, starts, words} = this.#network.columns.names;
    let first = -1;
    for (const at of rowItems(this.#network.mentionsOf, person)) {
      const end = starts[from[at + 1]!]!;
      for (let i = starts[from[at]!]!; i < end; i++) {
        const word = words[i]!;
        if (word === first || !wanted.has(word)) continue;
        if (first >= 0) return true;
        first = word;
      }
    }
    return false;
  }

  /** Pairs of words of one name, each a number. */
  pairs(names: readonly Name[]): Set<number> {
    const count = this.#wordCount();
    const pairOf = (one: number, other: number): number => Math.min(one, other) * count + Math.max(one, other);
    return new Set(
      names.flatMap((name) => name.flatMap((word, at) => name.slice(at + 1).map((other) => pairOf(word, other)))),
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

/** All words of the shorter, at least two, are in the longer, in any order. */
export function agree(left: Name, right: Name): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length >= 2 && short.every((word) => long.includes(word));
}

/** True of whom no record gives a birth date, an age or a number: anybody of that name. */
export const isByNameAlone = ({mentionsOf, mentions, columns}: Network, person: number): boolean =>
  rowItems(mentionsOf, person).every((at) => mentions.birthKind[at] === NO_BIRTH && columns.names.isNumbered[at] === 0);

const NO_BIRTH = BIRTH_KINDS.indexOf('none');
