import {onceFor} from '../../../base/once.ts';
import {type CompareData, comparerOf, type PairComparer} from '../score/pair-comparer.ts';
import {type PairSource, PairStream, type Unit} from '../score/pair-stream.ts';

export type CountTask = {compare: CompareData; source: PairSource; units: readonly Unit[]; step: number};

/** Patterns met, and how often. */
export type PatternCounts = Map<number, number>;

type Counter = {comparer: PairComparer; stream: PairStream; counts: Uint32Array};

const counterOf = onceFor((task: CountTask): Counter => ({
  comparer: comparerOf(task.compare),
  stream: new PairStream(task.source),
  counts: new Uint32Array(task.compare.shape.count),
}));

/** Counts the patterns of the pairs of units `from` to `to`. */
export function runRange(task: CountTask, from: number, to: number): PatternCounts {
  const {comparer, stream, counts} = counterOf(task);
  const {patterns} = comparer;
  const met: number[] = [];
  for (const unit of task.units.slice(from, to)) {
    stream.forEachChunk(unit, task.step, (codes, left, right, count) => {
      comparer.compare(codes, left, right, count);
      for (let pair = 0; pair < count; pair++) {
        const pattern = patterns[pair]!;
        if (counts[pattern]!++ === 0) met.push(pattern);
      }
    });
  }
  const found: PatternCounts = new Map(met.map((pattern) => [pattern, counts[pattern]!]));
  for (const pattern of met) counts[pattern] = 0;
  return found;
}

/** The counts of all ranges, in rising order of pattern, so that sums over them do not depend on who counted what. */
export function sumCounts(parts: readonly PatternCounts[]): PatternCounts {
  const sums: PatternCounts = new Map();
  for (const part of parts) for (const [pattern, count] of part) sums.set(pattern, (sums.get(pattern) ?? 0) + count);
  return new Map([...sums].sort(([one], [other]) => one - other));
}
