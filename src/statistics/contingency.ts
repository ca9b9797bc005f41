import {chiSquareTail, lnChoose} from './distributions.ts';

/** How a table of counts was tested, and what came out. */
export type TableTest = {
  test: 'chi-square' | 'exact' | 'exact, drawn';
  p: number;
  /** Pearson's statistic and its degrees of freedom, whatever the test. */
  statistic: number;
  df: number;
  /** The smallest expected count, on which the choice of test rests. */
  expectedMin: number;
  draws: number;
};

/** Below this expected count in any cell the chi-square distribution is not to be trusted (Cochran 1954, in its strict form). */
const EXPECTED_MIN = 5;
/** Tables enumerated at most; past that the exact distribution is drawn from. */
const TABLES_MAX = 500_000;
const DRAWS = 20_000;

/**
 * Whether two rows of counts have one distribution over the columns: Pearson's chi-square, or the exact test of Freeman and
 * Halton (Fisher's, for two columns) where an expected count is below five. Null where a row is empty or only one column
 * has counts. `random` gives numbers from 0 to 1 and is used only where the tables are too many to go through.
 */
export function compareRows(
  first: readonly number[],
  second: readonly number[],
  random: () => number,
): TableTest | null {
  const columns = first.map((count, at) => count + second[at]!).flatMap((sum, at) => (sum > 0 ? [at] : []));
  const [left, right] = [columns.map((at) => first[at]!), columns.map((at) => second[at]!)];
  const [rowLeft, rowRight] = [sumOf(left), sumOf(right)];
  if (columns.length < 2 || rowLeft === 0 || rowRight === 0) return null;
  const sums = left.map((count, at) => count + right[at]!);
  const {statistic, expectedMin} = pearson(left, right);
  const df = columns.length - 1;
  const facts = {statistic, df, expectedMin};
  if (expectedMin >= EXPECTED_MIN) return {test: 'chi-square', p: chiSquareTail(statistic, df), ...facts, draws: 0};
  const tables = sums.slice(0, -1).reduce((product, sum) => product * (Math.min(sum, rowLeft) + 1), 1);
  if (tables <= TABLES_MAX) return {test: 'exact', p: exactChance(left, sums), ...facts, draws: 0};
  return {test: 'exact, drawn', p: drawnChance(left, sums, random), ...facts, draws: DRAWS};
}

/** Fisher's exact test of a two by two table, two-sided: the chance of tables no likelier than this one. */
export function fisherTest(a: number, b: number, c: number, d: number): number {
  return exactChance([a, b], [a + c, b + d]);
}

/** Pearson's statistic of two rows of counts, without a correction, and the smallest expected count. */
export function pearson(left: readonly number[], right: readonly number[]): {statistic: number; expectedMin: number} {
  const rows = [sumOf(left), sumOf(right)];
  const total = rows[0]! + rows[1]!;
  let statistic = 0;
  let expectedMin = Infinity;
  for (let column = 0; column < left.length; column++) {
    const sum = left[column]! + right[column]!;
    for (const [row, count] of [left[column]!, right[column]!].entries()) {
      const expected = (rows[row]! * sum) / total;
      statistic += (count - expected) ** 2 / expected;
      expectedMin = Math.min(expectedMin, expected);
    }
  }
  return {statistic, expectedMin};
}

/** Two tables whose chances differ by less than rounding are equally likely. */
const TIE = 1e-7;

/** The chance of all first rows, given both margins, that are no likelier than `left`. */
function exactChance(left: readonly number[], sums: readonly number[]): number {
  const size = sumOf(left);
  const whole = lnChoose(sumOf(sums), size);
  const observed = lnChance(left, sums) + TIE;
  // What the columns from `at` on can still hold bounds how few an earlier column may take.
  const room = sums.map((_, at) => sumOf(sums.slice(at + 1)));
  let chance = 0;
  const fill = (at: number, rest: number, ln: number): void => {
    if (at === sums.length - 1) {
      const total = ln + lnChoose(sums[at]!, rest);
      if (total <= observed) chance += Math.exp(total - whole);
      return;
    }
    for (let count = Math.max(0, rest - room[at]!); count <= Math.min(sums[at]!, rest); count++)
      fill(at + 1, rest - count, ln + lnChoose(sums[at]!, count));
  };
  fill(0, size, 0);
  return Math.min(1, chance);
}

/** The same by drawing first rows; the observed table counts as one draw, so the answer is never 0. */
function drawnChance(left: readonly number[], sums: readonly number[], random: () => number): number {
  const size = sumOf(left);
  const observed = lnChance(left, sums) + TIE;
  const urn = sums.flatMap((sum, column) => Array.from({length: sum}, () => column));
  const drawn = sums.map(() => 0);
  let asRare = 1;
  for (let draw = 0; draw < DRAWS; draw++) {
    drawn.fill(0);
    // The first `size` steps of a Fisher-Yates shuffle draw without putting back.
    for (let at = 0; at < size; at++) {
      const other = at + Math.floor(random() * (urn.length - at));
      const column = urn[other]!;
      urn[other] = urn[at]!;
      urn[at] = column;
      drawn[column]!++;
    }
    if (lnChance(drawn, sums) <= observed) asRare++;
  }
  return asRare / (DRAWS + 1);
}

const lnChance = (row: readonly number[], sums: readonly number[]): number =>
  row.reduce((sum, count, column) => sum + lnChoose(sums[column]!, count), 0);

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
