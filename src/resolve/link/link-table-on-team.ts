import {extname} from 'node:path';
import type {Context} from '../../base/context.ts';
import type {WorkerTeam} from '../../base/worker-team.ts';
import type {CountLevelsTask} from './weigh/count-levels.ts';
import type {CountPatternsTask} from './weigh/count-patterns.ts';
import {PatternCounter} from './weigh/expectation-maximisation.ts';
import type {LinkModel} from './weigh/link-model.ts';
import {
  decideTable,
  estimateModel,
  prepareTable,
  joinWeighed,
  trainingSample,
  weightMinOf,
  type LinkConfig,
  type LinkedTable,
  type LinkInput,
  type PreparedTable,
} from './link-table.ts';
import {shareScene, type PairScene} from './compare/pair-scene.ts';
import type {WeighedPairs, WeighPairsTask} from './weigh/weigh-pairs.ts';

const [COUNT_LEVELS, COUNT_PATTERNS, WEIGH_PAIRS] = ['count-levels', 'count-patterns', 'weigh-pairs'].map(
  (name) => new URL(`./weigh/${name}${extname(import.meta.url)}`, import.meta.url),
) as [URL, URL, URL];

const RANDOM_RANGE = 20_000;
/** Ranges of rows for each thread: the more, the less one waits for another, and the more often stamps are set anew. */
const RANGES_PER_THREAD = 12;

/** `linkTable` with the comparing shared out: the same answer for any number of threads, and as without them. */
export async function linkTableOnTeam(
  team: WorkerTeam,
  input: LinkInput,
  config: LinkConfig,
  ctx: Context,
  pinned: LinkModel | null = null,
): Promise<LinkedTable> {
  const table = prepareTable(input, pinned, ctx);
  const {columns} = table;
  const scene = shareScene(table.comparer, columns, table.terms, table.twins);
  const rangeSize = Math.max(256, Math.ceil(columns.rowCount / (team.size * RANGES_PER_THREAD)));
  const model = pinned ?? (await train(team, table, scene, config, rangeSize));
  ctx.signal.throwIfAborted();
  ctx.progress('weigh', 0, 0);
  const task: WeighPairsTask = {scene, index: table.index, model, weightMin: weightMinOf(model, config)};
  const parts = await team.run<WeighedPairs>(WEIGH_PAIRS, task, columns.rowCount, rangeSize);
  return decideTable({...table, model, weighed: joinWeighed(parts)}, input, config, ctx);
}

async function train(
  team: WorkerTeam,
  table: PreparedTable,
  scene: PairScene,
  config: LinkConfig,
  rangeSize: number,
): Promise<LinkModel> {
  const sample = trainingSample(table, config);
  const {pairs, step} = sample;
  const levels: CountLevelsTask = {scene, pairs};
  const counted = await team.run<number[][]>(COUNT_LEVELS, levels, pairs.length / 2, RANDOM_RANGE);
  const patterns: CountPatternsTask = {scene, index: table.index, step};
  const parts = await team.run<Map<number, number>>(COUNT_PATTERNS, patterns, table.columns.rowCount, rangeSize);
  const counter = new PatternCounter();
  for (const counts of parts) counter.merge(counts);
  return estimateModel(table, sample, counted, counter);
}
