import type {Blocks} from './block.ts';
import {PairStream, type Unit} from './pair-stream.ts';

export type CountPairsTask = {rules: readonly Blocks[]; units: readonly Unit[]};

/** Counts the different pairs of units `from` to `to`. */
export function runRange({rules, units}: CountPairsTask, from: number, to: number): number {
  const stream = new PairStream(rules);
  let pairs = 0;
  for (const unit of units.slice(from, to)) stream.forEachChunk(unit, 1, (_left, _right, count) => (pairs += count));
  return pairs;
}
