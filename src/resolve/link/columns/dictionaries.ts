import {WordPool} from '../names/word-pool.ts';

/** Searches through kept texts after which a map of them pays: one question makes a few, a server any number. */
const SEARCHES_MAX = 100;

/** Texts that are kept once; 0 is the empty text. */
export class Texts {
  readonly list: string[];
  /** Of all but those that were kept or added, which are searched as long as few of them are asked for. */
  readonly #indexOf = new Map<string, number>([['', 0]]);
  #isSearched: boolean;
  #searches = 0;

  /** `kept` are texts that were numbered before, the empty one first. */
  constructor(kept: readonly string[] = []) {
    this.list = kept.length === 0 ? [''] : [...kept];
    this.#isSearched = kept.length > 0;
  }

  of(text: string): number {
    let index = this.#indexOf.get(text);
    if (index === undefined) {
      const at = this.#isSearched ? this.#search(text) : -1;
      index = at < 0 ? this.list.length : at;
      if (at < 0) this.list.push(text);
      this.#indexOf.set(text, index);
    }
    return index;
  }

  /** Numbers a text of another list of such texts, each of which is added once. */
  add(text: string): number {
    if (text === '') return 0;
    this.#isSearched = true;
    return this.list.push(text) - 1;
  }

  #search(text: string): number {
    if (++this.#searches <= SEARCHES_MAX) return this.list.indexOf(text);
    this.#isSearched = false;
    for (const [index, one] of this.list.entries()) this.#indexOf.set(one, index);
    return this.#indexOf.get(text) ?? -1;
  }

  /** Forgets the texts from number `length` on. */
  rewind(length: number): void {
    for (let index = length; index < this.list.length; index++) this.#indexOf.delete(this.list[index]!);
    this.list.length = length;
  }
}

const LISTS = ['phones', 'emails', 'numbers', 'kinds', 'addresses', 'places', 'groups', 'registers', 'traits'] as const;

/** The texts of dictionaries by number, and the kind of each number of a register. */
export type KeptTexts = Record<(typeof LISTS)[number], readonly string[]> & {numberKind: Iterable<number>};

/** The texts behind the numbers of `PersonColumns`. Builders that share one give equal numbers to equal texts. */
export class Dictionaries {
  readonly pool: WordPool;
  readonly phones: Texts;
  readonly emails: Texts;
  readonly numbers: Texts;
  /** number -> its kind */
  readonly numberKind: number[];
  readonly kinds: Texts;
  readonly addresses: Texts;
  readonly places: Texts;
  readonly groups: Texts;
  readonly registers: Texts;
  /** Places of birth and occupations, each behind a word that says which it is. */
  readonly traits: Texts;
  #kept: number[] | null = null;

  /** Goes on from texts that were numbered before, or from none. */
  constructor(pool = new WordPool(), kept: KeptTexts | null = null) {
    this.pool = pool;
    this.phones = new Texts(kept?.phones);
    this.emails = new Texts(kept?.emails);
    this.numbers = new Texts(kept?.numbers);
    this.numberKind = kept === null ? [0] : [...kept.numberKind];
    this.kinds = new Texts(kept?.kinds);
    this.addresses = new Texts(kept?.addresses);
    this.places = new Texts(kept?.places);
    this.groups = new Texts(kept?.groups);
    this.registers = new Texts(kept?.registers);
    this.traits = new Texts(kept?.traits);
  }

  /** Forgets what came in since the first call: a row that is only asked about leaves nothing behind. */
  rewind(): void {
    this.pool.rewind();
    this.#kept ??= LISTS.map((name) => this[name].list.length);
    for (const [index, name] of LISTS.entries()) this[name].rewind(this.#kept[index]!);
    this.numberKind.length = this.numbers.list.length;
  }
}
