import {
  A,
  ADDRESS,
  B,
  BIRTH,
  COMPARISON_COUNT,
  EMAIL,
  F,
  FAMILY,
  G,
  GIVEN,
  KIN,
  LOCAL,
  MIDDLE,
  MISSING,
  NATIONAL,
  PHONE,
  SEX,
} from './comparisons.ts';
import {BirthComparer} from './compare-birth.ts';
import {NameComparer} from './compare-names.ts';
import {compareEmails, compareNumbers, comparePhones} from './compare-numbers.ts';
import {PlaceComparer} from './compare-places.ts';
import type {PersonColumns} from './person-columns.ts';
import type {TermFrequencies} from './term-frequency.ts';
import type {KnownTwins} from './twins.ts';

/** Slips a national number may have that is one number all the same; local ones carry no check digit and are typed more. */
const NATIONAL_SLIPS = 1;
export const LOCAL_SLIPS = 2;

/** Share of a community that has a name of custom (Begum, Kaur, ...): whoever shares the forename mostly shares it too. */
const CUSTOM_SHARE = 0.25;

/**
 * Compares two rows: after `compare`, `levels` has the level of each comparison and `shares` how common the value is that agrees
 * (0 where rarity has no part). Nothing is allocated for a pair.
 */
export class PairComparer {
  readonly levels = new Int8Array(COMPARISON_COUNT);
  readonly shares = new Float64Array(COMPARISON_COUNT);
  readonly #columns: PersonColumns;
  readonly #terms: TermFrequencies;
  readonly #names: NameComparer;
  readonly #births: BirthComparer;
  readonly #places: PlaceComparer;
  #twins: KnownTwins | null = null;

  constructor(columns: PersonColumns, terms: TermFrequencies) {
    this.#columns = columns;
    this.#terms = terms;
    this.#names = new NameComparer(columns.names, columns.pool);
    this.#births = new BirthComparer(columns);
    this.#places = new PlaceComparer(columns);
  }

  /** From now on forenames that records tell apart as those of twins are different, however alike. */
  setTwins(twins: KnownTwins): void {
    this.#twins = twins;
  }

  /** Takes note that the columns of a row, and the words behind them, are others. */
  reread(row: number): void {
    this.#names.reread();
    this.#births.reread(row);
    this.#places.reread(row);
  }

  compare(left: number, right: number): void {
    const {levels, shares} = this;
    const columns = this.#columns;
    this.#names.compare(columns.name[left]!, columns.name[right]!, levels);
    // An unborn or newborn child goes by its mother's name until it has its own.
    if (levels[FAMILY] === F.different && (columns.placeholder[left]! > 0 || columns.placeholder[right]! > 0))
      levels[FAMILY] = MISSING;
    levels[BIRTH] = this.#births.compare(left, right);
    const leftSex = columns.sex[left]!;
    const rightSex = columns.sex[right]!;
    levels[SEX] = leftSex === 0 || rightSex === 0 ? MISSING : leftSex === rightSex ? 0 : 1;
    levels[ADDRESS] = this.#places.compare(left, right);
    levels[PHONE] = comparePhones(columns.phones, left, right);
    levels[EMAIL] = compareEmails(columns, left, right);
    levels[NATIONAL] = compareNumbers(columns, columns.national, left, right, NATIONAL_SLIPS);
    levels[LOCAL] = compareNumbers(columns, columns.local, left, right, LOCAL_SLIPS);
    levels[KIN] = MISSING;
    if (this.#twins !== null && levels[BIRTH] === B.same && this.#isTwin(left, right)) levels[GIVEN] = G.different;
    shares.fill(0);
    this.#readShares(left);
  }

  #isTwin(left: number, right: number): boolean {
    const given = this.levels[GIVEN]!;
    return given > G.same && this.#twins!.has(left, right);
  }

  #readShares(left: number): void {
    const {levels, shares} = this;
    const names = this.#names;
    const terms = this.#terms;
    const given = levels[GIVEN]!;
    if (given === G.reversed) {
      shares[GIVEN] = wordShare(terms, names.givenWord) * wordShare(terms, names.reversedWord);
    } else if (given === G.single) shares[GIVEN] = wordShare(terms, names.givenWord);
    else if (given >= 0 && given <= G.another && names.givenWord >= 0)
      shares[GIVEN] = commoner(terms.given, names.givenWord, names.givenOther);
    if (levels[MIDDLE] === 0 && names.middleWord >= 0) shares[MIDDLE] = terms.given[names.middleWord]!;
    if (levels[FAMILY]! >= 0 && names.familyWord >= 0) {
      shares[FAMILY] =
        names.isCustom(names.familyWord) || names.isCustom(names.familyOther)
          ? CUSTOM_SHARE
          : Math.max(commoner(terms.family, names.familyWord, names.familyOther), terms.given[names.familyWord]! / 2);
    }
    if (levels[BIRTH] === B.newYear) shares[BIRTH] = terms.newYear.get(this.#columns.birthFrom[left]!) ?? 0;
    const address = levels[ADDRESS];
    if (address === A.door) shares[ADDRESS] = terms.dwelling[this.#columns.dwelling[left]!]!;
    else if (address === A.postcode) shares[ADDRESS] = terms.postcode[this.#columns.postcode[left]!]!;
    else if (address === A.shared) {
      const dwelling = this.#columns.dwelling[left]!;
      shares[ADDRESS] = dwelling >= 0 ? terms.dwelling[dwelling]! : terms.address[this.#columns.address[left]!]!;
    }
  }
}

/** A misspelt name is as common as the name that was meant. */
const commoner = (shares: Float64Array, word: number, other: number): number =>
  other < 0 ? shares[word]! : Math.max(shares[word]!, shares[other]!);

const wordShare = (terms: TermFrequencies, word: number): number =>
  word < 0 ? 1 : Math.max(terms.given[word]!, terms.family[word]!);
