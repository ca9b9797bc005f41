import {extname} from 'node:path';
import type {WorkerTeam} from '../../../base/worker-team.ts';
import type {Rows} from '../block/block.ts';
import type {Compiled} from '../columns/compile.ts';
import type {CountLevelsTask} from './count-levels.ts';
import type {CountPairsTask} from './count-pairs.ts';
import {type CountTask, type PatternCounts, sumCounts} from './count-patterns.ts';
import {maximiseExpectation, type SessionLevels} from './expectation-maximisation.ts';
import {columnsOf} from '../settings/expression.ts';
import {cutUnits, pairSource} from '../score/pair-stream.ts';
import type {RuleBlocks} from '../block/rule-blocks.ts';
import type {BlockingRule, Comparison, LinkSettings} from '../settings/settings.ts';

export type Training = {
  /** Rules whose pairs are one person nearly always, and the share of such pairs that they find. */
  deterministic: BlockingRule[];
  recall: number;
  /** Random pairs from which u is counted. */
  randomPairs: number;
  /** m is estimated once on the pairs of each rule, for the comparisons whose columns the rule does not read. */
  rules: BlockingRule[];
  /** Pairs of a rule that are looked at; more are sampled. */
  pairsMax: number;
};

const [COUNT_PAIRS, COUNT_LEVELS, COUNT_PATTERNS] = ['count-pairs', 'count-levels', 'count-patterns'].map(
  (name) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url),
) as [URL, URL, URL];

const RANDOM_RANGE = 50_000;
const SEED = 0x5eed;
/** Where m begins: the first level of a comparison is nearly always what records of one person show. */
const FIRST_LEVEL_M = 0.95;

/** How often random pairs show each level of each comparison, part by part. */
export const countRandomLevels = (
  {randomPairs}: Training,
  {compare, rows: {rowCount}}: Compiled,
  team: WorkerTeam,
): Promise<RandomLevels> => {
  const task: CountLevelsTask = {compare, rowCount, seed: SEED};
  return team.run<Float64Array[]>(COUNT_LEVELS, task, randomPairs, RANDOM_RANGE);
};

export type RandomLevels = Float64Array[][];

/** Settings with a prior, m and u from the data, in the way Splink estimates them; the same for any number of threads. */
export async function train(
  {comparisons, rules}: LinkSettings,
  training: Training,
  {compare, rows}: Compiled,
  blocksOf: ReadonlyMap<string, RuleBlocks>,
  counted: RandomLevels,
  team: WorkerTeam,
): Promise<LinkSettings> {
  const deterministic = training.deterministic.map(({name}) => blocksOf.get(name)!);
  const [prior, ...patterns] = await Promise.all([
    estimatePrior(deterministic, training.recall, rows, team),
    ...training.rules.map(({name}) => countPatterns(blocksOf.get(name)!, training.pairsMax, compare, rows, team)),
  ]);
  const u = comparisons.map((comparison, index) =>
    estimateU(
      comparison,
      counted.map((part) => part[index]!),
    ),
  );
  const sessions = training.rules.map((rule, index) => {
    const session = startSession(comparisons, rule, u);
    maximiseExpectation(patterns[index]!, compare.shape, session, startShare(prior, comparisons, session, u));
    return session;
  });
  return {
    prior,
    rules,
    comparisons: comparisons.map((comparison, index) => ({
      ...comparison,
      levels: comparison.levels.map((level, at) => ({
        ...level,
        m: level.isMissing ? null : (medianM(sessions, index, at) ?? startM(comparison)[at]!),
        u: level.isMissing ? null : u[index]![at]!,
      })),
    })),
  };
}

/** Share of all pairs that are one person: those that the rules find, scaled up by what they miss. */
async function estimatePrior(
  rules: readonly RuleBlocks[],
  recall: number,
  rows: Rows,
  team: WorkerTeam,
): Promise<number> {
  const units = cutUnits(rules);
  const task: CountPairsTask = {source: pairSource(rules, rows), units};
  const counts = await team.run<number>(COUNT_PAIRS, task, units.length, 1);
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  return Math.max(1, pairs / recall) / ((rows.rowCount * (rows.rowCount - 1)) / 2);
}

/** Patterns of the pairs of a rule, of about `pairsMax` of them. */
async function countPatterns(
  rule: RuleBlocks,
  pairsMax: number,
  compare: Compiled['compare'],
  rows: Rows,
  team: WorkerTeam,
): Promise<PatternCounts> {
  const step = Math.max(1, Math.ceil(rule.blocks.pairs / pairsMax));
  const units = cutUnits([rule]);
  const task: CountTask = {compare, source: pairSource([rule], rows), units, step};
  return sumCounts(await team.run<PatternCounts>(COUNT_PATTERNS, task, units.length, 1));
}

/** Shares of levels among comparable random pairs; a level that none shows gets half a pair. */
function estimateU({levels}: Comparison, parts: readonly Float64Array[]): Float64Array {
  const counts = levels.map(({isMissing}, level) =>
    isMissing
      ? 0
      : Math.max(
          0.5,
          parts.reduce((sum, part) => sum + part[level]!, 0),
        ),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Float64Array.from(counts, (count) => count / total);
}

function startSession(
  comparisons: readonly Comparison[],
  {keys}: BlockingRule,
  u: readonly Float64Array[],
): SessionLevels[] {
  const fixed = new Set(keys.flatMap(columnsOf).map(({name}) => name));
  return comparisons.map((comparison, index) => {
    const columns = comparison.levels.flatMap(({condition}) => columnsOf(condition));
    if (columns.some(({name}) => fixed.has(name))) return null;
    return {m: startM(comparison), u: u[index]!, missing: comparison.levels.map(({isMissing}) => isMissing)};
  });
}

function startM({levels}: Comparison): Float64Array {
  const compared = levels.filter(({isMissing}) => !isMissing).length;
  const first = levels.findIndex(({isMissing}) => !isMissing);
  const rest = (1 - FIRST_LEVEL_M) / Math.max(1, compared - 1);
  return Float64Array.from(levels, ({isMissing}, level) => (isMissing ? 0 : level === first ? FIRST_LEVEL_M : rest));
}

/** Blocked pairs agree on what they are blocked by, so matches are as much commoner among them. */
function startShare(
  prior: number,
  comparisons: readonly Comparison[],
  session: readonly SessionLevels[],
  u: readonly Float64Array[],
): number {
  let odds = prior / (1 - prior);
  for (const [index, {levels}] of comparisons.entries()) {
    if (session[index] !== null) continue;
    const first = levels.findIndex(({isMissing}) => !isMissing);
    odds *= FIRST_LEVEL_M / u[index]![first]!;
  }
  return Math.min(0.99, odds / (1 + odds));
}

function medianM(sessions: readonly SessionLevels[][], comparison: number, level: number): number | null {
  const values = sessions.flatMap((session) => session[comparison]?.m[level] ?? []).sort((one, other) => one - other);
  if (values.length === 0) return null;
  return (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
}
