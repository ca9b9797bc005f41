import {forEachPair, type BlockIndex} from '../block/block-index.ts';
import type {LinkModel} from './link-model.ts';
import {LinkBuilder, type Links} from '../decide/links.ts';
import type {PairComparer} from '../compare/pair-comparer.ts';
import {comparerOf, type PairScene} from '../compare/pair-scene.ts';
import {PairWeigher} from './pair-weigher.ts';

/** Blocked pairs of a range of rows that weigh enough, in the order in which they are met, and how many were weighed. */
export type WeighedPairs = {links: Links; pairs: number};

export function weighPairs(
  comparer: PairComparer,
  weigher: PairWeigher,
  index: BlockIndex,
  weightMin: number,
  from: number,
  to: number,
): WeighedPairs {
  const builder = new LinkBuilder();
  let pairs = 0;
  forEachPair(index, from, to, 1, (left, right) => {
    comparer.compare(left, right);
    const weight = weigher.weigh(comparer);
    if (weight >= weightMin) builder.add(left, right, weight);
    pairs++;
  });
  return {links: builder.build(), pairs};
}

export type WeighPairsTask = {scene: PairScene; index: BlockIndex; model: LinkModel; weightMin: number};

export const runRange = ({scene, index, model, weightMin}: WeighPairsTask, from: number, to: number): WeighedPairs =>
  weighPairs(comparerOf(scene), new PairWeigher(model), index, weightMin, from, to);
