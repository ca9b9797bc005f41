import {createRng} from '../../../base/rng.ts';
import {sharedNumbers} from '../../../base/shared-arrays.ts';
import {COMPARISON_COUNT, COMPARISONS} from '../compare/comparisons.ts';
import type {PairComparer} from '../compare/pair-comparer.ts';
import {comparerOf, type PairScene} from '../compare/pair-scene.ts';

const SEED = 0x5eed;

/** Pairs of any two rows, left and right by turns: all pairs of a small file, else `pairsMax` random ones. */
export function anyPairs(rows: Uint32Array, pairsMax: number): Uint32Array {
  const all = (rows.length * (rows.length - 1)) / 2;
  const pairs = sharedNumbers(2 * Math.min(all, pairsMax));
  let at = 0;
  if (all <= pairsMax) {
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) {
        pairs[at++] = rows[i]!;
        pairs[at++] = rows[j]!;
      }
    }
    return pairs;
  }
  const rng = createRng(SEED);
  while (at < pairs.length) {
    const left = rng.int(rows.length);
    const right = rng.int(rows.length - 1);
    pairs[at++] = rows[left]!;
    pairs[at++] = rows[right >= left ? right + 1 : right]!;
  }
  return pairs;
}

/** How many of the pairs from `from` to below `to` show each level of each comparison. */
export function countLevels(comparer: PairComparer, pairs: Uint32Array, from: number, to: number): number[][] {
  const counts = COMPARISONS.map(({levels}) => levels.map(() => 0));
  const {levels} = comparer;
  for (let pair = from; pair < to; pair++) {
    const one = pairs[2 * pair]!;
    const other = pairs[2 * pair + 1]!;
    comparer.compareLevels(Math.min(one, other), Math.max(one, other));
    for (let c = 0; c < COMPARISON_COUNT; c++) if (levels[c]! >= 0) counts[c]![levels[c]!]!++;
  }
  return counts;
}

export type CountLevelsTask = {scene: PairScene; pairs: Uint32Array};

export const runRange = ({scene, pairs}: CountLevelsTask, from: number, to: number): number[][] =>
  countLevels(comparerOf(scene), pairs, from, to);
