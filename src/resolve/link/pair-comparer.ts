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
  M,
  MIDDLE,
  MISSING,
  N,
  NATIONAL,
  PHONE,
  SEX,
} from './comparisons.ts';
import {BirthComparer} from './compare-birth.ts';
import {NameComparer} from './compare-names.ts';
import {compareEmails, compareNumbers, comparePhones} from './compare-numbers.ts';
import {PlaceComparer} from './compare-places.ts';
import {BIRTH_NEW_YEAR, type PersonColumns} from './person-columns.ts';
import type {TermFrequencies} from './term-frequency.ts';
import type {KnownTwins} from './twins.ts';

/** Slips a national number may have that is one number all the same; local ones carry no check digit and are typed more. */
const NATIONAL_SLIPS = 1;
export const LOCAL_SLIPS = 2;

/** Share of a community that has a name of custom (Begum, Kaur, ...): whoever shares the forename mostly shares it too. */
const CUSTOM_SHARE = 0.25;

/**
 * A child in thirty is one of twins (a multiple birth in 65 maternities, England and Wales; Office for National Statistics).
 * Grown twins mostly live apart, under two names, and seldom both come to notice; a twin whom no register shows beside a child
 * that a register numbers is rarer still.
 */
const TWIN_RATE = 0.03;
const TWIN_RATE_ADULTS = 0.001;
const TWIN_RATE_APART = 0.002;
const TWIN_UNSEEN = 0.1;
/** By how much names of one community go together more often than chance has it. */
const CUSTOM_LIFT = 50;
/** A name that one record has, and nobody else, was hardly given to anybody. */
const TYPING_SLIP = 0.02;

/**
 * Compares two rows: after `compare`, `levels` has the level of each comparison and `shares` how common the value is that agrees
 * (0 where rarity has no part). Nothing is allocated for a pair.
 */
export class PairComparer {
  readonly levels = new Int8Array(COMPARISON_COUNT);
  readonly shares = new Float64Array(COMPARISON_COUNT);
  /** Chance that somebody described as the two rows are has a twin who would be described alike. */
  twinRate = 0;
  /** Bits by which names go together in the community of the family name that agrees more than they do on average. */
  communityBits = 0;
  /** Whether no more than a common name and a 1 January agree: what two strangers of one custom may well share. */
  isStandIn = false;
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
    if (columns.placeholder[left]! > 0 || columns.placeholder[right]! > 0) this.#forgiveNames(left, right);
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
    this.communityBits =
      this.#names.familyWord < 0 ? 0 : (this.#terms.namesakes.community.get(this.#names.familyWord) ?? 0);
    this.twinRate = levels[BIRTH] === B.same ? this.#twinRateOf(left, right) : 0;
    this.isStandIn = this.#isNewYear(left, right) && this.#isBare();
  }

  /** An unborn or newborn child goes by its mother's name until it has its own, and has no forename yet. */
  #forgiveNames(left: number, right: number): void {
    const {levels} = this;
    const {names, name} = this.#columns;
    const {starts} = names.given;
    if (levels[FAMILY]! >= F.custom) levels[FAMILY] = MISSING;
    const isNameless = [name[left]!, name[right]!].some(
      (index) => starts[index] === starts[index + 1] && names.single[index] === 0,
    );
    if (isNameless) levels[GIVEN] = MISSING;
  }

  #isTwin(left: number, right: number): boolean {
    const given = this.levels[GIVEN]!;
    return given > G.same && this.#twins!.has(left, right);
  }

  /** Whether the birth dates fit, as far as a 1 January can. */
  #isNewYear(left: number, right: number): boolean {
    const birth = this.levels[BIRTH];
    if (birth === B.newYear) return true;
    const {birthKind} = this.#columns;
    return (
      (birth === B.year || birth === B.near) &&
      (birthKind[left] === BIRTH_NEW_YEAR || birthKind[right] === BIRTH_NEW_YEAR)
    );
  }

  /** Whether nothing but names and sex agrees beside the birth date, and the names are common or the roof is an institution's. */
  #isBare(): boolean {
    const {levels, shares} = this;
    const address = levels[ADDRESS]!;
    if (address >= 0 && address <= A.postcode) return false;
    if (
      levels[MIDDLE] === M.same ||
      [PHONE, EMAIL, NATIONAL, LOCAL].some((c) => levels[c] === N.same || levels[c] === N.slip)
    )
      return false;
    if (address === A.shared) return true;
    return shares[GIVEN]! * shares[FAMILY]! * this.#terms.rows * CUSTOM_LIFT > 0.5;
  }

  #twinRateOf(left: number, right: number): number {
    const {minor} = this.#columns;
    const isNumbered = this.#isNumbered(left) || this.#isNumbered(right);
    let rate = TWIN_RATE;
    if (minor[left] === 0 && minor[right] === 0)
      rate = this.levels[ADDRESS] === A.door ? TWIN_RATE_ADULTS : TWIN_RATE_APART;
    if (isNumbered) rate *= TWIN_UNSEEN;
    return this.#isTypingSlip() ? rate * TYPING_SLIP : rate;
  }

  #isNumbered(row: number): boolean {
    const {national, local} = this.#columns;
    return national.starts[row] !== national.starts[row + 1] || local.starts[row] !== local.starts[row + 1];
  }

  /** Whether the forenames are alike and one of them hardly exists: somebody mistyped the other. */
  #isTypingSlip(): boolean {
    const given = this.levels[GIVEN];
    if (given !== G.form && given !== G.alike && given !== G.rough) return false;
    const {givenWord, givenOther} = this.#names;
    if (givenWord < 0 || givenOther < 0) return false;
    const {given: shares, rows} = this.#terms;
    const a = shares[givenWord]! * rows;
    const b = shares[givenOther]! * rows;
    return Math.min(a, b) < 1.5 && Math.max(a, b) > 1.5;
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
