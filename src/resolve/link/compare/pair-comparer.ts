import {
  ADDRESS,
  B,
  BIRTH,
  BIRTH_PLACE,
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
  NATIONAL,
  OCCUPATION,
  PHONE,
  SEX,
  N,
} from './comparisons.ts';
import {BirthComparer, BORN_SLACK_DAYS} from './compare-birth.ts';
import {NameComparer} from '../names/compare-names.ts';
import {compareEmails, comparePhones, NumberComparer} from './compare-numbers.ts';
import {isNearDateOnly, standInRows, twinRateOf} from './lookalikes.ts';
import {PlaceComparer, type AddressWords} from './compare-places.ts';
import {TraitComparer} from './compare-traits.ts';
import {hasAny} from '../../../columns/lists.ts';
import type {NameTable, PersonColumns} from '../columns/person-columns.ts';
import type {TermFrequencies} from '../weigh/term-frequency.ts';
import type {KnownTwins} from '../decide/twins.ts';
import {readShares} from '../weigh/value-shares.ts';

/** Slips a national number may have that is one number all the same; local ones carry no check digit and are typed more. */
const NATIONAL_SLIPS = 1;
export const LOCAL_SLIPS = 2;

/** Levels at which two have one birth date, as far as it was told, one bit each: two twins have it as well. */
const FITTING_BIRTHS = (1 << B.same) | (1 << B.newYear) | (1 << B.month) | (1 << B.year) | (1 << B.wide);
const isFitting = (birth: number): boolean => birth >= 0 && (FITTING_BIRTHS & (1 << birth)) !== 0;
/** Levels at which one birth date may be the other mistyped: of two known twins nobody can say whose it is. */
const isMistyped = (birth: number): boolean => birth === B.swapped || birth === B.slip || birth === B.twoParts;
/** Forenames that stand at one place in two spellings, and levels at which the word that agrees stands at two places. */
const SPELT_ALIKE: ReadonlySet<number> = new Set([G.form, G.alike, G.rough]);
const MOVED: ReadonlySet<number> = new Set([G.reversed, G.another, G.single]);
/** A name without a birth date is that of the twin who bears it, not of the other. */
const mayBeOneDay = (birth: number): boolean => birth === MISSING || isFitting(birth) || isMistyped(birth);

/**
 * Compares two rows: after `compare`, `levels` has the level of each comparison and `shares` how common the value is that agrees
 * (0 where rarity has no part). Nothing is allocated for a pair.
 */
export class PairComparer {
  readonly levels = new Int8Array(COMPARISON_COUNT);
  readonly shares = new Float64Array(COMPARISON_COUNT);
  /** Chance that somebody described as the two rows are has a twin who would be described alike. */
  twinRate = 0;
  /** See `Compared`. */
  isMovedAlike = false;
  /** Whether they agree in a forename of both of two twins: see `Compared`. */
  isEitherTwin = false;
  /** See `Compared`. */
  areToldApart = false;
  /** Bits by which names go together in the community of the family name that agrees more than they do on average. */
  communityBits = 0;
  /** See `Compared`. */
  standInRows = 0;
  /** See `Compared`. */
  isNearDateOnly = false;
  readonly rows: number;
  readonly #columns: PersonColumns;
  readonly #terms: TermFrequencies;
  readonly #names: NameComparer;
  readonly #births: BirthComparer;
  readonly #places: PlaceComparer;
  readonly #numbers: NumberComparer;
  readonly #traits: TraitComparer;
  #twins: KnownTwins | null = null;

  /** `addressWords` are those of another comparer of these columns, where they were kept. */
  constructor(columns: PersonColumns, terms: TermFrequencies, addressWords: AddressWords | null = null) {
    this.#columns = columns;
    this.#terms = terms;
    this.rows = terms.rows;
    this.#names = new NameComparer(columns.names, columns.pool);
    this.#births = new BirthComparer(columns);
    this.#places = new PlaceComparer(columns, addressWords);
    this.#numbers = new NumberComparer(columns);
    this.#traits = new TraitComparer(columns.traitTexts);
  }

  get addressWords(): AddressWords {
    return this.#places.addressWords;
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
    this.#traits.reread();
  }

  compare(left: number, right: number): void {
    const {shares} = this;
    this.compareLevels(left, right);
    shares.fill(0);
    readShares(this, this.#columns, this.#terms, this.#names, left, right);
    this.communityBits = Math.max(
      this.#terms.namesakes.community.get(this.#names.familyWord) ?? 0,
      this.#terms.namesakes.community.get(this.#names.familyOther) ?? 0,
    );
    this.#readLookalikes(left, right);
  }

  /** `levels` alone, which is all that training counts. */
  compareLevels(left: number, right: number): void {
    const {levels} = this;
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
    const {national, nationalOfParent} = columns;
    levels[NATIONAL] = this.#numbers.compare(national, left, right, NATIONAL_SLIPS, nationalOfParent);
    levels[LOCAL] = this.#numbers.compare(columns.local, left, right, LOCAL_SLIPS);
    if (levels[LOCAL] === N.same) this.#forgiveAliases(left, right);
    levels[KIN] = MISSING;
    levels[BIRTH_PLACE] = this.#traits.compare(columns.birthPlace[left]!, columns.birthPlace[right]!);
    levels[OCCUPATION] = this.#traits.compare(columns.occupation[left]!, columns.occupation[right]!);
    this.isEitherTwin = false;
    this.areToldApart = false;
    if (this.#twins === null) return;
    if (mayBeOneDay(levels[BIRTH]!)) this.#tellTwins(this.#twins, left, right);
  }

  /** How far twins, and strangers under a stand-in date, would look as the two do: by the levels as they are now. */
  #readLookalikes(left: number, right: number): void {
    const {levels} = this;
    const birth = levels[BIRTH]!;
    this.isMovedAlike = MOVED.has(levels[GIVEN]!) && this.#names.isGivenSpeltInTwoWays;
    const isTwin = isFitting(birth) || (mayBeOneDay(birth) && this.#mayNameTwins(birth));
    this.twinRate = isTwin ? twinRateOf(this, this.#columns, this.#terms, this.#names, left, right) : 0;
    this.standInRows = standInRows(this, this.#columns, this.#terms, left, right);
    this.isNearDateOnly = isNearDateOnly(this, this.#columns, left, right);
  }

  /**
   * Whether the forenames may be those of twins where the birth dates say neither that they are of one day nor that they are not. Two
   * spellings then speak for twins as they do where the dates agree: a date that is missing, or mistyped, makes nobody one person.
   */
  #mayNameTwins(birth: number): boolean {
    const {levels} = this;
    const given = levels[GIVEN]!;
    if (this.isEitherTwin && isMistyped(birth)) return true;
    return SPELT_ALIKE.has(given) || this.isMovedAlike || (given === G.same && levels[MIDDLE] === M.different);
  }

  /** Adds how the two share company, as `kinLevel` has it; a relative in common is more than a stand-in. */
  setKin(level: number): void {
    this.levels[KIN] = level;
    if (level !== MISSING) this.#clearStandIns();
  }

  #clearStandIns(): void {
    this.standInRows = 0;
    this.isNearDateOnly = false;
  }

  /**
   * After `compare`: as if one comparison came out at another level, by a value that is neither rare nor common. What follows from it
   * is seen anew.
   */
  suppose(left: number, right: number, comparison: number, level: number): void {
    const {levels} = this;
    levels[comparison] = level;
    this.shares[comparison] = 0;
    this.#readLookalikes(left, right);
    if (levels[KIN] !== MISSING) this.#clearStandIns();
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

  /**
   * A register that lists under a number what its bearer is also known as says nothing against any other name of theirs: that is what an alias
   * is. Not where the two are of two sexes or ages, as then somebody's number may stand beside another, as a mother's does beside her child; nor
   * where birth dates agree, as those of twins do under one number.
   */
  #forgiveAliases(left: number, right: number): void {
    const {levels} = this;
    const {names, name} = this.#columns;
    if (!isAlias(names, name[left]!) && !isAlias(names, name[right]!)) return;
    if (levels[SEX] === 1 || isFitting(levels[BIRTH]!) || this.#areOfTwoAges(left, right)) return;
    if (levels[GIVEN] === G.different || levels[GIVEN] === G.rough) levels[GIVEN] = MISSING;
    if (levels[FAMILY]! >= F.rough) levels[FAMILY] = MISSING;
  }

  /** Whether one was surely born after the other, by birth dates and by whether they were grown up when described. */
  #areOfTwoAges(left: number, right: number): boolean {
    const {bornAfter, bornBefore, minor} = this.#columns;
    if (minor[left] === minor[right]) return false;
    const isAfter = (one: number, other: number): boolean => bornAfter[one]! - BORN_SLACK_DAYS > bornBefore[other]!;
    return isAfter(left, right) || isAfter(right, left);
  }

  /** Forenames that records tell apart are different; one that twins both bear leaves open which of them it is. */
  #tellTwins(twins: KnownTwins, left: number, right: number): void {
    const given = this.levels[GIVEN]!;
    if (given < 0 || given === G.different) return;
    this.areToldApart = (given > G.same && twins.has(left, right)) || twins.haveCrossed(left, right);
    if (this.areToldApart) {
      this.levels[GIVEN] = G.different;
      return;
    }
    if (this.levels[BIRTH] === MISSING) return;
    const {givenWord, givenOther, reversedWord, reversedOther} = this.#names;
    // Where both have the first name, a later one tells which of them it is.
    this.isEitherTwin =
      givenWord >= 0 &&
      !(given === G.same && this.levels[MIDDLE] === M.same) &&
      (twins.isOfBoth(left, right, givenWord) ||
        twins.isOfBoth(left, right, givenOther) ||
        twins.isOfBoth(left, right, reversedWord) ||
        twins.isOfBoth(left, right, reversedOther));
  }
}

/** Whether a name is no more than what somebody is also known as, or was called before. */
const isAlias = ({given, family, otherGiven, otherFamily}: NameTable, name: number): boolean =>
  !hasAny(given, name) && !hasAny(family, name) && (hasAny(otherGiven, name) || hasAny(otherFamily, name));
