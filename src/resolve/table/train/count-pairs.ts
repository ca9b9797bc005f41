import {type PairSource, PairStream, type Unit} from '../score/pair-stream.ts';

export type CountPairsTask = {source: PairSource; units: readonly Unit[]};

/** Counts the different pairs of units `from` to `to`. */
export function runRange({source, units}: CountPairsTask, from: number, to: number): number {
  const stream = new PairStream(source);
  let pairs = 0;
  for (const unit of units.slice(from, to)) pairs += stream.forEachChunk(unit, 1, () => {});
  return pairs;
}
