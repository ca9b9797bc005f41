import {CHUNK} from './chunk.ts';
import type {Cut} from './pair-comparer.ts';
import type {ScoreTask} from './score-pairs.ts';
import {addTermFrequencies, mostAdded} from './term-frequency.ts';

/** Sums in another order differ in the last digits; no pair is left out that comes so near. */
const TOLERANCE_BITS = 1e-6;

/**
 * Leaves out pairs that would have fewer than `bitsMin` bits if each comparison whose level is open had the best that it may
 * still have. Most pairs that a rule brings together are two people, and a few different codes say so: nothing has to be
 * measured for them. What is kept, and its bits, is the same as without; null where nothing can be left out.
 */
export function cutBelow(task: ScoreTask, firstOpen: readonly number[]): Cut | null {
  const {bitsMin, priorBits, levelBits, termFrequencies} = task;
  const most = levelBits.map((bits, comparison) => mostBits(task, bits, comparison));
  if (!Number.isFinite(bitsMin) || most.some((bits) => bits.some((value) => !Number.isFinite(value)))) return null;
  const best = most.map((bits, comparison) => Math.max(...bits.subarray(firstOpen[comparison])));
  // Levels that codes decide have their own bits, and the rarity of the values is added; an open one has the best.
  const first = levelBits.map((bits, comparison) => Float64Array.of(...bits, best[comparison]!));
  const then = most.map((bits, comparison) =>
    bits.map((value, level) => (level < firstOpen[comparison]! ? 0 : value - best[comparison]!)),
  );
  const sums = new Float64Array(CHUNK);
  const least = bitsMin - TOLERANCE_BITS;
  const keep = (pairs: Uint32Array, count: number): number => {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const pair = pairs[i]!;
      pairs[kept] = pair;
      kept += Number(sums[pair]! >= least);
    }
    return kept;
  };
  return {
    order: levelBits
      .map((_, comparison) => comparison)
      .sort((one, other) => Math.min(...then[one]!) - Math.min(...then[other]!) || one - other),
    start(comparer, pairs, count) {
      sums.fill(priorBits, 0, count);
      for (const [comparison, bits] of first.entries()) addAllBits(bits, comparer.levels[comparison]!, count, sums);
      for (const table of termFrequencies) addTermFrequencies(table, comparer, count, sums);
      return keep(pairs, count);
    },
    next(comparer, comparison, pairs, count) {
      addBits(then[comparison]!, comparer.levels[comparison]!, pairs, count, sums);
      return keep(pairs, count);
    },
  };
}

/** The most bits that each level of a comparison may come to, whatever the values. */
const mostBits = ({termFrequencies}: ScoreTask, bits: Float64Array, comparison: number): Float64Array =>
  bits.map((own, level) =>
    termFrequencies.reduce(
      (sum, table) => (table.comparison === comparison ? sum + mostAdded(table, level) : sum),
      own,
    ),
  );

function addBits(bits: Float64Array, levels: Uint8Array, pairs: Uint32Array, count: number, sums: Float64Array): void {
  for (let i = 0; i < count; i++) sums[pairs[i]!]! += bits[levels[pairs[i]!]!]!;
}

function addAllBits(bits: Float64Array, levels: Uint8Array, count: number, sums: Float64Array): void {
  for (let pair = 0; pair < count; pair++) sums[pair]! += bits[levels[pair]!]!;
}
