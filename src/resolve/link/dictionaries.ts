import {WordPool} from './word-pool.ts';

/** Texts that are kept once; 0 is the empty text. */
export class Texts {
  readonly list: string[] = [''];
  readonly #indexOf = new Map<string, number>([['', 0]]);

  of(text: string): number {
    let index = this.#indexOf.get(text);
    if (index === undefined) {
      index = this.list.length;
      this.list.push(text);
      this.#indexOf.set(text, index);
    }
    return index;
  }

  /** Forgets the texts from number `length` on. */
  rewind(length: number): void {
    for (let index = length; index < this.list.length; index++) this.#indexOf.delete(this.list[index]!);
    this.list.length = length;
  }
}

const LISTS = ['phones', 'emails', 'numbers', 'kinds', 'addresses', 'places', 'groups', 'registers', 'traits'] as const;

/** The texts behind the numbers of `PersonColumns`. Builders that share one give equal numbers to equal texts. */
export class Dictionaries {
  readonly pool = new WordPool();
  readonly phones = new Texts();
  readonly emails = new Texts();
  readonly numbers = new Texts();
  /** number -> its kind */
  readonly numberKind: number[] = [0];
  readonly kinds = new Texts();
  readonly addresses = new Texts();
  readonly places = new Texts();
  readonly groups = new Texts();
  readonly registers = new Texts();
  /** Places of birth and occupations, each behind a word that says which it is. */
  readonly traits = new Texts();
  #kept: number[] | null = null;

  /** Forgets what came in since the first call: a row that is only asked about leaves nothing behind. */
  rewind(): void {
    this.pool.rewind();
    this.#kept ??= LISTS.map((name) => this[name].list.length);
    for (const [index, name] of LISTS.entries()) this[name].rewind(this.#kept[index]!);
    this.numberKind.length = this.numbers.list.length;
  }
}
