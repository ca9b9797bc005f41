import {
  ADDRESS,
  B,
  BIRTH,
  COMPARISON_COUNT,
  COMPARISONS,
  EMAIL,
  FAMILY,
  G,
  GIVEN,
  KIN,
  M,
  MIDDLE,
  PHONE,
  SEX,
} from '../compare/comparisons.ts';
import {areNamesakes, namesakeBits, type LinkModel} from './link-model.ts';

/** A value is never taken to be rarer than this: files are samples. */
const SHARE_MIN = 1e-6;

/** Share of twin pairs whose forenames compare so; by level of `GIVEN`. Parents like twins' names to go together. */
const TWIN_SHARES = twinShares({
  [G.same]: 0.0005,
  [G.form]: 0.08,
  [G.alike]: 0.1,
  [G.reversed]: 0.0005,
  [G.another]: 0.02,
  [G.initial]: 0.06,
  [G.rough]: 0.08,
  [G.single]: 0.001,
  [G.different]: 0.7,
});

/**
 * Share of twin pairs whose first forename is one and whose later ones are not: many families give all sons or daughters one name, and
 * tell them apart by what follows it (Mohammed, Abdul-, Minh-, Anne-).
 */
const TWIN_FIRST_SHARED = 0.02;

const TWIN_FIRST_SHARED_BITS = Math.log2(TWIN_FIRST_SHARED / COMPARISONS[GIVEN]!.levels[G.same]!.m);

/** Comparisons in which twins agree as often as one person with themself: all but names and numbers; those named alike are of one sex. */
const TWINS_SHARE = COMPARISONS.map((_, c) => [FAMILY, BIRTH, SEX, ADDRESS, PHONE, EMAIL, KIN].includes(c));

/**
 * Bits for a birth within the window of an expected date: nearly all babies come in it and few strangers, and no brother or
 * sister who is not a twin. Not estimated, as the share of pairs with an expected date has nothing to do with who is who.
 */
const EXPECTED_BITS = 7;
const EXPECTED_FAMILY_BITS = -3;

/**
 * Bits at the most by which an initial that fits speaks for relatives. They share one hardly more often than strangers, whatever is
 * estimated: pairs of one person written by initial in part of their records pass for relatives there.
 */
const INITIAL_FAMILY_BITS_MAX = 1;

/** Where two records agree in no more than a common name and a 1 January, the weight stays here, below what joins. */
const STAND_IN_BITS_MAX = 3;

/** Pairs of records of one person for each pair of relatives, from which on a file is one of families. */
const KIN_PER_PAIR = 10;
/** Kinship below which a file is one of strangers. */
const STRANGERS_MAX = 0.1;

/** Kinship of a file that is one of families. */
const KINSHIP_MIN = 0.5;

/** Others of one name, from which on names and a 1 January are no person. */
const NAMESAKES_MAX = 0.5;

/** A pair as `PairComparer` leaves it. */
export type Compared = {
  levels: Int8Array;
  /** How common the value is that agrees; 0 where rarity has no part. */
  shares: Float64Array;
  /** Bits by which names go together in the community of the name that agrees more than on average. */
  communityBits: number;
  /** Chance that somebody so described has a twin who would be described alike; 0 where birth dates or names rule it out. */
  twinRate: number;
  /** Whether the forename stands at another place in the other name and is spelt in two ways, as the forenames of twins may be. */
  isMovedAlike: boolean;
  /** Whether the forename that agrees is that of both of two twins, who are known to be two: it fits either as well. */
  isEitherTwin: boolean;
  /** Whether the forenames, however alike, are those of two people of one birth whom records tell apart: they count as different. */
  areToldApart: boolean;
  /** Rows that bear both names by chance where no more than these and a 1 January agree; 0 where more does, Infinity where no name suffices. */
  standInRows: number;
  /** Whether no more than names agree and a birth date that is near, as two cousins of one name may have. */
  isNearDateOnly: boolean;
  /** Rows of the file. */
  rows: number;
};

/**
 * Weighs levels: the match weight in bits is the log odds of "one person" against "twins, or two of one household or family,
 * or strangers". Weights of levels add, as levels are taken for independent given the explanation; what households and
 * twins share is correlated, and that is what these explanations are for.
 */
export class PairWeigher {
  readonly prior: number;
  readonly namesakeBits: number;
  readonly #same: Float64Array[];
  readonly #family: Float64Array[];
  readonly #twin: Float64Array;
  readonly #model: LinkModel;
  readonly #familyPrior: number;
  #one = 0;
  #rival = 0;

  constructor(model: LinkModel) {
    const rest = 1 - model.priorSame - model.priorFamily;
    this.#model = model;
    this.namesakeBits = namesakeBits(model);
    this.prior = Math.log2(model.priorSame / rest);
    this.#familyPrior = Math.log2(model.priorFamily / rest);
    this.#same = model.comparisons.map(({m, u}) => bitsOf(m, u));
    this.#family = model.comparisons.map(({h, u}) => bitsOf(h, u));
    this.#family[GIVEN]![G.initial] = Math.min(this.#family[GIVEN]![G.initial]!, INITIAL_FAMILY_BITS_MAX);
    // Against published rates, not the estimated ones: estimation takes twins for one person.
    this.#twin = this.#same[GIVEN]!.map(
      (bits, level) => bits + Math.log2(TWIN_SHARES[level]! / COMPARISONS[GIVEN]!.levels[level]!.m),
    );
    this.#same[BIRTH]![B.expected] = EXPECTED_BITS;
    this.#family[BIRTH]![B.expected] = EXPECTED_FAMILY_BITS;
  }

  /** Between 0 and 1: how far relatives stand in the file beside one another, as the families of a hub do. */
  get kinship(): number {
    return Math.min(1, (KIN_PER_PAIR * this.#model.priorFamily) / this.#model.priorSame);
  }

  /** Whether the file is one in which parents, children and cousins stand beside one another. */
  get hasFamilies(): boolean {
    return this.kinship > KINSHIP_MIN;
  }

  /** Whether hardly anybody's relatives stand in the file: two records that agree are one person or chance. */
  get isOfStrangers(): boolean {
    return this.kinship < STRANGERS_MAX;
  }

  /** Match weight in bits. */
  weigh(pair: Compared): number {
    this.#sum(pair);
    const weight = this.#one - againstBits(this.#rival);
    return this.#isStandIn(pair) ? Math.min(weight, STAND_IN_BITS_MAX) : weight;
  }

  /** Bits of one level for "one person" against strangers, rarity left out. */
  sameBits(comparison: number, level: number): number {
    return this.#same[comparison]![level]!;
  }

  /** Bits that the rarity of the value adds: positive for a rare one. */
  rarityBits(comparison: number, level: number, share: number): number {
    const weight = COMPARISONS[comparison]!.levels[level]!.tf ?? 0;
    if (weight === 0) return 0;
    return weight * Math.log2(this.#model.comparisons[comparison]!.u[level]! / Math.max(share, SHARE_MIN));
  }

  /** Bits taken off where forename and family name both agree: strangers share both more often than by chance. */
  namesakePenalty({levels, communityBits}: Compared): number {
    return areNamesakes(levels[GIVEN]!, levels[FAMILY]!) ? Math.max(0, this.namesakeBits + communityBits) : 0;
  }

  /** Bits taken off since twins, or two of one household or family, would look like this too; never below 0. */
  familyPenalty(pair: Compared): number {
    this.#sum(pair);
    return againstBits(this.#rival);
  }

  /** Bits taken off so that a stand-in date and a shared roof do not join two strangers. */
  standInPenalty(pair: Compared): number {
    this.#sum(pair);
    return this.#isStandIn(pair) ? Math.max(0, this.#one - againstBits(this.#rival) - STAND_IN_BITS_MAX) : 0;
  }

  /** Whether anybody else in the file is likely to bear both names: people count, not the records each of them has. */
  #isStandIn({standInRows, isNearDateOnly, rows}: Compared): boolean {
    if (isNearDateOnly && this.hasFamilies) return true;
    if (standInRows === 0) return false;
    const recordsEach = 1 + this.#model.priorSame * rows;
    return (standInRows * 2 ** this.namesakeBits) / recordsEach > NAMESAKES_MAX;
  }

  /** Log odds of one person, and of twins or relatives, both against strangers. */
  #sum(pair: Compared): void {
    const {levels, shares, twinRate, isEitherTwin} = pair;
    const mayBeTwins = twinRate > 0;
    // Which of two twins it is leaves open, and later forenames may tell, of which sex: they may be brother and sister.
    const isSexOpen = isEitherTwin || isFirstShared(levels);
    let same = this.prior;
    let family = this.#familyPrior;
    let twin = mayBeTwins ? this.prior + this.#twinOdds(pair) : -Infinity;
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[c]!;
      if (level < 0) continue;
      const rarity = shares[c]! > 0 ? this.rarityBits(c, level, shares[c]!) : 0;
      const same1 = this.#same[c]![level]! + rarity;
      const family1 = this.#familyBits(c, level, rarity);
      same += same1;
      family += family1;
      if (!mayBeTwins) continue;
      if (c === GIVEN) twin += isEitherTwin ? same1 : this.#twinBits(pair) + rarity;
      else twin += TWINS_SHARE[c]! && !(isSexOpen && c === SEX) ? same1 : family1;
    }
    const namesakes = this.namesakePenalty(pair);
    this.#one = same - namesakes;
    this.#rival = either(family, twin) - namesakes;
  }

  /** Bits of two twins' forenames against two strangers'. */
  #twinBits({levels, isMovedAlike}: Compared): number {
    const level = levels[GIVEN]!;
    if (isFirstShared(levels)) return this.#same[GIVEN]![level]! + TWIN_FIRST_SHARED_BITS;
    if (!isMovedAlike) return this.#twin[level]!;
    return this.#same[GIVEN]![level]! + this.#twin[G.alike]! - this.#same[GIVEN]![G.alike]!;
  }

  /** Log odds of a twin against somebody themself, before anything is compared: even where the twin is known. */
  #twinOdds({twinRate, isEitherTwin}: Compared): number {
    return isEitherTwin ? 0 : Math.log2(twinRate * this.#model.twinScale);
  }

  /** Relatives share a rare forename no more often than a common one: for forenames rarity moves this explanation only down to chance. */
  #familyBits(comparison: number, level: number, rarity: number): number {
    const bits = this.#family[comparison]![level]! + rarity;
    return comparison === GIVEN && level === 0 ? Math.max(bits, 0) : bits;
  }
}

const isFirstShared = (levels: Compared['levels']): boolean =>
  levels[GIVEN] === G.same && levels[MIDDLE] === M.different;

/** log2(2^a + 2^b), without overflow. */
const either = (a: number, b: number): number => Math.max(a, b) + Math.log2(1 + 2 ** -Math.abs(a - b));

/** log2(1 + 2^bits), without overflow. */
const againstBits = (bits: number): number => (bits > 40 ? bits : Math.log2(1 + 2 ** bits));

const bitsOf = (shares: ArrayLike<number>, chance: readonly number[]): Float64Array =>
  Float64Array.from(shares, (value, level) => Math.log2(value / chance[level]!));

function twinShares(shares: Record<number, number>): Float64Array {
  return Float64Array.from(COMPARISONS[GIVEN]!.levels, (_, level) => shares[level]!);
}
