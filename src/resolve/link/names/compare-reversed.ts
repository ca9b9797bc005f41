import {ALIKE, INITIAL, type WordPool} from './word-pool.ts';
import {firstOf, type Lists} from '../../../columns/lists.ts';
import type {NameTable} from '../columns/person-columns.ts';

type Words = [word: number, other: number];
const NO_WORDS: Words = [-1, -1];

/** Compares names whose parts may have changed places; where they have, `first` and `second` are the words that agree across. */
export class ReversedNameComparer {
  first: Words = NO_WORDS;
  second: Words = NO_WORDS;
  readonly #names: NameTable;
  readonly #parts: readonly Lists[];
  readonly #pool: WordPool;

  constructor(names: NameTable, pool: WordPool) {
    this.#names = names;
    this.#parts = [names.given, names.family];
    this.#pool = pool;
  }

  /** Whether a forename of each is the family name of the other. */
  areReversed(left: number, right: number): boolean {
    const first = this.#crossing(left, right);
    const second = first === NO_WORDS ? NO_WORDS : this.#crossing(right, left);
    if (second === NO_WORDS) return false;
    this.first = first;
    this.second = second;
    return true;
  }

  /** Whether one has an initial where the other has a forename, and it is that of the family name: "T. Kugan" is Kugan Thambirajah. */
  areReversedByInitial(left: number, right: number): boolean {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const first = firstOf(this.#names.given, one);
      const family = firstOf(this.#names.family, other);
      if (first < 0 || family < 0 || !this.#pool.isInitial(first)) continue;
      if (this.#names.given.starts[one + 1]! - this.#names.given.starts[one]! > 1) continue;
      if (this.#pool.compare(first, family) !== INITIAL) continue;
      // The words in the order of the pair, so that neither side comes first.
      const found = this.#crossing(other, one);
      if (found === NO_WORDS) continue;
      this.first = found;
      return true;
    }
    return false;
  }

  /** Whether both are the same three words or more, divided or ordered in another way, with another forename in front. */
  areReordered(left: number, right: number): boolean {
    const {given} = this.#names;
    const count = this.#wordCount(left);
    if (count < 3 || count !== this.#wordCount(right) || firstOf(given, left) === firstOf(given, right)) return false;
    // Most pairs end here: the same words have one sum.
    if (this.#wordSum(left) !== this.#wordSum(right)) return false;
    const words = this.#wordsOf(left);
    const others = this.#wordsOf(right);
    if (words.some((word, at) => word !== others[at])) return false;
    this.first = [words[0]!, words[0]!];
    this.second = [words.at(-1)!, words.at(-1)!];
    return true;
  }

  #wordCount(name: number): number {
    const {given, family} = this.#names;
    return given.starts[name + 1]! - given.starts[name]! + family.starts[name + 1]! - family.starts[name]!;
  }

  #wordSum(name: number): number {
    let sum = 0;
    for (const {starts, values} of this.#parts)
      for (let i = starts[name]!; i < starts[name + 1]!; i++) sum += values[i]!;
    return sum;
  }

  /** In order of their letters. */
  #wordsOf(name: number): number[] {
    const {given, family} = this.#names;
    const {texts} = this.#pool;
    return [
      ...given.values.subarray(given.starts[name], given.starts[name + 1]),
      ...family.values.subarray(family.starts[name], family.starts[name + 1]),
    ].sort((a, b) => (texts[a]! < texts[b]! ? -1 : a === b ? 0 : 1));
  }

  /** The forename of one that is a family name of the other, and that family name; NO_WORDS where there is none. */
  #crossing(left: number, right: number): Words {
    const {given, family} = this.#names;
    let found = NO_WORDS;
    for (let i = given.starts[left]!; i < given.starts[left + 1]!; i++) {
      for (let j = family.starts[right]!; j < family.starts[right + 1]!; j++) {
        const word = given.values[i]!;
        const other = family.values[j]!;
        if (this.#pool.compare(word, other) > ALIKE) continue;
        if (found === NO_WORDS || this.#pool.isBefore(word, other, ...found)) found = [word, other];
      }
    }
    return found;
  }
}
