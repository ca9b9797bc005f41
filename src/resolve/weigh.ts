import {shortId} from '../base/hash.ts';
import {COMPARISONS, MISSING, type RowComparer} from './levels.ts';
import type {PersonTable, Row} from './person-table.ts';

/** Probabilities by comparison and level in three worlds: m same person, h same household or family, u strangers. */
export type LinkModel = {
  version: string;
  /** Rows the prior was made for. */
  rows: number;
  /** Chance that two rows taken at random are one person; of one household or family. */
  priorSame: number;
  priorHousehold: number;
  comparisons: {name: string; levels: string[]; m: number[]; h: number[]; u: number[]}[];
  /** Rounds of expectation-maximisation that were run, and the largest change in the last. */
  rounds: number;
  change: number;
};

const WIDTH = COMPARISONS.length;
/** Weight of the starting values in the estimates, as a number of pairs: small files stay near published rates. */
const PRIOR_PAIRS = 400;
const ROUNDS_MAX = 25;
const CHANGE_MIN = 1e-4;
/** Expected other records of one person, and records of relatives, that a record meets in a multi-agency extract. */
const OTHER_RECORDS = 3;
const RELATIVES_RECORDS = 8;

export function startModel(rows: number): LinkModel {
  return {
    version: '2026-11-1',
    rows,
    priorSame: Math.min(0.5, OTHER_RECORDS / Math.max(rows, 2)),
    priorHousehold: Math.min(0.5, RELATIVES_RECORDS / Math.max(rows, 2)),
    comparisons: COMPARISONS.map(({name, levels}) => ({
      name,
      levels: levels.map((level) => level.name),
      m: levels.map((level) => level.m),
      h: levels.map((level) => level.h),
      u: levels.map((level) => level.u),
    })),
    rounds: 0,
    change: 0,
  };
}

/** How many pairs show each pattern of levels; sorted by pattern, so that sums come out the same in any order of pairs. */
export function countPatterns(levels: Int8Array): {pattern: Int8Array; count: number}[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < levels.length; at += WIDTH) {
    let code = 0;
    for (let c = 0; c < WIDTH; c++) code = code * 8 + levels[at + c]! + 1;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .sort((left, right) => left[0] - right[0])
    .map(([code, count]) => {
      const pattern = new Int8Array(WIDTH);
      for (let c = WIDTH - 1; c >= 0; c--) {
        pattern[c] = (code % 8) - 1;
        code = Math.floor(code / 8);
      }
      return {pattern, count};
    });
}

/**
 * u from pairs of rows taken at random (Fellegi & Sunter 1969: nearly all are strangers). Rows are drawn by the hash of their
 * id, so the same rows give the same pairs in any order.
 */
export function estimateU(
  model: LinkModel,
  table: PersonTable,
  ids: readonly string[],
  comparer: RowComparer,
  pairsMax: number,
): void {
  const order = ids
    .map((id, index) => ({hash: shortId('U', id), index}))
    .filter(({index}) => !table.rows[index]!.isStaff);
  order.sort((left, right) => (left.hash < right.hash ? -1 : 1));
  if (order.length < 2) return;
  const counts = model.comparisons.map((comparison) => comparison.u.map(() => 0));
  const out = new Int8Array(WIDTH);
  for (let pair = 0; pair < pairsMax; pair++) {
    const left = pair % order.length;
    const step = 1 + Math.floor(pair / order.length);
    if (step >= order.length / 2) break;
    comparer.compare(table.rows[order[left]!.index]!, table.rows[order[(left + step) % order.length]!.index]!, out);
    for (let c = 0; c < WIDTH; c++) if (out[c] !== MISSING) counts[c]![out[c]!]!++;
  }
  model.comparisons.forEach((comparison, c) => {
    // A number belongs to one person by definition: where random pairs share one they are that person, not chance.
    if (comparison.name.endsWith('number')) return;
    comparison.u = blend(counts[c]!, comparison.u, PRIOR_PAIRS);
  });
}

/**
 * Expectation-maximisation of m and the mixture over pattern counts; u and h are held fixed. Left free, h would drift to
 * whatever third group a file holds (damaged records of one person, where nobody lives together) and vote against it.
 */
export function trainModel(model: LinkModel, patterns: readonly {pattern: Int8Array; count: number}[]): void {
  const start = model.comparisons.map(({m}) => [...m]);
  let mixture = {same: 0.3, household: 0.3, strangers: 0.4};
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    const sums = model.comparisons.map((comparison) => comparison.m.map(() => 0));
    const totals = {same: 0, household: 0, strangers: 0};
    for (const {pattern, count} of patterns) {
      const likelihood = likelihoods(model, pattern);
      const same = mixture.same * likelihood.m;
      const household = mixture.household * likelihood.h;
      const strangers = mixture.strangers * likelihood.u;
      const sum = same + household + strangers;
      if (sum === 0) continue;
      totals.same += (count * same) / sum;
      totals.household += (count * household) / sum;
      totals.strangers += (count * strangers) / sum;
      for (let c = 0; c < WIDTH; c++) {
        const level = pattern[c]!;
        if (level === MISSING) continue;
        sums[c]![level]! += (count * same) / sum;
      }
    }
    model.change = maximise(model, sums, start);
    model.rounds = round;
    const all = totals.same + totals.household + totals.strangers;
    mixture = {same: totals.same / all, household: totals.household / all, strangers: totals.strangers / all};
    if (model.change < CHANGE_MIN) break;
  }
}

function maximise(model: LinkModel, sums: number[][], start: number[][]): number {
  let change = 0;
  model.comparisons.forEach((comparison, c) => {
    const next = blend(sums[c]!, start[c]!, PRIOR_PAIRS);
    next.forEach((value, level) => {
      change = Math.max(change, Math.abs(value - comparison.m[level]!));
    });
    comparison.m = next;
  });
  return change;
}

/** Counts and starting shares together, the latter worth `weight` pairs (a Dirichlet prior). */
function blend(counts: number[], start: number[], weight: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, level) => (count + weight * start[level]!) / (total + weight));
}

function likelihoods(model: LinkModel, pattern: Int8Array): {m: number; h: number; u: number} {
  let m = 1;
  let h = 1;
  let u = 1;
  for (let c = 0; c < WIDTH; c++) {
    const level = pattern[c]!;
    if (level === MISSING) continue;
    const comparison = model.comparisons[c]!;
    m *= comparison.m[level]!;
    h *= comparison.h[level]!;
    u *= comparison.u[level]!;
  }
  return {m, h, u};
}

export type WeightTerm = {comparison: string; level: string; text: string; bits: number};

/**
 * Match weight in bits: log2 of how much likelier the pair is as one person than under the better of the two other
 * explanations, relatives or strangers. `terms`, where given, receives parts that sum to it.
 */
export function weigh(
  model: LinkModel,
  table: PersonTable,
  left: Row,
  right: Row,
  levels: Int8Array,
  at: number,
  terms?: WeightTerm[],
): number {
  let same = Math.log2(model.priorSame);
  let household = Math.log2(model.priorHousehold);
  let strangers = 0;
  for (let c = 0; c < WIDTH; c++) {
    const level = levels[at + c]!;
    if (level === MISSING) continue;
    const comparison = model.comparisons[c]!;
    same += Math.log2(comparison.m[level]!);
    household += Math.log2(comparison.h[level]! * (c === 0 && level === 0 ? rarityOfForename(table, left, right) : 1));
    strangers += Math.log2(chanceOf(comparison.u[level]!, c, level, table, left, right));
  }
  const isHousehold = household > strangers;
  if (terms !== undefined) explain(model, table, left, right, levels, at, isHousehold, terms);
  return same - Math.max(household, strangers);
}

/** Term frequency: agreement on a rare name says more. Of several common words the rarest counts. */
function chanceOf(u: number, comparison: number, level: number, table: PersonTable, left: Row, right: Row): number {
  if (level !== 0 || comparison > 1) return u;
  return Math.max(commonShare(table, left, right, comparison), 1e-6);
}

function commonShare(table: PersonTable, left: Row, right: Row, comparison: number): number {
  const share = comparison === 0 ? table.givenShare : table.familyShare;
  const words = comparison === 0 ? left.given : left.family;
  const others = comparison === 0 ? right.given : right.family;
  let rarest = 1;
  for (const word of words) if (others.includes(word)) rarest = Math.min(rarest, share[word]!);
  return rarest;
}

/** Relatives share a forename by custom, the more easily the commoner it is; between a half and two of the usual rate. */
function rarityOfForename(table: PersonTable, left: Row, right: Row): number {
  return Math.min(2, Math.max(0.5, commonShare(table, left, right, 0) / 0.01));
}

function explain(
  model: LinkModel,
  table: PersonTable,
  left: Row,
  right: Row,
  levels: Int8Array,
  at: number,
  isHousehold: boolean,
  terms: WeightTerm[],
): void {
  const prior = Math.log2(model.priorSame) - (isHousehold ? Math.log2(model.priorHousehold) : 0);
  const rival = isHousehold ? 'relatives or one household' : 'strangers';
  terms.push({comparison: 'prior', level: rival, text: `two records taken at random, against ${rival}`, bits: prior});
  for (let c = 0; c < WIDTH; c++) {
    const level = levels[at + c]!;
    if (level === MISSING) continue;
    const comparison = model.comparisons[c]!;
    const other = isHousehold
      ? comparison.h[level]! * (c === 0 && level === 0 ? rarityOfForename(table, left, right) : 1)
      : chanceOf(comparison.u[level]!, c, level, table, left, right);
    const {name, text} = COMPARISONS[c]!.levels[level]!;
    terms.push({
      comparison: comparison.name,
      level: name,
      text,
      bits: Math.log2(comparison.m[level]!) - Math.log2(other),
    });
  }
}
