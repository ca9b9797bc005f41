import {osa} from '../../../text/edit-distance.ts';
import {WORDS_TO_COME, type WordPool} from './word-pool.ts';

/** Words that stand in the place of a family name by custom and are shared by a large part of a community. */
const CUSTOM = new Set(
  'begum khatun khatoon kaur singh bibi bi akhtar khanam khanom bano banu miah mia ullah uddin aktar parveen sultana nessa thi van mohammed muhammad mohamed mohammad md'.split(
    ' ',
  ),
);

/** Forenames that many brothers or sisters of a family are given alike, so that the one after it tells who somebody is. */
const CUSTOM_FIRST = new Set(
  'abdul abdal abdel abdur abdus abu syed sayed sayyid syeda mst mohd maria jean'.split(' '),
);

/** A name of custom that is long enough to be known in another spelling: "Katun", "Akter", "Begam". */
const CUSTOM_LONG = [...CUSTOM].filter((name) => name.length >= 5);

function isNameOfCustom(word: string): boolean {
  if (CUSTOM.has(word)) return true;
  return word.length >= 5 && CUSTOM_LONG.some((name) => name[0] === word[0] && osa(name, word) === 1);
}

/** Whether a forename is one that brothers or sisters share by custom. */
export const isForenameOfCustom = (word: string): boolean => CUSTOM_FIRST.has(word) || isNameOfCustom(word);

/** Which words of a pool are names of custom. */
export class CustomNames {
  readonly #texts: readonly string[];
  readonly #is: Uint8Array;
  readonly #wordCount: number;

  constructor({texts, size}: WordPool) {
    this.#texts = texts;
    this.#wordCount = size;
    this.#is = new Uint8Array(size + WORDS_TO_COME);
    this.#read(0);
  }

  /** Takes note of words that came in later. */
  reread(): void {
    this.#read(this.#wordCount);
  }

  #read(from: number): void {
    for (let word = from; word < this.#texts.length; word++)
      this.#is[word] = isNameOfCustom(this.#texts[word]!) ? 1 : 0;
  }

  has(word: number): boolean {
    return this.#is[word] === 1;
  }

  /** Whether all words of a list from `from` to below `to` are. */
  hasAll(words: Uint32Array, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#is[words[i]!] === 0) return false;
    return true;
  }
}
