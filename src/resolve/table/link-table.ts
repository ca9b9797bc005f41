import {extname} from 'node:path';
import type {Context} from '../../base/context.ts';
import type {WorkerTeam} from '../../base/worker-team.ts';
import {type Compiled, compile} from './columns/compile.ts';
import {findComponents} from './score/components.ts';
import type {CsvFile} from './columns/csv-file.ts';
import {cutUnits, pairSource} from './score/pair-stream.ts';
import {patternBits} from './train/patterns.ts';
import {blockRules, type RuleBlocks} from './block/rule-blocks.ts';
import type {ScoredPairs, ScoreResult} from './score/score-pairs.ts';
import type {ScoreTask} from './score/score-task.ts';
import type {BlockingRule, LinkSettings} from './settings/settings.ts';
import type {SplitTask} from './score/split-components.ts';
import {termFrequencyTables} from './train/term-frequency.ts';
import {countRandomLevels, train, type Training} from './train/train.ts';
import {bitsOf, levelBits} from './train/weights.ts';

export type TableLinkOptions = {
  settings: LinkSettings;
  /** How to estimate the settings' prior, m and u; null where they are trained. */
  training: Training | null;
  /** Probability from which two rows are one person. */
  threshold: number;
  /** Probability from which pairs are returned; the threshold, or less to see what was refused. */
  keepFrom: number;
  /** Pairs that a rule may give. */
  pairsMax: number;
};

export type LinkedRows = {
  settings: LinkSettings;
  /** Smallest row of each row's cluster. */
  clusterOf: Uint32Array;
  /** In order of rule, block and row. */
  scored: ScoredPairs;
  /** Different pairs that were compared. */
  pairs: number;
  compiled: Compiled;
};

const [SCORE, SPLIT] = ['score-pairs', 'split-components'].map(
  (name) => new URL(`./score/${name}${extname(import.meta.url)}`, import.meta.url),
) as [URL, URL];

/** Within a component groups are joined while the evidence is, on the whole, for one person rather than two. */
const MEAN_BITS_MIN = 0;
/** Components that a thread takes at once. */
const SPLIT_RANGE = 2000;

/**
 * Links the rows of any table by settings like Splink's: columns to comparison levels, Fellegi-Sunter weights trained by
 * expectation maximisation, connected components. Pairs are streamed and never listed, and the result is the same for
 * any number of threads.
 */
export async function linkTable(
  csv: CsvFile,
  {settings, training, threshold, keepFrom, pairsMax}: TableLinkOptions,
  team: WorkerTeam,
  ctx: Context,
): Promise<LinkedRows> {
  ctx.progress('encode', 0, 0);
  const needed = [...settings.rules, ...(training?.rules ?? [])];
  const rules = uniqueRules([...needed, ...(training?.deterministic ?? [])]);
  const compiled = await compile(csv, settings.comparisons, rules, team);
  ctx.progress('block', 0, 0);
  const counted = new Set(rules.filter(({name}) => !needed.some((rule) => rule.name === name)).map(({name}) => name));
  // Random pairs need no blocks: whoever has none left to make goes on to them.
  const [blocksOf, levels] = await Promise.all([
    blockRules(compiled, counted, pairsMax, team),
    training === null ? [] : countRandomLevels(training, compiled, team),
  ]);
  ctx.progress('train', 0, 0);
  const trained = training === null ? settings : await train(settings, training, compiled, blocksOf, levels, team);
  ctx.progress('score', 0, 0);
  ctx.signal.throwIfAborted();
  const task = scoreTask(trained, compiled, blocksOf, Math.min(threshold, keepFrom));
  const results = await team.run<ScoreResult>(SCORE, task, task.units.length, 1);
  const scored = concatenate(results.map(({kept}) => kept));
  const pairs = results.reduce((sum, result) => sum + result.pairs, 0);
  ctx.progress('cluster', 0, 0);
  const clusterOf = await cluster(scored, task, compiled.placeOf, bitsOf(threshold), team);
  return {settings: trained, clusterOf, scored, pairs, compiled};
}

function scoreTask(
  settings: LinkSettings,
  compiled: Compiled,
  blocksOf: ReadonlyMap<string, RuleBlocks>,
  probabilityMin: number,
): ScoreTask {
  const {compare} = compiled;
  const rules = settings.rules.map(({name}) => blocksOf.get(name)!);
  const [priorBits, bits] = [bitsOf(settings.prior), settings.comparisons.map(levelBits)];
  return {
    compare,
    source: pairSource(rules, compiled.rows),
    units: cutUnits(rules),
    priorBits,
    levelBits: bits,
    patternBits: patternBits(compare.shape, priorBits, bits),
    termFrequencies: termFrequencyTables(compiled, settings.comparisons),
    bitsMin: probabilityMin <= 0 ? -Infinity : bitsOf(probabilityMin),
  };
}

/** Smallest row of each row's cluster: connected components, and within those that are not complete average linkage. */
async function cluster(
  scored: ScoredPairs,
  score: ScoreTask,
  placeOf: Uint32Array,
  bitsMin: number,
  team: WorkerTeam,
): Promise<Uint32Array> {
  const {labels, rows, starts} = findComponents(scored, placeOf.length, bitsMin);
  const task: SplitTask = {score, rows, starts, placeOf, bitsMin: MEAN_BITS_MIN};
  const parts = await team.run<Uint32Array>(SPLIT, task, starts.length - 1, SPLIT_RANGE);
  let at = 0;
  for (const part of parts) for (const label of part) labels[rows[at++]!] = label;
  return labels;
}

function concatenate(parts: readonly ScoredPairs[]): ScoredPairs {
  const length = parts.reduce((sum, {left}) => sum + left.length, 0);
  const all: ScoredPairs = {
    left: new Uint32Array(length),
    right: new Uint32Array(length),
    bits: new Float64Array(length),
    patterns: new Uint32Array(length),
  };
  let at = 0;
  for (const part of parts) {
    all.left.set(part.left, at);
    all.right.set(part.right, at);
    all.bits.set(part.bits, at);
    all.patterns.set(part.patterns, at);
    at += part.left.length;
  }
  return all;
}

const uniqueRules = (rules: readonly BlockingRule[]): BlockingRule[] => [
  ...new Map(rules.map((rule) => [rule.name, rule])).values(),
];
