import {COMPARISON_COUNT, COMPARISONS} from '../compare/comparisons.ts';
import type {Scorer} from './scorer.ts';

/** Rows of one person that are compared; of somebody with more, the first. */
const ROWS_MAX = 24;

/** How two sets of rows compare in one thing: its bits, and how many pairs of rows show the level that says most. */
export type PersonTerm = {comparison: number; level: number; shown: number; compared: number; bits: number};

/**
 * Weighs all that is known of one person against all that is known of another. Each record is taken for a copy, with mistakes, of
 * something known of its person. So what a record says of a comparison is worth the mean likelihood ratio of its pairs with
 * the records of the other side: a name that agrees with one record, a birth date with a second and a place with a third add
 * up, each worth less the fewer of the records show it. The smaller side is read record by record, and counts as one record on
 * average: what a thousand copies of one mistake say is said once.
 */
export class PersonWeigher {
  readonly #scorer: Scorer;
  readonly #bits = new Float64Array(COMPARISON_COUNT);
  readonly #ratios = new Float64Array(COMPARISON_COUNT);
  readonly #pairs = new Uint32Array(COMPARISON_COUNT);
  readonly #records = new Uint32Array(COMPARISON_COUNT);
  #namesakes = 0;

  constructor(scorer: Scorer) {
    this.#scorer = scorer;
  }

  /** Match weight in bits of two sets of rows without a row in common. Two rows weigh what they weigh as a pair. */
  weigh(lefts: readonly number[], rights: readonly number[]): number {
    if (lefts.length === 1 && rights.length === 1) return this.#scorer.weigh(lefts[0]!, rights[0]!);
    const [one, other] = [firstOf(lefts), firstOf(rights)];
    this.#bits.fill(0);
    this.#namesakes = 0;
    const share = one.length === other.length ? 0.5 : 1;
    if (one.length <= other.length) this.#addCopies(one, other, share);
    if (other.length <= one.length) this.#addCopies(other, one, share);
    return this.#bits.reduce((sum, bits) => sum + bits, this.#scorer.weigher.prior - this.#namesakes);
  }

  /** Bits taken off, in what was weighed last, since strangers share both names more often than by chance. */
  get namesakeBits(): number {
    return this.#namesakes;
  }

  /** What the weight of two sets of rows is made of, next to the prior and the bits of namesakes. */
  terms(lefts: readonly number[], rights: readonly number[]): PersonTerm[] {
    const shown = COMPARISONS.map(({levels}) => levels.map(() => 0));
    for (const left of firstOf(lefts)) {
      for (const right of firstOf(rights)) {
        this.#scorer.weigh(left, right);
        for (let c = 0; c < COMPARISON_COUNT; c++) if (this.#scorer.level(c) >= 0) shown[c]![this.#scorer.level(c)]!++;
      }
    }
    this.weigh(lefts, rights);
    return shown.flatMap((counts, comparison) => {
      const compared = counts.reduce((sum, count) => sum + count, 0);
      if (compared === 0) return [];
      const worth = counts.map((count, level) => count * 2 ** this.#scorer.weigher.sameBits(comparison, level));
      const level = worth.indexOf(Math.max(...worth));
      return [{comparison, level, shown: counts[level]!, compared, bits: this.#bits[comparison]!}];
    });
  }

  /** Adds what records say as copies of what is known of a person, the mean over those of them that say anything. */
  #addCopies(records: readonly number[], person: readonly number[], share: number): void {
    const total = new Float64Array(COMPARISON_COUNT);
    const told = this.#records.fill(0);
    for (const record of records) {
      this.#compare(record, person);
      for (let c = 0; c < COMPARISON_COUNT; c++) {
        if (this.#pairs[c] === 0) continue;
        total[c]! += Math.log2(this.#ratios[c]! / this.#pairs[c]!);
        told[c]!++;
      }
    }
    for (let c = 0; c < COMPARISON_COUNT; c++) if (told[c]! > 0) this.#bits[c]! += (share * total[c]!) / told[c]!;
  }

  /** Sums the likelihood ratios of a record's pairs with those of a person. */
  #compare(record: number, person: readonly number[]): void {
    const {comparer, weigher} = this.#scorer;
    this.#ratios.fill(0);
    this.#pairs.fill(0);
    for (const other of person) {
      comparer.compare(Math.min(record, other), Math.max(record, other));
      const {levels, shares} = comparer;
      for (let c = 0; c < COMPARISON_COUNT; c++) {
        const level = levels[c]!;
        if (level < 0) continue;
        const rarity = shares[c]! > 0 ? weigher.rarityBits(c, level, shares[c]!) : 0;
        this.#ratios[c]! += 2 ** (weigher.sameBits(c, level) + rarity);
        this.#pairs[c]!++;
      }
      this.#namesakes = Math.max(this.#namesakes, weigher.namesakePenalty(comparer));
    }
  }
}

const firstOf = (rows: readonly number[]): readonly number[] =>
  rows.length <= ROWS_MAX ? [...rows].sort((a, b) => a - b) : [...rows].sort((a, b) => a - b).slice(0, ROWS_MAX);
