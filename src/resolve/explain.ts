import type {Mention} from '../model/mention.ts';
import type {Tie} from '../model/notification.ts';
import type {Resolved} from '../model/resolved.ts';
import {COMPARISON_COUNT, COMPARISONS} from './link/comparisons.ts';
import {homesBeside} from './link/homes.ts';
import {kinLevel} from './link/kin-rounds.ts';
import type {LinkModel} from './link/link-model.ts';
import type {Lists} from './link/name-table.ts';
import {findTwins} from './link/twins.ts';
import {PairComparer} from './link/pair-comparer.ts';
import {PairWeigher} from './link/pair-weigher.ts';
import {readColumns, type PersonColumns} from './link/person-columns.ts';
import {boundBirths, readRelations, type Relations} from './link/relations.ts';
import {termFrequencies} from './link/term-frequency.ts';

export type WeightTerm = {comparison: string; level: string; text: string; bits: number};

/** The strongest link between two sets of mentions, term by term; `terms` sum to `weight`. */
export type PairExplanation = {left: string; right: string; weight: number; probability: number; terms: WeightTerm[]};

/** Weighs pairs of mentions once more, as the run that made `model` did, and says why. Built once for many questions. */
export class Explainer {
  readonly #mentions: readonly Mention[];
  readonly #personOf: Int32Array;
  readonly #columns: PersonColumns;
  readonly #relations: Relations;
  readonly #homes: Lists;
  readonly #comparer: PairComparer;
  readonly #weigher: PairWeigher;

  constructor(mentions: readonly Mention[], ties: readonly Tie[], resolved: Resolved, model: LinkModel) {
    this.#mentions = mentions;
    this.#personOf = resolved.personOf;
    this.#columns = readColumns(mentions, resolved.dwellingOfMention, resolved.dwellings);
    this.#relations = readRelations(mentions, ties, this.#columns);
    boundBirths(this.#relations, this.#columns);
    this.#homes = homesBeside((row) => this.#personOf[row]!, this.#columns, this.#relations);
    this.#comparer = new PairComparer(this.#columns, termFrequencies(this.#columns, resolved.dwellings.length));
    this.#comparer.setTwins(findTwins(this.#columns));
    this.#weigher = new PairWeigher(model);
  }

  /** What the mentions say, as matching reads it. */
  get columns(): PersonColumns {
    return this.#columns;
  }

  /** Level of each comparison of the pair weighed last; overwritten by the next. */
  get levels(): Int8Array {
    return this.#comparer.levels;
  }

  /** Why two people (or two mentions) are, or are not, one: the mention of each side that fit best. Null where a side is empty. */
  explain(lefts: readonly number[], rights: readonly number[]): PairExplanation | null {
    let best: {left: number; right: number; weight: number} | null = null;
    for (const left of lefts) {
      for (const right of rights) {
        if (left === right) continue;
        const weight = this.weigh(left, right);
        if (best === null || weight > best.weight) best = {left, right, weight};
      }
    }
    if (best === null) return null;
    const weight = this.weigh(best.left, best.right);
    return {
      left: this.#mentions[best.left]!.id,
      right: this.#mentions[best.right]!.id,
      weight,
      probability: 1 / (1 + 2 ** -weight),
      terms: this.#terms(),
    };
  }

  /** The match weight of two mentions. */
  weigh(left: number, right: number): number {
    const [a, b] = left < right ? [left, right] : [right, left];
    this.#comparer.compare(a, b);
    this.#comparer.setKin(kinLevel((row) => this.#personOf[row]!, this.#relations, this.#homes, a, b));
    return this.#weigher.weigh(this.#comparer);
  }

  /** Terms of the pair weighed last. */
  #terms(): WeightTerm[] {
    const {levels, shares} = this.#comparer;
    const weigher = this.#weigher;
    const terms: WeightTerm[] = [
      {comparison: 'prior', level: 'chance', text: 'two records taken at random', bits: weigher.prior},
    ];
    for (let c = 0; c < COMPARISON_COUNT; c++) {
      const level = levels[c]!;
      if (level < 0) continue;
      const {name, levels: known} = COMPARISONS[c]!;
      const {name: levelName, text} = known[level]!;
      terms.push({comparison: name, level: levelName, text, bits: weigher.sameBits(c, level)});
      const rarity = shares[c]! > 0 ? weigher.rarityBits(c, level, shares[c]!) : 0;
      if (rarity !== 0) {
        const how = rarity > 0 ? 'rare' : 'common';
        terms.push({
          comparison: name,
          level: 'term frequency',
          text: `the value is ${how} in these records`,
          bits: rarity,
        });
      }
    }
    const namesakes = weigher.namesakePenalty(this.#comparer);
    if (namesakes > 0) {
      const text = 'strangers share both names more often than each name by itself says';
      terms.push({comparison: 'namesakes', level: 'both names', text, bits: -namesakes});
    }
    const family = weigher.familyPenalty(this.#comparer);
    if (family > 0) {
      const text = 'twins, or two people of one household or family, would look like this too';
      terms.push({comparison: 'household or family', level: 'rival explanation', text, bits: -family});
    }
    const standIn = weigher.standInPenalty(this.#comparer);
    if (standIn > 0) {
      const text = 'a 1 January and a shared roof are what two strangers may well have in common';
      terms.push({comparison: 'stand-in', level: 'capped', text, bits: -standIn});
    }
    return terms;
  }
}
