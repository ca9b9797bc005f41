import {bitCount} from '../../../columns/bit-count.ts';
import {osa} from '../../../text/edit-distance.ts';
import {fold} from '../../../text/fold.ts';
import {jaroWinkler} from '../../../text/jaro-winkler.ts';
import {nameKey} from '../../name-key.ts';
import {inEnglishSpelling} from '../../somali-spelling.ts';
import {isNickname, NICKNAMES} from './nicknames.ts';

/** How two words of names compare, from nearest to farthest. */
export const SAME = 0;
export const FORM = 1;
export const ALIKE = 2;
export const INITIAL = 3;
export const ROUGH = 4;
export const OTHER = 5;

/** Winkler's own bounds for "probably one name" and "perhaps"; the first as in the Ministry of Justice's published model. */
const ALIKE_MIN = 0.92;
const ROUGH_MIN = 0.85;
/** Jaro's similarity below which four letters in common at the front do not lift a pair to ROUGH_MIN (Winkler's bonus). */
const JARO_MIN = ROUGH_MIN - 0.1;
/** Edits at which long words are still ROUGH; each changes one letter. */
const EDITS_MAX = 2;
/** Letters of words of which one sound makes no form. */
const SHORT_MAX = 3;
const SLOT_EMPTY = 0xffffffff;
/** Slots for pairs of words before any came in; a small file needs no more. */
const FIRST_SLOTS = 1 << 10;

/**
 * Words for which arrays over words keep room, so that two rows can be read into them later: ten names of four hundred letters each, as the
 * API takes them, are two thousand words a row. A word for which there is no room counts as of no rarity.
 */
export const WORDS_TO_COME = 8192;

/** One letter is an initial; one sign of a script whose signs are words or syllables (Chinese, Japanese, Korean) is a whole name. */
const isInitial = (word: string): boolean => word.length === 1 && !WHOLE_SIGN.test(word);

const WHOLE_SIGN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Words by number with the numbers of their sounds, as they can be kept. */
export type KeptWords = {texts: readonly string[]; sounds: ArrayLike<number>};

/** Words of names, each once. A word has a sound key, and any two words are compared once. */
export class WordPool {
  readonly texts: string[] = [];
  /** word -> its sound, as a number; words of one sound share it. */
  readonly sounds: number[] = [];
  /** word -> the letters in it, one bit each. */
  readonly #letters: number[] = [];
  readonly #hasForms: boolean[] = [];
  readonly #isInitial: boolean[] = [];
  readonly #words = new Map<string, number>();
  /** Made from the words when a new one first asks, where they were kept. */
  #soundOf: Map<string, number> | null;
  #soundCount = 0;
  readonly #listOf = new Map<string, readonly number[]>();
  #left = new Uint32Array(FIRST_SLOTS).fill(SLOT_EMPTY);
  #right = new Uint32Array(FIRST_SLOTS);
  #result = new Uint8Array(FIRST_SLOTS);
  #used = 0;
  /** Words and sounds that stay when the pool is rewound; -1 before. */
  #kept = -1;
  #keptSounds = 0;

  /** Goes on from words that were kept, or from none. */
  constructor({texts, sounds}: KeptWords = {texts: [], sounds: []}) {
    this.#soundOf = texts.length === 0 ? new Map() : null;
    for (const [index, text] of texts.entries()) {
      this.#add(text, sounds[index]!);
      this.#soundCount = Math.max(this.#soundCount, sounds[index]! + 1);
    }
  }

  get size(): number {
    return this.texts.length;
  }

  /** The words of a text, folded, in order. */
  words(text: string): readonly number[] {
    const known = this.#listOf.get(text);
    if (known !== undefined) return known;
    const list: number[] = [];
    for (const word of fold(text).split(' ')) if (word !== '') list.push(this.word(word));
    if (this.#kept < 0) this.#listOf.set(text, list);
    return list;
  }

  /** The number of a folded word. */
  word(word: string): number {
    let index = this.#words.get(word);
    if (index === undefined) {
      index = this.texts.length;
      const sound = nameKey(word);
      this.#soundOf ??= this.#readSounds();
      let soundIndex = this.#soundOf.get(sound);
      if (soundIndex === undefined) {
        soundIndex = this.#soundCount++;
        this.#soundOf.set(sound, soundIndex);
      }
      this.#add(word, soundIndex);
    }
    return index;
  }

  #add(word: string, sound: number): void {
    this.#words.set(word, this.texts.length);
    this.texts.push(word);
    this.sounds.push(sound);
    this.#letters.push(lettersOf(word));
    this.#hasForms.push(NICKNAMES.has(inEnglishSpelling(word)));
    this.#isInitial.push(isInitial(word));
  }

  /** Whether a word is no more than a letter of a name. */
  isInitial(word: number): boolean {
    return this.#isInitial[word]!;
  }

  /** The sounds of kept words: that of each number from the first word that has it. */
  #readSounds(): Map<string, number> {
    const firsts = new Map<number, string>();
    for (const [index, sound] of this.sounds.entries()) if (!firsts.has(sound)) firsts.set(sound, this.texts[index]!);
    return new Map([...firsts].map(([sound, word]) => [nameKey(word), sound]));
  }

  /** Forgets the words that came in since the first call. From then on compared pairs are not kept, so memory stays as it is. */
  rewind(): void {
    if (this.#kept < 0) {
      this.#kept = this.texts.length;
      this.#keptSounds = this.#soundCount;
    }
    for (let word = this.#kept; word < this.texts.length; word++) {
      this.#words.delete(this.texts[word]!);
      if (this.sounds[word]! >= this.#keptSounds) this.#soundOf?.delete(nameKey(this.texts[word]!));
    }
    this.#soundCount = this.#keptSounds;
    for (const list of [this.texts, this.sounds, this.#letters, this.#hasForms, this.#isInitial])
      list.length = this.#kept;
  }

  /** SAME ... OTHER; worked out once a pair of words. Two equal initials may stand for two names. */
  compare(left: number, right: number): number {
    if (left === right) return this.isInitial(left) ? INITIAL : SAME;
    if (left > right) return this.compare(right, left);
    const mayBeForms = this.#hasForms[left]! && this.#hasForms[right]!;
    if (!mayBeForms && !this.#mayBeAlike(left, right)) return OTHER;
    const mask = this.#left.length - 1;
    let slot = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) & mask;
    while (this.#left[slot] !== SLOT_EMPTY) {
      if (this.#left[slot] === left && this.#right[slot] === right) return this.#result[slot]!;
      slot = (slot + 1) & mask;
    }
    const [a, b] = [this.texts[left]!, this.texts[right]!];
    const isSoundShared = this.sounds[left] === this.sounds[right];
    // In order of their letters, so that the answer does not hang on which of them came first.
    const result = a < b ? compareWords(a, b, isSoundShared) : compareWords(b, a, isSoundShared);
    if (this.#kept >= 0) return result;
    this.#left[slot] = left;
    this.#right[slot] = right;
    this.#result[slot] = result;
    if (++this.#used * 2 > this.#left.length) this.#grow();
    return result;
  }

  /**
   * Of pairs of words that agree alike one stands for all: the first in order of their letters, the same from either side and
   * whatever other words there are.
   */
  isBefore(a: number, b: number, knownA: number, knownB: number): boolean {
    if ((a === knownA && b === knownB) || (a === knownB && b === knownA)) return false;
    const {texts} = this;
    const [low, high] = texts[a]! < texts[b]! ? [texts[a]!, texts[b]!] : [texts[b]!, texts[a]!];
    const [knownLow, knownHigh] =
      texts[knownA]! < texts[knownB]! ? [texts[knownA]!, texts[knownB]!] : [texts[knownB]!, texts[knownA]!];
    return low < knownLow || (low === knownLow && high < knownHigh);
  }

  /** False where letters and lengths alone tell that two words, neither a form of the other, are OTHER; costs no look at the table. */
  #mayBeAlike(left: number, right: number): boolean {
    const [a, b] = [this.#letters[left]!, this.#letters[right]!];
    const common = bitCount(a & b);
    const leftAlone = bitCount(a) - common;
    const rightAlone = bitCount(b) - common;
    // At least half of the letters of the word with fewer are in the other.
    if (common < Math.min(leftAlone, rightAlone)) return false;
    if (this.sounds[left] === this.sounds[right]) return true;
    const [leftLength, rightLength] = [this.texts[left]!.length, this.texts[right]!.length];
    if (this.isInitial(left) || this.isInitial(right) || (leftAlone <= EDITS_MAX && rightAlone <= EDITS_MAX))
      return true;
    // Jaro's similarity if every letter that the other has were matched, in order.
    const matched = Math.min(leftLength - leftAlone, rightLength - rightAlone);
    return matched / leftLength + matched / rightLength + 1 >= 3 * JARO_MIN;
  }

  #grow(): void {
    const {length} = this.#left;
    const [left, right, result] = [this.#left, this.#right, this.#result];
    const mask = length * 2 - 1;
    this.#left = new Uint32Array(length * 2).fill(SLOT_EMPTY);
    this.#right = new Uint32Array(length * 2);
    this.#result = new Uint8Array(length * 2);
    for (let i = 0; i < length; i++) {
      if (left[i] === SLOT_EMPTY) continue;
      let slot = (Math.imul(left[i]!, 0x9e3779b1) ^ Math.imul(right[i]!, 0x85ebca6b)) & mask;
      while (this.#left[slot] !== SLOT_EMPTY) slot = (slot + 1) & mask;
      this.#left[slot] = left[i]!;
      this.#right[slot] = right[i]!;
      this.#result[slot] = result[i]!;
    }
  }
}

/** Bit of each letter a-z; all other characters share one bit. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const place = word.charCodeAt(i) - 97;
    bits |= 1 << (place >= 0 && place < 26 ? place : 26);
  }
  return bits;
}

/** What Gujarati forenames take at the end in address: brother, sister. */
const RESPECT = ['bhai', 'ben', 'bhen'];

/** Whether one is the other with a word of respect written on to it: "Ramesh", "Rameshbhai". */
function areFormsOfRespect(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 3 && long.startsWith(short) && RESPECT.includes(long.slice(short.length));
}

function compareWords(leftWritten: string, rightWritten: string, isSoundShared: boolean): number {
  const [left, right] = [inEnglishSpelling(leftWritten), inEnglishSpelling(rightWritten)];
  if (left === right) return FORM;
  const shorter = Math.min(left.length, right.length);
  if (isInitial(left) || isInitial(right)) return left[0] === right[0] ? INITIAL : OTHER;
  if (isNickname(left, right) || areFormsOfRespect(left, right)) return FORM;
  const similarity = jaroWinkler(left, right);
  // A word of three letters is told by its vowel: "Zhi" and "Zha", "Lan" and "Lin" are two names.
  if (isSoundShared && similarity >= 0.75 && Math.max(left.length, right.length) > SHORT_MAX) return FORM;
  if (similarity >= ALIKE_MIN) return ALIKE;
  if (similarity < 0.6) return OTHER;
  if (shorter >= 4 && osa(left, right) === 1) return ALIKE;
  return similarity >= ROUGH_MIN || (shorter >= 5 && osa(left, right) <= EDITS_MAX) ? ROUGH : OTHER;
}
