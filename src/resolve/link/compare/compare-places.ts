import {A, MISSING} from './comparisons.ts';
import {PLACE_HOME, PLACE_SHARED, type PersonColumns} from '../columns/person-columns.ts';
import {ALIKE, WORDS_TO_COME, WordPool, type KeptWords} from '../names/word-pool.ts';
import {ListBuilder, type Lists, listOf} from '../../../columns/lists.ts';

/** Share of the words of two address texts that agree, from which they are one address, and from which they are near. */
const ALIKE_MIN = 0.7;
const PART_MIN = 0.4;

/** The words of address texts by number, as they can be kept. */
export type AddressWords = KeptWords & {lists: Lists};

/** Compares addresses: front door, postcode, and the words of the text where no front door is known on both sides. */
export class PlaceComparer {
  readonly #columns: PersonColumns;
  readonly #pool: WordPool;
  readonly #words: (readonly number[])[];
  /** word -> 1 where it begins with a figure */
  readonly #isNumber: Uint8Array;
  readonly #units: Uint32Array;
  readonly #textCount: number;
  readonly #wordCount: number;

  /** `kept` are the words of the address texts of these columns, where they were kept. */
  constructor(columns: PersonColumns, kept: AddressWords | null = null) {
    this.#columns = columns;
    this.#pool = new WordPool(kept ?? undefined);
    this.#words =
      kept === null
        ? columns.addressTexts.map((text) => this.#pool.words(text))
        : columns.addressTexts.map((_, text) => [...listOf(kept.lists, text)]);
    this.#textCount = columns.addressTexts.length;
    this.#wordCount = this.#pool.size;
    this.#isNumber = new Uint8Array(this.#wordCount + WORDS_TO_COME);
    this.#readNumbers(0);
    this.#units = columns.postcode;
  }

  /** The words that it compares by. */
  get addressWords(): AddressWords {
    const lists = new ListBuilder();
    for (const words of this.#words) lists.add(words);
    const {texts, sounds} = this.#pool;
    return {texts, sounds: Uint32Array.from(sounds), lists: lists.build()};
  }

  /** Takes note that the address of a row is another. */
  reread(row: number): void {
    const {address, addressTexts} = this.#columns;
    this.#pool.rewind();
    if (address[row]! < this.#textCount) return;
    this.#words[address[row]!] = this.#pool.words(addressTexts[address[row]!]!);
    this.#readNumbers(this.#wordCount);
  }

  #readNumbers(from: number): void {
    const {texts} = this.#pool;
    for (let word = from; word < texts.length; word++) this.#isNumber[word] = /^\d/.test(texts[word]!) ? 1 : 0;
  }

  compare(left: number, right: number): number {
    const {dwelling, placeKind, sector, district, address} = this.#columns;
    const leftUnit = this.#units[left]!;
    const rightUnit = this.#units[right]!;
    const isLeft = dwelling[left]! >= 0 || leftUnit > 0 || address[left]! > 0;
    const isRight = dwelling[right]! >= 0 || rightUnit > 0 || address[right]! > 0;
    if (!isLeft || !isRight) return MISSING;
    if (dwelling[left]! >= 0 && dwelling[left] === dwelling[right]) {
      return placeKind[left] === PLACE_HOME ? A.door : A.shared;
    }
    const isSameUnit = leftUnit > 0 && leftUnit === rightUnit;
    const similarity = this.#similarity(left, right, isSameUnit);
    // Two rooms of one hostel are written alike, and are no more than one roof.
    const isRoof = placeKind[left] === PLACE_SHARED && placeKind[right] === PLACE_SHARED;
    if (similarity >= ALIKE_MIN) return !isRoof && (isSameUnit || this.#isText(left, right)) ? A.alike : A.shared;
    if (isSameUnit) return isRoof ? A.shared : A.postcode;
    if (sector[left]! > 0 && sector[left] === sector[right]) return A.sector;
    if (similarity >= PART_MIN) return A.sector;
    if (district[left]! > 0 && district[left] === district[right]) return A.district;
    return A.different;
  }

  /** Whether the texts hold more than the name of a town. */
  #isText(left: number, right: number): boolean {
    const {address} = this.#columns;
    return Math.min(this.#words[address[left]!]!.length, this.#words[address[right]!]!.length) >= 3;
  }

  /** Between 0 and 1; texts of two different known homes are not compared, since flats of one house are written alike. */
  #similarity(left: number, right: number, isSameUnit: boolean): number {
    const {address, placeKind, sector, district} = this.#columns;
    const a = address[left]!;
    const b = address[right]!;
    if (a === 0 || b === 0) return 0;
    if (district[left] !== district[right] && district[left]! > 0 && district[right]! > 0) return 0;
    if (a === b) return 1;
    if (placeKind[left] === PLACE_HOME && placeKind[right] === PLACE_HOME && sector[left]! > 0 && sector[right]! > 0) {
      if (!isSameUnit) return 0;
    }
    return this.#wordShare(this.#words[a]!, this.#words[b]!);
  }

  /** Share of words with a fellow on the other side, by the longer text; where both have a number left over, they differ. */
  #wordShare(one: readonly number[], other: readonly number[]): number {
    if (!hasCommon(one, other)) return 0;
    // Which word takes which hangs on the order, so that it must not hang on the side.
    const [left, right] = comesFirst(one, other, this.#pool.texts) ? [one, other] : [other, one];
    let matched = 0;
    let isLeftNumber = false;
    let taken = 0;
    for (const word of left) {
      let found = -1;
      for (let j = 0; j < right.length && j < WORDS_MAX && found < 0; j++) {
        if ((taken & (1 << j)) === 0 && this.#isAlike(word, right[j]!)) found = j;
      }
      if (found >= 0) {
        taken |= 1 << found;
        matched++;
      } else if (this.#isNumber[word] === 1) isLeftNumber = true;
    }
    const share = matched / Math.max(left.length, right.length);
    const isApart = isLeftNumber && right.some((word, j) => (taken & (1 << j)) === 0 && this.#isNumber[word] === 1);
    return isApart ? Math.min(share, ALIKE_MIN - 0.01) : share;
  }

  #isAlike(left: number, right: number): boolean {
    if (left === right) return true;
    return this.#isNumber[left] === 0 && this.#isNumber[right] === 0 && this.#pool.compare(left, right) <= ALIKE;
  }
}

/** Words of an address that are matched with others; one bit each. */
const WORDS_MAX = 31;

/** The longer list first; of two as long, the one whose first differing word comes first by its letters. */
function comesFirst(left: readonly number[], right: readonly number[], texts: readonly string[]): boolean {
  if (left.length !== right.length) return left.length > right.length;
  const at = left.findIndex((word, index) => word !== right[index]);
  return at < 0 || texts[left[at]!]! < texts[right[at]!]!;
}

function hasCommon(left: readonly number[], right: readonly number[]): boolean {
  for (const word of left) for (const other of right) if (word === other) return true;
  return false;
}
