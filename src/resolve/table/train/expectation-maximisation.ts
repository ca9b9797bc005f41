import type {PatternCounts} from './count-patterns.ts';
import {levelOf, type PatternShape} from './patterns.ts';

/** Model of one session: m and u of each level; null for comparisons that the session's rule fixes. */
export type SessionLevels = {m: Float64Array; u: Float64Array; missing: readonly boolean[]} | null;

const ROUNDS_MAX = 100;
const CHANGE_MIN = 1e-6;
/** A share is never put at nothing: the next file may show it. */
const SHARE_MIN = 1e-9;

/**
 * Estimates m by expectation maximisation over the patterns of blocked pairs (Dempster, Laird & Rubin 1977; Winkler 1988),
 * u as it is. `prior` is where the share of matches among the blocked pairs starts. Changes `m` in place; returns rounds.
 */
export function maximiseExpectation(
  counts: PatternCounts,
  shape: PatternShape,
  comparisons: readonly SessionLevels[],
  prior: number,
): number {
  const patterns = readPatterns(counts, shape, comparisons);
  let share = prior;
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const sums = comparisons.map((levels) => (levels === null ? null : new Float64Array(levels.m.length)));
    const matches = expect(patterns, comparisons, share, sums);
    const change = Math.max(Math.abs(matches / patterns.total - share), maximise(comparisons, sums));
    share = matches / patterns.total;
    if (change < CHANGE_MIN) return round;
  }
  return ROUNDS_MAX;
}

/** Levels of each pattern, comparison by comparison; -1 where nothing can be compared. */
type Patterns = {levels: Int8Array; counts: Float64Array; total: number};

function readPatterns(counts: PatternCounts, shape: PatternShape, comparisons: readonly SessionLevels[]): Patterns {
  const width = comparisons.length;
  const levels = new Int8Array(counts.size * width);
  let at = 0;
  for (const pattern of counts.keys()) {
    for (const [comparison, known] of comparisons.entries()) {
      const level = levelOf(shape, pattern, comparison);
      levels[at++] = known === null || known.missing[level] === true ? -1 : level;
    }
  }
  const values = Float64Array.from(counts.values());
  return {levels, counts: values, total: values.reduce((sum, count) => sum + count, 0)};
}

/** Adds the expected matches of each level to `sums` and returns how many matches there are. */
function expect(
  {levels, counts}: Patterns,
  comparisons: readonly SessionLevels[],
  share: number,
  sums: readonly (Float64Array | null)[],
): number {
  const width = comparisons.length;
  const ratios = comparisons.map((known) => known?.m.map((m, level) => m / known.u[level]!));
  let matches = 0;
  for (let i = 0; i < counts.length; i++) {
    let odds = share / (1 - share);
    for (let c = 0; c < width; c++) {
      const level = levels[i * width + c]!;
      if (level >= 0) odds *= ratios[c]![level]!;
    }
    const expected = counts[i]! * (odds === Infinity ? 1 : odds / (1 + odds));
    matches += expected;
    for (let c = 0; c < width; c++) {
      const level = levels[i * width + c]!;
      if (level >= 0) sums[c]![level]! += expected;
    }
  }
  return matches;
}

/** Sets m to the expected shares; returns the largest change. */
function maximise(comparisons: readonly SessionLevels[], sums: readonly (Float64Array | null)[]): number {
  let change = 0;
  for (const [c, known] of comparisons.entries()) {
    const levels = sums[c];
    if (known === null || levels === null || levels === undefined) continue;
    const total = levels.reduce((sum, value) => sum + value, 0);
    for (let level = 0; level < levels.length; level++) {
      const m = Math.max(SHARE_MIN, total === 0 ? 0 : levels[level]! / total);
      if (known.missing[level] !== true) change = Math.max(change, Math.abs(m - known.m[level]!));
      known.m[level] = m;
    }
  }
  return change;
}
