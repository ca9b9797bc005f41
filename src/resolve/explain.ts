import {idAt} from '../base/find-by-id.ts';
import type {Mention} from '../model/mention.ts';
import type {Tie} from '../model/notification.ts';
import type {Resolved} from '../model/resolved.ts';
import {homeLevelNow} from './link/columns/homes.ts';
import {FAMILY, GIVEN, MISSING} from './link/compare/comparisons.ts';
import {kinLevel, saysWho} from './link/kin/kin-rounds.ts';
import type {LinkModel} from './link/weigh/link-model.ts';
import {PairComparer} from './link/compare/pair-comparer.ts';
import {PairWeigher} from './link/weigh/pair-weigher.ts';
import {PersonWeigher} from './link/weigh/person-weigher.ts';
import {Scorer} from './link/weigh/scorer.ts';
import type {PersonColumns} from './link/columns/person-columns.ts';
import type {Relations} from './link/columns/relations.ts';
import {matchTableOf, type MatchTable} from './match-table.ts';
import {personTerms, weightTerms, type WeightTerm} from './weight-terms.ts';

/** The strongest link between two sets of mentions, or all that is known of both, term by term; `terms` sum to `weight`. */
export type PairExplanation = {left: string; right: string; weight: number; probability: number; terms: WeightTerm[]};

/** Weighs pairs of mentions once more, as the run that made `model` did, and says why. Built once for many questions. */
export class Explainer {
  readonly #mentions: readonly Mention[];
  readonly #personOf: Int32Array;
  readonly #columns: PersonColumns;
  readonly #relations: Relations;
  readonly #homeLevel: (left: number, right: number) => number;
  /** Pair of mentions -> level of relatives that it was weighed with. */
  readonly #kinLevels = new Map<number, number>();
  readonly #comparer: PairComparer;
  readonly #weigher: PairWeigher;
  readonly #persons: PersonWeigher;

  /** `table` is what the mentions were read into, where that was kept. */
  constructor(
    mentions: readonly Mention[],
    ties: readonly Tie[],
    resolved: Resolved,
    model: LinkModel,
    {columns, relations, terms, twins, addressWords}: Omit<MatchTable, 'dictionaries'> = matchTableOf(
      mentions,
      ties,
      resolved,
      model,
    ),
  ) {
    this.#mentions = mentions;
    this.#personOf = resolved.personOf;
    this.#columns = columns;
    this.#relations = relations;
    this.#homeLevel = homeLevelNow(resolved.personOf, columns, relations);
    const {kinLevels} = resolved;
    for (let at = 0; at < kinLevels.length; at += 3)
      this.#kinLevels.set(kinLevels[at]! * mentions.length + kinLevels[at + 1]!, kinLevels[at + 2]!);
    this.#comparer = new PairComparer(columns, terms, addressWords);
    this.#comparer.setTwins(twins);
    this.#weigher = new PairWeigher(model);
    this.#persons = new PersonWeigher(new Scorer(this.#comparer, this.#weigher));
  }

  /** What the mentions say, as matching reads it. */
  get columns(): PersonColumns {
    return this.#columns;
  }

  /** Whether people were joined by all that is known of both, and not by pairs of records: see `gather`. */
  get isOfStrangers(): boolean {
    return this.#weigher.isOfStrangers;
  }

  /** Level of each comparison of the pair weighed last; overwritten by the next. */
  get levels(): Int8Array {
    return this.#comparer.levels;
  }

  /** Why two people (or two mentions) are, or are not, one, by what was decided on. Null where a side is empty. */
  explain(lefts: readonly number[], rights: readonly number[]): PairExplanation | null {
    const strongest = this.explainStrongest(lefts, rights);
    if (strongest === null || !this.isOfStrangers || lefts.length + rights.length === 2) return strongest;
    return {...strongest, ...this.explainPersons(lefts, rights)};
  }

  /** The weight of all that is known of two sets of mentions without one in common, with its terms. */
  explainPersons(
    lefts: readonly number[],
    rights: readonly number[],
  ): Pick<PairExplanation, 'weight' | 'probability' | 'terms'> {
    const weight = this.weighPersons(lefts, rights);
    if (lefts.length + rights.length > 2)
      return {
        weight,
        probability: 1 / (1 + 2 ** -weight),
        terms: personTerms(this.#weigher, this.#persons, lefts, rights),
      };
    const [left, right] = [Math.min(lefts[0]!, rights[0]!), Math.max(lefts[0]!, rights[0]!)];
    return this.explainPair(left, right, true);
  }

  weighPersons(lefts: readonly number[], rights: readonly number[]): number {
    return this.#persons.weigh(lefts, rights);
  }

  /** The mention of each side that fit best, and why. */
  explainStrongest(lefts: readonly number[], rights: readonly number[]): PairExplanation | null {
    let best: {left: number; right: number; weight: number} | null = null;
    for (const left of lefts) {
      for (const right of rights) {
        if (left === right) continue;
        const weight = this.weigh(left, right);
        if (best === null || weight > best.weight) best = {left, right, weight};
      }
    }
    if (best === null) return null;
    return this.explainPair(best.left, best.right);
  }

  /** The terms of two mentions; without those whom they stand beside if `isAlone`. */
  explainPair(left: number, right: number, isAlone = false): PairExplanation {
    return this.#explained(left, right, this.weigh(left, right, isAlone));
  }

  /** The terms of two mentions as if one comparison came out at another level (MISSING: as if nothing were known). */
  suppose(left: number, right: number, comparison: number, level: number): PairExplanation {
    this.weigh(left, right);
    this.#comparer.suppose(Math.min(left, right), Math.max(left, right), comparison, level);
    return this.#explained(left, right, this.#weigher.weigh(this.#comparer));
  }

  #explained(left: number, right: number, weight: number): PairExplanation {
    return {
      left: idAt(this.#mentions, left),
      right: idAt(this.#mentions, right),
      weight,
      probability: 1 / (1 + 2 ** -weight),
      terms: weightTerms(this.#weigher, this.#comparer),
    };
  }

  /** How the two mentions compared last share relatives by what is known now: nothing was decided on it. */
  #kinLevel(left: number, right: number): number {
    const personOf = (row: number): number => this.#personOf[row]!;
    const level = kinLevel(personOf, this.#relations, this.#homeLevel, this.#columns.sex, left, right);
    return saysWho(level, this.levels[GIVEN]!, this.levels[FAMILY]!) ? level : MISSING;
  }

  /** The match weight of two mentions; without those whom they stand beside if `isAlone`. */
  weigh(left: number, right: number, isAlone = false): number {
    const [a, b] = left < right ? [left, right] : [right, left];
    this.#comparer.compare(a, b);
    if (!isAlone) this.#comparer.setKin(this.#kinLevels.get(a * this.#mentions.length + b) ?? this.#kinLevel(a, b));
    return this.#weigher.weigh(this.#comparer);
  }
}
