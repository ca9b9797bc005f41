import {createRng} from '../base/rng.ts';
import {compareRows} from '../statistics/contingency.ts';
import {holm} from '../statistics/holm.ts';
import {permutationTest} from '../statistics/permutation.ts';
import {describeSample, welchTest} from '../statistics/welch.ts';

/** One test of a line or a table, in words and numbers; `corrected` where it is one of a family (Holm). */
export type Tested = {test: string; statistic: number | null; df: number | null; p: number; corrected: number | null};

/**
 * Counts by period with their share of all enquiries, or of as many as `of` says, then with its 95 % interval; or sizes, means and spreads of
 * days.
 */
export type CountCell = {n: number; share: number; of?: number; low?: number; high?: number};
export type MeanCell = {n: number; mean: number | null; sd: number | null};

export type Line<C> = {label: string; cells: C[]; tests: Tested[]};

export type ReportTable = {
  id: string;
  title: string;
  /** What is counted, and what the tests are. */
  note: string;
  /** All that the shares are of, by period. */
  bases: number[];
} & (
  | {kind: 'counts'; lines: Line<CountCell>[]; tests: Tested[]}
  | {kind: 'means'; lines: Line<MeanCell>[]; tests: Tested[]}
);

/** The draws of an exact test that has too many tables to go through are the same in every run. */
const SEED = 20131217;

/** Labels with their counts by period, in the order given. */
export type Counts = readonly {label: string; counts: readonly number[]}[];

/** Lines of which each enquiry has one: the table is tested as a whole. */
export function exclusiveLines(counts: Counts, bases: readonly number[]): {lines: Line<CountCell>[]; tests: Tested[]} {
  const lines = counts.map((line) => countLine(line, bases));
  if (bases.length !== 2) return {lines, tests: []};
  return {lines, tests: tableTest(counts.map((line) => line.counts))};
}

/** Lines of which each enquiry may have several: each is tested by itself, and the tests are one family. */
export function multipleLines(counts: Counts, bases: readonly number[]): {lines: Line<CountCell>[]; tests: Tested[]} {
  const lines = counts.map((line) => countLine(line, bases));
  if (bases.length !== 2) return {lines, tests: []};
  const tests = counts.map((line) => tableTest([line.counts, line.counts.map((count, at) => bases[at]! - count)]));
  const corrected = holm(tests.flatMap((list) => list.map(({p}) => p)));
  let at = 0;
  for (const [index, list] of tests.entries()) {
    lines[index]!.tests = list.map((test) => ({...test, corrected: rounded(corrected[at++]!)}));
  }
  return {lines, tests: []};
}

/** Pearson's chi-square, or an exact test where an expected count is small, of two columns of counts. */
export function tableTest(counts: readonly (readonly number[])[]): Tested[] {
  const rng = createRng(SEED);
  const [first, second] = [counts.map((row) => row[0]!), counts.map((row) => row[1]!)];
  const result = compareRows(first, second, () => rng.next());
  if (result === null) return [];
  const isPlain = result.test === 'chi-square';
  const test = result.draws === 0 ? result.test : `exact, ${result.draws} draws`;
  return [
    {
      test,
      statistic: isPlain ? rounded(result.statistic) : null,
      df: isPlain ? result.df : null,
      p: rounded(result.p),
      corrected: null,
    },
  ];
}

/** Working days of two periods: Welch's t, and the exact permutation test beside it where a sample is small. */
export function meanLine(
  label: string,
  samples: readonly (readonly number[])[],
  permutationBelow: number,
): Line<MeanCell> {
  const described = samples.map(describeSample);
  const cells = described.map(({n, mean, sd}) => ({
    n,
    mean: n === 0 ? null : rounded(mean),
    sd: n < 2 ? null : rounded(sd),
  }));
  const tests: Tested[] = [];
  if (samples.length === 2) {
    const welch = welchTest(described[0]!, described[1]!);
    if (welch !== null)
      tests.push({
        test: "Welch's t",
        statistic: rounded(welch.t),
        df: rounded(welch.df),
        p: rounded(welch.p),
        corrected: null,
      });
    const isSmall = Math.min(...described.map(({n}) => n)) < permutationBelow;
    const p = isSmall ? permutationTest(samples[0]!, samples[1]!) : null;
    if (p !== null) tests.push({test: 'exact permutation', statistic: null, df: null, p: rounded(p), corrected: null});
  }
  return {label, cells, tests};
}

function countLine({label, counts}: Counts[number], bases: readonly number[]): Line<CountCell> {
  return {
    label,
    cells: counts.map((n, at) => ({n, share: bases[at] === 0 ? 0 : rounded(n / bases[at]!)})),
    tests: [],
  };
}

/** Four significant digits are more than any of these counts can bear. */
const rounded = (value: number): number => Number(value.toPrecision(4));
