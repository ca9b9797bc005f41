import {osa} from '../../text/edit-distance.ts';
import {jaroWinkler} from '../../text/jaro-winkler.ts';
import {A, MISSING} from './comparisons.ts';
import {PLACE_HOME, PLACE_SHARED, type PersonColumns} from './person-columns.ts';

/** Share of the words of two address texts that agree, from which they are one address, and from which they are near. */
const ALIKE_MIN = 0.7;
const PART_MIN = 0.4;

/** Compares addresses: front door, postcode, and the words of the text where no front door is known on both sides. */
export class PlaceComparer {
  readonly #columns: PersonColumns;
  readonly #words: string[][];
  readonly #units: Uint32Array;
  readonly #similar = new Map<number, number>();

  constructor(columns: PersonColumns) {
    this.#columns = columns;
    this.#words = columns.addressTexts.map((text) => (text === '' ? [] : text.split(' ')));
    this.#units = columns.postcode;
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
    if (similarity >= ALIKE_MIN) return isSameUnit || this.#isText(left, right) ? A.alike : A.shared;
    if (isSameUnit) return A.postcode;
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
    const {address, placeKind, sector} = this.#columns;
    const a = address[left]!;
    const b = address[right]!;
    if (a === 0 || b === 0) return 0;
    if (a === b) return placeKind[left] === PLACE_SHARED ? 0 : 1;
    if (placeKind[left] === PLACE_HOME && placeKind[right] === PLACE_HOME && sector[left]! > 0 && sector[right]! > 0) {
      if (!isSameUnit) return 0;
    }
    const key = a < b ? a * 0x4000000 + b : b * 0x4000000 + a;
    const known = this.#similar.get(key);
    if (known !== undefined) return known;
    const similarity = similarityOf(this.#words[a]!, this.#words[b]!);
    if (this.#similar.size < 2_000_000) this.#similar.set(key, similarity);
    return similarity;
  }
}

/** Share of words with a fellow on the other side, by the longer text; house numbers must be equal. */
function similarityOf(left: readonly string[], right: readonly string[]): number {
  let matched = 0;
  let isNumberApart = false;
  const taken = new Uint8Array(right.length);
  for (const word of left) {
    const isNumber = /^\d/.test(word);
    let found = -1;
    for (let j = 0; j < right.length && found < 0; j++) {
      if (taken[j] === 0 && (word === right[j] || (!isNumber && isAlike(word, right[j]!)))) found = j;
    }
    if (found >= 0) {
      taken[found] = 1;
      matched++;
    } else if (isNumber) isNumberApart = true;
  }
  const share = matched / Math.max(left.length, right.length);
  return isNumberApart ? Math.min(share, ALIKE_MIN - 0.01) : share;
}

const isAlike = (left: string, right: string): boolean =>
  left.length >= 4 && right.length >= 4 && (jaroWinkler(left, right) >= 0.9 || osa(left, right) === 1);
