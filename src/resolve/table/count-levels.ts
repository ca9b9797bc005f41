import {createRng} from '../../base/rng.ts';
import {CHUNK} from './chunk.ts';
import {type CompareData, comparerOf} from './pair-comparer.ts';

export type CountLevelsTask = {compare: CompareData; rowCount: number; seed: number};

/** How often each level is seen, comparison by comparison, in random pairs `from` to `to` of rows. */
export function runRange(task: CountLevelsTask, from: number, to: number): Float64Array[] {
  const comparer = comparerOf(task.compare);
  const {rowCount, seed} = task;
  const counts = task.compare.tests.map((tests) => new Float64Array(tests.length));
  // A stream of its own for each range: which thread draws it does not matter.
  const rng = createRng(seed + from);
  const [left, right] = [new Uint32Array(CHUNK), new Uint32Array(CHUNK)];
  for (let done = from; done < to; done += CHUNK) {
    const size = Math.min(CHUNK, to - done);
    for (let pair = 0; pair < size; pair++) {
      const one = rng.int(rowCount);
      const other = rng.int(rowCount - 1);
      left[pair] = one;
      right[pair] = other >= one ? other + 1 : other;
    }
    comparer.compare(left, right, size);
    for (const [comparison, levels] of comparer.levels.entries()) {
      const sums = counts[comparison]!;
      for (let pair = 0; pair < size; pair++) sums[levels[pair]!]!++;
    }
  }
  return counts;
}
