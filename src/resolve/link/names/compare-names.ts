import {F, FAMILY, G, GIVEN, M, MIDDLE, MISSING} from '../compare/comparisons.ts';
import {CustomNames} from './custom-names.ts';
import {ReversedNameComparer} from './compare-reversed.ts';
import {ALIKE, FORM, INITIAL, OTHER, SAME, type WordPool} from './word-pool.ts';
import {firstOf, type Lists} from '../../../columns/lists.ts';
import type {NameTable} from '../columns/person-columns.ts';

const GIVEN_LEVEL = [G.same, G.form, G.alike, G.initial, G.rough, G.different];
const FAMILY_LEVEL = [F.same, F.form, F.alike, F.different, F.rough, F.different];

/** Compares names; after `compare` the words that agreed are in `givenWord`, `middleWord` and `familyWord` (-1 for none). */
export class NameComparer {
  givenWord = -1;
  middleWord = -1;
  familyWord = -1;
  /** The words on the other side; another spelling where the level says so. */
  givenOther = -1;
  familyOther = -1;
  middleOther = -1;
  /** The second pair of words of a reversed name; both pairs agree then. */
  reversedWord = -1;
  reversedOther = -1;
  readonly #names: NameTable;
  readonly #pool: WordPool;
  /** Whether the only name of one is the only name of the other as well, or a forename of it: relatives share a family name. */
  isOwnName = false;
  readonly #reversed: ReversedNameComparer;
  readonly #custom: CustomNames;

  constructor(names: NameTable, pool: WordPool) {
    this.#names = names;
    this.#pool = pool;
    this.#reversed = new ReversedNameComparer(names, pool);
    this.#custom = new CustomNames(pool);
  }

  /** Takes note of words that came in later. */
  reread(): void {
    this.#custom.reread();
  }

  /** Whether a word that agrees for the forename, or that has changed places with it, is spelt in two ways. */
  get isGivenSpeltInTwoWays(): boolean {
    return this.givenWord !== this.givenOther || this.reversedWord !== this.reversedOther;
  }

  isCustom(word: number): boolean {
    return this.#custom.has(word);
  }

  /** Writes the levels of forename, later forenames and family name. */
  compare(left: number, right: number, levels: Int8Array): void {
    this.givenWord = -1;
    this.givenOther = -1;
    this.familyOther = -1;
    this.middleWord = -1;
    this.middleOther = -1;
    this.familyWord = -1;
    this.reversedWord = -1;
    this.reversedOther = -1;
    this.isOwnName = false;
    levels[GIVEN] = MISSING;
    levels[MIDDLE] = MISSING;
    levels[FAMILY] = MISSING;
    const {single} = this.#names;
    if (single[left] === 1 || single[right] === 1) {
      this.#compareSingle(left, right, levels);
      return;
    }
    const given = this.#given(left, right);
    const family = this.#family(left, right);
    // A forename of several words that stands as the family name of the other shows as a part of it.
    const isFamilyApart = family >= F.rough || family === F.part;
    const isGivenApart = given === G.different || given === G.initial || given === G.rough;
    const reversed = this.#reversed;
    if (isFamilyApart && ((isGivenApart && reversed.areReversed(left, right)) || reversed.areReordered(left, right))) {
      [this.givenWord, this.givenOther] = reversed.first;
      [this.reversedWord, this.reversedOther] = reversed.second;
      levels[GIVEN] = G.reversed;
      return;
    }
    if (isFamilyApart && isGivenApart && reversed.areReversedByInitial(left, right)) {
      [this.givenWord, this.givenOther] = reversed.first;
      levels[GIVEN] = G.single;
      return;
    }
    levels[GIVEN] = given;
    levels[FAMILY] = family;
    if (given >= 0 && given !== G.another && given !== G.different) levels[MIDDLE] = this.#middle(left, right);
  }

  #given(left: number, right: number): number {
    const {given, otherGiven, givenJoined} = this.#names;
    const isLeft =
      given.starts[left] !== given.starts[left + 1] || otherGiven.starts[left] !== otherGiven.starts[left + 1];
    const isRight =
      given.starts[right] !== given.starts[right + 1] || otherGiven.starts[right] !== otherGiven.starts[right + 1];
    if (!isLeft || !isRight) return MISSING;
    const leftFirst = firstOf(given, left);
    const rightFirst = firstOf(given, right);
    let best = leftFirst >= 0 && rightFirst >= 0 ? this.#nearer(leftFirst, rightFirst, OTHER) : OTHER;
    best = this.#bestWith(leftFirst, otherGiven, right, best);
    best = this.#bestWith(rightFirst, otherGiven, left, best);
    best = this.#bestAmong(otherGiven, left, otherGiven, right, best);
    if (best === SAME) return G.same;
    if (givenJoined[left]! >= 0 && givenJoined[left] === givenJoined[right]) {
      this.givenWord = givenJoined[left]!;
      this.givenOther = this.givenWord;
      return G.same;
    }
    if (best <= ALIKE) return GIVEN_LEVEL[best]!;
    if (this.#isHonorific(leftFirst, right) || this.#isHonorific(rightFirst, left)) return G.initial;
    const isLater = this.#isLater(leftFirst, right, false);
    if (this.#isLater(rightFirst, left, isLater)) return G.another;
    return this.#isLaterInitial(leftFirst, right) || this.#isLaterInitial(rightFirst, left)
      ? G.initial
      : GIVEN_LEVEL[best]!;
  }

  /** Whether a forename is no more than the initial of the honorific that the other name is written with. */
  #isHonorific(first: number, name: number): boolean {
    return first >= 0 && this.#names.honorific[name] === first;
  }

  /** Whether a first forename stands among the later forenames of the other, or one was found before. */
  #isLater(first: number, name: number, isFound: boolean): boolean {
    const {starts, values} = this.#names.given;
    if (first < 0) return isFound;
    let found = isFound;
    for (let i = starts[name]! + 1; i < starts[name + 1]!; i++) {
      if (!this.#isOneName(first, values[i]!)) continue;
      if (found && !this.#pool.isBefore(first, values[i]!, this.givenWord, this.givenOther)) continue;
      this.givenWord = first;
      this.givenOther = values[i]!;
      found = true;
    }
    return found;
  }

  /** Whether a first forename is an initial that fits a later forename of the other. */
  #isLaterInitial(first: number, name: number): boolean {
    const {starts, values} = this.#names.given;
    if (first < 0 || !this.#pool.isInitial(first)) return false;
    for (let i = starts[name]! + 1; i < starts[name + 1]!; i++)
      if (this.#pool.compare(first, values[i]!) === INITIAL) return true;
    return false;
  }

  #nearer(left: number, right: number, best: number): number {
    const level = this.#pool.compare(left, right);
    if (level > best || level === OTHER) return best;
    if (level === best && !this.#pool.isBefore(left, right, this.givenWord, this.givenOther)) return best;
    this.givenWord = left;
    this.givenOther = right;
    return level;
  }

  #bestWith(word: number, lists: Lists, name: number, bestBefore: number): number {
    if (word < 0) return bestBefore;
    let best = bestBefore;
    for (let i = lists.starts[name]!; i < lists.starts[name + 1]!; i++)
      best = this.#nearer(word, lists.values[i]!, best);
    return best;
  }

  #bestAmong(left: Lists, leftName: number, right: Lists, rightName: number, bestBefore: number): number {
    let best = bestBefore;
    for (let i = left.starts[leftName]!; i < left.starts[leftName + 1]!; i++) {
      best = this.#bestWith(left.values[i]!, right, rightName, best);
    }
    return best;
  }

  #middle(left: number, right: number): number {
    const {starts, values} = this.#names.given;
    const leftFrom = starts[left]! + 1;
    const rightFrom = starts[right]! + 1;
    if (leftFrom >= starts[left + 1]! || rightFrom >= starts[right + 1]!) return MISSING;
    // Names of custom say next to nothing about who somebody is.
    if (this.#custom.hasAll(values, leftFrom, starts[left + 1]!)) return MISSING;
    if (this.#custom.hasAll(values, rightFrom, starts[right + 1]!)) return MISSING;
    let best: number = M.different;
    for (let i = leftFrom; i < starts[left + 1]!; i++) {
      for (let j = rightFrom; j < starts[right + 1]!; j++) {
        const [a, b] = [values[i]!, values[j]!];
        const level = this.#pool.compare(a, b);
        if (level <= ALIKE && !this.#custom.has(a) && !this.#custom.has(b)) {
          if (best === M.same && !this.#pool.isBefore(a, b, this.middleWord, this.middleOther)) continue;
          this.middleWord = a;
          this.middleOther = b;
          best = M.same;
        } else if (level === INITIAL && best === M.different) best = M.initial;
      }
    }
    return best;
  }

  #family(left: number, right: number): number {
    const {family, otherFamily, familyJoined} = this.#names;
    if (familyJoined[left]! >= 0 && familyJoined[left] === familyJoined[right]) {
      this.familyWord = familyJoined[left]!;
      this.familyOther = this.familyWord;
      return F.same;
    }
    const isLeft = familyJoined[left]! >= 0 || otherFamily.starts[left] !== otherFamily.starts[left + 1];
    const isRight = familyJoined[right]! >= 0 || otherFamily.starts[right] !== otherFamily.starts[right + 1];
    if (!isLeft || !isRight) return MISSING;
    let best = this.#bestFamily(family, left, family, right, F.different);
    if (best === F.part) return best;
    best = this.#bestFamily(family, left, otherFamily, right, best);
    best = this.#bestFamily(otherFamily, left, family, right, best);
    best = this.#bestFamily(otherFamily, left, otherFamily, right, best);
    if (best <= F.alike) return best;
    const stands = this.#standsAmong(left, right, false);
    if (this.#standsAmong(right, left, stands)) return F.part;
    if (best === F.rough) return best;
    return this.#isAllCustom(left) || this.#isAllCustom(right) ? F.custom : F.different;
  }

  /** Nearest level of any two words; a word in common that is not common by custom is a part. */
  #bestFamily(left: Lists, leftName: number, right: Lists, rightName: number, bestBefore: number): number {
    let best = bestBefore;
    for (let i = left.starts[leftName]!; i < left.starts[leftName + 1]!; i++) {
      for (let j = right.starts[rightName]!; j < right.starts[rightName + 1]!; j++) {
        const word = left.values[i]!;
        const compared = this.#pool.compare(word, right.values[j]!);
        const level = compared === SAME ? (this.#custom.has(word) ? F.custom : F.part) : FAMILY_LEVEL[compared]!;
        if (level > best || level === F.different) continue;
        if (level === best && !this.#pool.isBefore(word, right.values[j]!, this.familyWord, this.familyOther)) continue;
        best = level;
        this.familyWord = word;
        this.familyOther = right.values[j]!;
      }
    }
    return best;
  }

  /** Whether a family name of one stands among the later forenames of the other (patronymics, names in three parts), or did before. */
  #standsAmong(left: number, right: number, isFound: boolean): boolean {
    const {family, given} = this.#names;
    let found = isFound;
    for (let i = family.starts[left]!; i < family.starts[left + 1]!; i++) {
      const word = family.values[i]!;
      if (this.#custom.has(word)) continue;
      for (let j = given.starts[right]! + 1; j < given.starts[right + 1]!; j++) {
        if (!this.#isOneName(word, given.values[j]!)) continue;
        if (found && !this.#pool.isBefore(word, given.values[j]!, this.familyWord, this.familyOther)) continue;
        this.familyWord = word;
        this.familyOther = given.values[j]!;
        found = true;
      }
    }
    return found;
  }

  /** The same word, or another spelling of one long enough that the likeness is no accident. */
  #isOneName(left: number, right: number): boolean {
    const level = this.#pool.compare(left, right);
    if (level !== FORM) return level === SAME;
    return Math.max(this.#pool.texts[left]!.length, this.#pool.texts[right]!.length) >= 5;
  }

  #isAllCustom(name: number): boolean {
    const {starts, values} = this.#names.family;
    return starts[name] !== starts[name + 1] && this.#custom.hasAll(values, starts[name]!, starts[name + 1]!);
  }

  /** One name only: it may be the forename or the family name of the other. */
  #compareSingle(left: number, right: number, levels: Int8Array): void {
    const {single, given, family, otherGiven, otherFamily} = this.#names;
    let best = OTHER;
    let isAny = false;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (single[one] === 0) continue;
      const word = onlyWord(this.#names, one);
      for (const lists of [given, otherGiven, family, otherFamily]) {
        isAny ||= lists.starts[other] !== lists.starts[other + 1];
        best = this.#bestWith(word, lists, other, best);
        this.isOwnName ||= best <= ALIKE && (single[other] === 1 || lists === given || lists === otherGiven);
      }
    }
    if (isAny) levels[GIVEN] = best <= ALIKE ? G.single : GIVEN_LEVEL[best]!;
  }
}

const onlyWord = ({given, family}: NameTable, name: number): number =>
  Math.max(firstOf(given, name), firstOf(family, name));
