import {must} from '../../../base/assert.ts';
import type {Comparison} from '../settings/settings.ts';

/** Log2 of m over u of each level: its match weight. A level of missing values weighs nothing. */
export function levelBits({levels}: Comparison): Float64Array {
  return Float64Array.from(levels, ({isMissing, m, u}) =>
    isMissing ? 0 : Math.log2(must(m, 'a trained m') / must(u, 'a trained u')),
  );
}

/** Bits of odds: what a probability adds to the match weight as a prior, or is as a threshold. */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));
