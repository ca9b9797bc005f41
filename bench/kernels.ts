import {cpus} from 'node:os';
import {distance as fastestLevenshtein} from 'fastest-levenshtein';
import {createRng, type Rng} from '../src/base/rng.ts';
import {StringPool} from '../src/columns/string-pool.ts';
import {BatchComparer} from '../src/text/batch/batch-comparer.ts';
import {levenshtein, osa} from '../src/text/edit-distance.ts';
import {jaroWinkler} from '../src/text/jaro-winkler.ts';
import {levenshteinMany} from '../src/text/pooled-distance.ts';
import type {Bench} from './main.ts';

const NAMES = 2000;
const QUERIES = 500;
const REPEATS = 9;
/** Longer than the clock of processor time is coarse. */
const REPEAT_MICROSECONDS = 100_000;
/** Letters about as often as English names have them. */
const LETTERS = 'aaaaaaaeeeeeeeeiiiiioooorrrrrnnnnnnllllllssssttttdddhhhmmmccuubbggyykkwwppffvjzxq';

/** RapidFuzz 3.14.6 cdist (C++), one worker, names of 5-12 letters, on a like core. */
const RAPIDFUZZ_MILLIONS = {levenshtein: 37.1, osa: null, jaroWinkler: 36.7};

/**
 * 500 queries against 2,000 names of 5-12 letters, one thread; pairs per second of processor time, median and best.
 *
 * The limit of the SIMD forms is the number of vector instructions. In 16 pairs the longest names have 12 letters as a rule.
 * Levenshtein: 12 x 12 cells of 5 instructions and 2 shared by 4 rows, 800 for 16 pairs; laying letters side by side
 * takes 80 a side; so 55 to 60 a pair, 15 cycles at four a cycle. Optimal string alignment: 10 a cell, 110 a pair.
 * Jaro-Winkler: 12 letters of 36 instructions for where they stand and 38 for both passes, 900, and 350 in the last
 * formula, of which 32 divide; so 85 to 90 a pair, 22 cycles.
 */
export const bench: Bench = {
  name: 'kernels',
  summary: 'pairs per second of the text kernels on names of 5-12 letters, against fastest-levenshtein',
  run() {
    const rng = createRng(7);
    const names = makeNames(rng);
    const pool = new StringPool();
    const ids = Uint32Array.from(names, (name) => pool.intern(name));
    const pairs = randomPairs(rng, ids);
    const batch = new BatchComparer(pool);
    const [distances, similarities] = [new Uint32Array(NAMES), new Float64Array(NAMES)];
    const [pairDistances, pairSimilarities] = [new Uint32Array(pairs.left.length), new Float64Array(pairs.left.length)];
    const oneByOne = (kernel: (left: string, right: string) => number) => (): number => {
      let sum = 0;
      for (let q = 0; q < QUERIES; q++) for (let i = 0; i < NAMES; i++) sum += kernel(names[q]!, names[i]!);
      return sum;
    };
    const manyOf = (out: Uint32Array | Float64Array, work: (query: number) => void) => (): number => {
      let sum = 0;
      for (let q = 0; q < QUERIES; q++) {
        work(ids[q]!);
        for (let i = 0; i < NAMES; i += 100) sum += out[i]!;
      }
      return sum;
    };
    const column = pool.column();
    const baseline = oneByOne(fastestLevenshtein);
    measure('levenshtein', 'fastest-levenshtein', null, baseline);
    measure('levenshtein', 'two strings', baseline, oneByOne(levenshtein));
    measure(
      'levenshtein',
      'plain TypeScript, one to many',
      baseline,
      manyOf(distances, (query) => levenshteinMany(column, query, ids, distances)),
    );
    measure(
      'levenshtein',
      'SIMD, one to many',
      baseline,
      manyOf(distances, (query) => batch.compareMany('levenshtein', query, ids, distances)),
    );
    measure('levenshtein', 'SIMD, pairs', baseline, () => {
      batch.comparePairs('levenshtein', pairs.left, pairs.right, pairDistances);
      return pairDistances[0]!;
    });
    measure('osa', 'two strings', null, oneByOne(osa));
    measure('osa', 'SIMD, pairs', null, () => {
      batch.comparePairs('osa', pairs.left, pairs.right, pairDistances);
      return pairDistances[0]!;
    });
    measure('jaroWinkler', 'two strings', null, oneByOne(jaroWinkler));
    measure(
      'jaroWinkler',
      'SIMD, one to many',
      null,
      manyOf(similarities, (query) => batch.compareMany('jaroWinkler', query, ids, similarities)),
    );
    measure('jaroWinkler', 'SIMD, pairs', null, () => {
      batch.comparePairs('jaroWinkler', pairs.left, pairs.right, pairSimilarities);
      return pairSimilarities[0]!;
    });
  },
};

function makeNames(rng: Rng): string[] {
  return Array.from({length: NAMES}, () => {
    let name = '';
    for (let length = 5 + rng.int(8); length > 0; length--) name += LETTERS[rng.int(LETTERS.length)]!;
    return name;
  });
}

function randomPairs(rng: Rng, ids: Uint32Array): {left: Uint32Array; right: Uint32Array} {
  const pick = (): number => ids[rng.int(ids.length)]!;
  return {
    left: new Uint32Array(QUERIES * NAMES).map(pick),
    right: new Uint32Array(QUERIES * NAMES).map(pick),
  };
}

/**
 * Prints one line of medians in millions of pairs per second. The peer's rounds stand between the kernel's, and the ratio is that of
 * neighbours: a machine that others use changes its speed from one second to the next.
 */
function measure(
  kernel: keyof typeof RAPIDFUZZ_MILLIONS,
  form: string,
  peer: (() => number) | null,
  work: () => number,
): void {
  const own = meter(work);
  const other = peer === null ? null : meter(peer);
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    rates.push(own.rate());
    if (other !== null) ratios.push(rates.at(-1)! / other.rate());
  }
  const best = Math.max(...rates);
  const median = medianOf(rates);
  const published = RAPIDFUZZ_MILLIONS[kernel];
  const round = (value: number): number => Math.round(value * 10) / 10;
  console.log(
    JSON.stringify({
      bench: 'kernels',
      kernel,
      form,
      millionPairsPerSecond: round(median),
      best: round(best),
      nanosecondsPerPair: round(1000 / median),
      ...(other === null ? {} : {timesFastestLevenshtein: round(medianOf(ratios))}),
      ...(published === null ? {} : {timesRapidFuzz: round(median / published)}),
      cpu: cpus()[0]!.model,
      sink: round(own.sink() + (other?.sink() ?? 0)),
    }),
  );
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Warms the work up and finds out how many rounds a repeat takes; each repeat gives millions of pairs per second. */
function meter(work: () => number): {rate: () => number; sink: () => number} {
  let sink = 0;
  let rounds = 0;
  for (const start = process.cpuUsage(); spentSince(start) < REPEAT_MICROSECONDS * 4; rounds++) sink += work();
  rounds = Math.ceil(rounds / 4);
  const rate = (): number => {
    const start = process.threadCpuUsage();
    for (let round = 0; round < rounds; round++) sink += work();
    const {user, system} = process.threadCpuUsage(start);
    return (rounds * QUERIES * NAMES) / (user + system);
  };
  return {rate, sink: () => sink};
}

function spentSince(start: NodeJS.CpuUsage): number {
  const {user, system} = process.cpuUsage(start);
  return user + system;
}
