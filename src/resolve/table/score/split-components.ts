import {CHUNK} from './chunk.ts';
import {scorerOf} from './score-pairs.ts';
import type {ScoreTask} from './score-task.ts';

export type SplitTask = {
  score: ScoreTask;
  /** Rows of the file, component by component, and where each row of the file lies in the table. */
  rows: Uint32Array;
  starts: Uint32Array;
  placeOf: Uint32Array;
  /** Mean bits between two groups from which they are one person. */
  bitsMin: number;
};

/** Components of more rows are cut into pieces of so many, in the order of the file: their pairs grow with the square. */
const SIZE_MAX = 200;

/** The smallest row of the cluster of each row of components `from` to `to`, in the order of their rows. */
export function runRange(task: SplitTask, from: number, to: number): Uint32Array {
  const {rows, starts} = task;
  const first = starts[from]!;
  const out = new Uint32Array(starts[to]! - first);
  for (let component = from; component < to; component++) {
    for (let start = starts[component]!; start < starts[component + 1]!; start += SIZE_MAX) {
      const piece = rows.subarray(start, Math.min(start + SIZE_MAX, starts[component + 1]!));
      out.set(split(task, piece), start - first);
    }
  }
  return out;
}

/**
 * Average linkage: the two groups whose rows agree best on the whole are joined, as long as they do. A pair that disagrees
 * counts against a join, which connected components never ask about.
 */
function split(task: SplitTask, rows: Uint32Array): Uint32Array {
  const size = rows.length;
  const sums = pairBits(task, rows);
  const sizes = new Uint32Array(size).fill(1);
  const labels = new Uint32Array(size).map((_, i) => i);
  for (;;) {
    let best = task.bitsMin;
    let [into, from] = [-1, -1];
    for (let i = 0; i < size; i++) {
      if (sizes[i] === 0) continue;
      for (let j = i + 1; j < size; j++) {
        if (sizes[j] === 0) continue;
        const mean = sums[i * size + j]! / (sizes[i]! * sizes[j]!);
        if (mean > best || (mean === best && into === -1)) [best, into, from] = [mean, i, j];
      }
    }
    if (into === -1) return labels.map((label) => rows[label]!);
    sizes[into]! += sizes[from]!;
    sizes[from] = 0;
    for (let k = 0; k < size; k++) {
      sums[into * size + k]! += sums[from * size + k]!;
      sums[k * size + into] = sums[into * size + k]!;
      if (labels[k] === from) labels[k] = into;
    }
  }
}

const left = new Uint32Array(CHUNK);
const right = new Uint32Array(CHUNK);

/** Bits of every two rows, both ways round. */
function pairBits({score, placeOf}: SplitTask, rows: Uint32Array): Float64Array {
  const size = rows.length;
  const bits = new Float64Array(size * size);
  const scorer = scorerOf(score);
  const places = new Uint32Array(CHUNK);
  let count = 0;
  const flush = (): void => {
    const found = scorer.weigh(score.source.codes, left, right, count);
    for (let pair = 0; pair < count; pair++) {
      const [i, j] = [Math.floor(places[pair]! / size), places[pair]! % size];
      bits[i * size + j] = bits[j * size + i] = found[pair]!;
    }
    count = 0;
  };
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      left[count] = placeOf[rows[i]!]!;
      right[count] = placeOf[rows[j]!]!;
      places[count++] = i * size + j;
      if (count === CHUNK) flush();
    }
  }
  if (count > 0) flush();
  return bits;
}
