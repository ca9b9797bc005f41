import {B, BIRTH, COMPARISON_COUNT, COMPARISONS, FAMILY, G, GIVEN} from './comparisons.ts';
import {areNamesakes, namesakeBits, type LinkModel} from './link-model.ts';

/** A value is never taken to be rarer than this: files are samples. */
const SHARE_MIN = 1e-6;

/** Share of twin pairs whose forenames are so near to each other; by level. */
const TWIN_SHARES: Partial<Record<number, number>> = {
  [G.form]: 0.006,
  [G.alike]: Number(process.env.TA ?? 0.03),
  [G.rough]: Number(process.env.TR ?? 0.08),
};

/**
 * Bits for a birth within the window of an expected date: nearly all babies come in it and few strangers, and no brother or
 * sister who is not a twin. Not estimated, as the share of pairs with an expected date has nothing to do with who is who.
 */
const EXPECTED_BITS = 7;
const EXPECTED_FAMILY_BITS = -3;

/**
 * Weighs levels: the match weight in bits is the log odds of "one person" against "two of one household or family, or
 * strangers". Weights of levels add, as levels are taken for independent given the explanation; what households share is
 * correlated, and that is what the middle explanation is for.
 */
export class PairWeigher {
  readonly prior: number;
  readonly namesakeBits: number;
  readonly #same: Float64Array[];
  readonly #family: Float64Array[];
  readonly #model: LinkModel;
  readonly #familyPrior: number;

  constructor(model: LinkModel) {
    const rest = 1 - model.priorSame - model.priorFamily;
    this.#model = model;
    this.namesakeBits = namesakeBits(model);
    this.prior = Math.log2(model.priorSame / rest);
    this.#familyPrior = Math.log2(model.priorFamily / rest);
    this.#same = model.comparisons.map(({m, u}) =>
      Float64Array.from(m, (value, level) => Math.log2(value / u[level]!)),
    );
    this.#family = model.comparisons.map(({h, u}) =>
      Float64Array.from(h, (value, level) => Math.log2(value / u[level]!)),
    );
    this.#same[BIRTH]![B.expected] = EXPECTED_BITS;
    this.#family[BIRTH]![B.expected] = EXPECTED_FAMILY_BITS;
  }

  weigh(levels: Int8Array, shares: Float64Array): number {
    let same = this.prior;
    let family = this.#familyPrior;
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[c]!;
      if (level < 0) continue;
      const rarity = shares[c]! > 0 ? this.rarityBits(c, level, shares[c]!) : 0;
      same += this.#same[c]![level]! + rarity;
      family += this.#familyBits(c, level, rarity);
    }
    family += this.#twinBits(levels);
    const namesakes = this.namesakePenalty(levels);
    return same - namesakes - againstBits(family - namesakes);
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
  namesakePenalty(levels: Int8Array): number {
    return areNamesakes(levels[GIVEN]!, levels[FAMILY]!) ? this.namesakeBits : 0;
  }

  /** Bits taken off since two people of one household or family would look like this too; never below 0. */
  familyPenalty(levels: Int8Array, shares: Float64Array): number {
    let family = this.#familyPrior;
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[c]!;
      if (level < 0) continue;
      family += this.#familyBits(c, level, shares[c]! > 0 ? this.rarityBits(c, level, shares[c]!) : 0);
    }
    family += this.#twinBits(levels);
    return againstBits(family - this.namesakePenalty(levels));
  }

  /** Two of a family with one birth date are twins, and twins are named alike more often than other relatives. */
  #twinBits(levels: Int8Array): number {
    if (levels[BIRTH] !== B.same) return 0;
    const share = TWIN_SHARES[levels[GIVEN]!];
    return share === undefined ? 0 : Math.log2(share / this.#model.comparisons[GIVEN]!.h[levels[GIVEN]!]!);
  }

  /** Relatives share a rare forename no more often than a common one: for forenames rarity moves this explanation only down to chance. */
  #familyBits(comparison: number, level: number, rarity: number): number {
    const bits = this.#family[comparison]![level]! + rarity;
    return comparison === GIVEN && level === 0 ? Math.max(bits, 0) : bits;
  }
}

/** log2(1 + 2^bits), without overflow. */
const againstBits = (bits: number): number => (bits > 40 ? bits : Math.log2(1 + 2 ** bits));
