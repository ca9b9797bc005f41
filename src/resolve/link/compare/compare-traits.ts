import {MISSING, T} from './comparisons.ts';
import {ALIKE, WordPool} from '../names/word-pool.ts';

/** Share of the words of the longer text that agree, from which two texts are alike. */
const ALIKE_MIN = 0.5;

/** Compares what is written of a place of birth or an occupation, word by word. */
export class TraitComparer {
  readonly #texts: readonly string[];
  readonly #pool = new WordPool();
  readonly #words: (readonly number[] | undefined)[] = [];
  readonly #known: number;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#known = texts.length;
  }

  /** Takes note that texts which came in later are others. */
  reread(): void {
    this.#pool.rewind();
    if (this.#words.length > this.#known) this.#words.length = this.#known;
  }

  /** Level of two traits of one kind, by number. */
  compare(left: number, right: number): number {
    if (left === 0 || right === 0) return MISSING;
    if (left === right) return T.same;
    return this.#areAlike(this.#wordsOf(left), this.#wordsOf(right)) ? T.alike : T.different;
  }

  #wordsOf(trait: number): readonly number[] {
    // The first word says what kind of trait it is.
    return (this.#words[trait] ??= this.#pool.words(this.#texts[trait]!).slice(1));
  }

  #areAlike(left: readonly number[], right: readonly number[]): boolean {
    let agreed = 0;
    for (const word of left) if (right.some((other) => this.#pool.compare(word, other) <= ALIKE)) agreed++;
    return agreed >= ALIKE_MIN * Math.max(left.length, right.length);
  }
}
