import {COMPARISON_COUNT, COMPARISONS, F, FAMILY, G, GIVEN, SEX} from './comparisons.ts';
import {namesakeBits, type LinkModel} from './link-model.ts';

/** A value is never taken to be rarer than this: files are samples. */
const SHARE_MIN = 1e-6;

/**
 * Weighs levels: the match weight in bits is the log odds of "one person" against "two of one household or family, or
 * strangers". Weights of levels add, as levels are taken for independent given the explanation; what households share is
 * correlated, and that is what the middle explanation is for.
 */
export class PairWeigher {
  readonly prior: number;
  readonly namesakeBits: number;
  /** Bits for one person from all but first forename, family name and sex, of the pair weighed last; disagreements count 0. */
  support = 0;
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
  }

  weigh(levels: Int8Array, shares: Float64Array): number {
    let same = this.prior;
    let family = this.#familyPrior;
    let support = 0;
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[c]!;
      if (level < 0) continue;
      const rarity = shares[c]! > 0 ? this.rarityBits(c, level, shares[c]!) : 0;
      const bits = this.#same[c]![level]! + rarity;
      same += bits;
      if (bits > 0 && c !== GIVEN && c !== FAMILY && c !== SEX) support += bits;
      family += this.#familyBits(c, level, rarity);
    }
    this.support = support;
    if (areNamesakes(levels)) {
      same -= this.namesakeBits;
      family -= this.namesakeBits;
    }
    return same - againstBits(family);
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

  /** Bits taken off since two people of one household or family would look like this too; never below 0. */
  familyPenalty(levels: Int8Array, shares: Float64Array): number {
    let family = this.#familyPrior;
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[c]!;
      if (level < 0) continue;
      family += this.#familyBits(c, level, shares[c]! > 0 ? this.rarityBits(c, level, shares[c]!) : 0);
    }
    return againstBits(family);
  }

  /** Relatives share a rare forename no more often than a common one: for forenames rarity moves this explanation only down to chance. */
  #familyBits(comparison: number, level: number, rarity: number): number {
    const bits = this.#family[comparison]![level]! + rarity;
    return comparison === GIVEN && level === 0 ? Math.max(bits, 0) : bits;
  }
}

/** Whether forename and family name are both the same. */
const areNamesakes = (levels: Int8Array): boolean => levels[GIVEN] === G.same && levels[FAMILY] === F.same;

/** log2(1 + 2^bits), without overflow. */
const againstBits = (bits: number): number => (bits > 40 ? bits : Math.log2(1 + 2 ** bits));
