import {forEachPair, type BlockIndex} from '../block/block-index.ts';
import {PatternCounter} from './expectation-maximisation.ts';
import type {PairComparer} from '../compare/pair-comparer.ts';
import {comparerOf, type PairScene} from '../compare/pair-scene.ts';

/** How many blocked pairs show each combination of levels; of every `step`-th row from `from` to below `to`. */
export function countPatterns(
  comparer: PairComparer,
  index: BlockIndex,
  step: number,
  from: number,
  to: number,
): PatternCounter {
  const counter = new PatternCounter();
  forEachPair(index, from, to, step, (left, right) => {
    comparer.compareLevels(left, right);
    counter.add(comparer.levels);
  });
  return counter;
}

export type CountPatternsTask = {scene: PairScene; index: BlockIndex; step: number};

export const runRange = (
  {scene, index, step}: CountPatternsTask,
  from: number,
  to: number,
): ReadonlyMap<number, number> => countPatterns(comparerOf(scene), index, step, from, to).counts;
