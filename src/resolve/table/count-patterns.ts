import type {Blocks} from './block.ts';
import {type CompareData, PairComparer} from './pair-comparer.ts';
import {PairStream, type Unit} from './pair-stream.ts';

export type CountTask = {compare: CompareData; rules: readonly Blocks[]; units: readonly Unit[]; step: number};

/** Patterns met, and how often. */
export type PatternCounts = Map<number, number>;

const comparers = new WeakMap<CountTask, PairComparer>();

/** Counts the patterns of the pairs of units `from` to `to`. */
export function runRange(task: CountTask, from: number, to: number): PatternCounts {
  let comparer = comparers.get(task);
  if (comparer === undefined) comparers.set(task, (comparer = new PairComparer(task.compare)));
  const stream = new PairStream(task.rules);
  const counts: PatternCounts = new Map();
  const {patterns} = comparer;
  for (const unit of task.units.slice(from, to)) {
    stream.forEachChunk(unit, task.step, (left, right, count) => {
      comparer.compare(left, right, count);
      for (let pair = 0; pair < count; pair++) counts.set(patterns[pair]!, (counts.get(patterns[pair]!) ?? 0) + 1);
    });
  }
  return counts;
}

/** The counts of all ranges, in rising order of pattern, so that sums over them do not depend on who counted what. */
export function sumCounts(parts: readonly PatternCounts[]): PatternCounts {
  const sums: PatternCounts = new Map();
  for (const part of parts) for (const [pattern, count] of part) sums.set(pattern, (sums.get(pattern) ?? 0) + count);
  return new Map([...sums].sort(([one], [other]) => one - other));
}
