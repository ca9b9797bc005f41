import {LOCAL, N, NATIONAL} from '../compare/comparisons.ts';
import type {PairComparer} from '../compare/pair-comparer.ts';
import type {PairWeigher} from './pair-weigher.ts';

/** Compares and weighs a pair of rows in one call. */
export class Scorer {
  readonly comparer: PairComparer;
  readonly weigher: PairWeigher;

  constructor(comparer: PairComparer, weigher: PairWeigher) {
    this.comparer = comparer;
    this.weigher = weigher;
  }

  weigh(left: number, right: number): number {
    this.comparer.compare(Math.min(left, right), Math.max(left, right));
    return this.weigher.weigh(this.comparer);
  }

  /** Level of one comparison of the pair weighed last. */
  level(comparison: number): number {
    return this.comparer.levels[comparison]!;
  }

  /** Whether the pair weighed last has a number in common. */
  haveCommonNumber(): boolean {
    return this.level(NATIONAL) === N.same || this.level(LOCAL) === N.same;
  }

  /** The weight of two rows that share company as `kinLevel` says. */
  weighKin(left: number, right: number, kinLevel: number): number {
    this.comparer.compare(Math.min(left, right), Math.max(left, right));
    this.comparer.setKin(kinLevel);
    return this.weigher.weigh(this.comparer);
  }
}
