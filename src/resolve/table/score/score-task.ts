import type {CompareData} from './pair-comparer.ts';
import type {PairSource, Unit} from './pair-stream.ts';
import type {TermFrequencyTable} from '../train/term-frequency.ts';

/** What pairs are scored by. */
export type ScoreTask = {
  compare: CompareData;
  source: PairSource;
  units: readonly Unit[];
  /** Bits of the prior, of the levels of each comparison, and of each pattern, the prior among them. */
  priorBits: number;
  levelBits: readonly Float64Array[];
  patternBits: Float64Array;
  termFrequencies: readonly TermFrequencyTable[];
  /** Pairs of fewer bits are counted and left out. */
  bitsMin: number;
};
