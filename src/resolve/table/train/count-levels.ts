import {createRng} from '../../../base/rng.ts';
import {CHUNK} from '../score/chunk.ts';
import {copyRows} from '../columns/copy-rows.ts';
import {type CompareData, comparerOf} from '../score/pair-comparer.ts';

export type CountLevelsTask = {compare: CompareData; rowCount: number; seed: number};

/**
 * Pairs that a random row has part in on each side. The rows of a range are copied side by side once, where each pair of rows
 * of its own would wait for memory twice. At 32, 1,000,000 pairs rest on 31,000 rows, which tell shares of levels about as
 * well: Splink takes all pairs of 1,400.
 */
const PARTNERS = 32;

/** How often each level is seen, comparison by comparison, in random pairs `from` to `to` of rows. */
export function runRange({compare, rowCount, seed}: CountLevelsTask, from: number, to: number): Float64Array[] {
  const comparer = comparerOf(compare);
  const counts = compare.tests.map((tests) => new Float64Array(tests.length));
  // A stream of its own for each range: which thread draws it does not matter.
  const rng = createRng(seed + from);
  const size = to - from;
  const rows = new Uint32Array(Math.ceil(Math.max(size / PARTNERS, Math.sqrt(2 * size) + 1)));
  for (let i = 0; i < rows.length; i++) rows[i] = rng.int(rowCount);
  const codes = new Uint32Array(rows.length * compare.width);
  copyRows(compare.codes, compare.width, rows, 0, rows.length, codes);
  const [left, right] = [new Uint32Array(CHUNK), new Uint32Array(CHUNK)];
  let count = 0;
  const flush = (): void => {
    comparer.compare(codes, left, right, count);
    for (const [comparison, levels] of comparer.levels.entries()) addLevels(levels, count, counts[comparison]!);
    count = 0;
  };
  // Each row with the next of the ring, then with the one after that, and so on.
  for (let step = 1, pair = 0; pair < size; step++) {
    for (let one = 0; one < rows.length && pair < size; one++, pair++) {
      const other = one + step < rows.length ? one + step : one + step - rows.length;
      if (rows[one] === rows[other]) continue;
      left[count] = one;
      right[count++] = other;
      if (count === CHUNK) flush();
    }
  }
  flush();
  return counts;
}

function addLevels(levels: Uint8Array, count: number, sums: Float64Array): void {
  for (let pair = 0; pair < count; pair++) sums[levels[pair]!]!++;
}
