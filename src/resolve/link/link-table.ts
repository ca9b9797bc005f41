import type {Context} from '../../base/context.ts';
import {buildBlockIndex, type BlockingReport, type BlockIndex} from './block/block-index.ts';
import {Clusters} from './decide/clusters.ts';
import {untilCompany} from './decide/company.ts';
import {joinSettled, type Settled} from './decide/constraints.ts';
import {anyPairs, countLevels} from './weigh/count-levels.ts';
import {countPatterns} from './weigh/count-patterns.ts';
import {decide, weakRows} from './decide/decide.ts';
import {levelShares} from './weigh/estimate-u.ts';
import {trainModel, type PatternCounter} from './weigh/expectation-maximisation.ts';
import {startModel, type LinkModel} from './weigh/link-model.ts';
import {GenerationRivals} from './decide/generation-rivals.ts';
import {gather, REACH_BITS} from './decide/gather.ts';
import {heavyLinks, joinLinks, linksInOrder, type Links} from './decide/links.ts';
import {PairComparer} from './compare/pair-comparer.ts';
import {PairWeigher} from './weigh/pair-weigher.ts';
import {setSole, shareOfPupilsDated} from './weigh/pupils-dated.ts';
import type {PersonColumns} from './columns/person-columns.ts';
import {registersBeside, termsBeside} from './weigh/pinned-terms.ts';
import {decideSome, type Replay} from './decide/replay.ts';
import {Scorer} from './weigh/scorer.ts';
import {termFrequencies, type TermFrequencies} from './weigh/term-frequency.ts';
import {refusalCodes, type Trace} from './decide/trace.ts';
import {findTwins} from './decide/find-twins.ts';
import type {KnownTwins} from './decide/twins.ts';
import {weighPairs, type WeighedPairs} from './weigh/weigh-pairs.ts';
import type {DecideConfig, Refusals} from './decide/decide-config.ts';

export type LinkConfig = DecideConfig & {
  /** Random pairs from which chance agreement (u) is estimated. */
  randomPairsMax: number;
  /** Blocked pairs from which m and the priors are estimated. */
  trainingPairsMax: number;
};

export type LinkedTable = {
  clusters: Clusters;
  /** Pairs of rows that weigh at least `holdBits`. */
  links: Links;
  /** What was decided on: pairs of rows, or in a file of strangers pairs of people; and which of them were refused. */
  decided: {links: Links; refused: Refusals};
  model: LinkModel;
  terms: TermFrequencies;
  twins: KnownTwins;
  /** See `cleanRegisters`. */
  cleanRegisters: Uint8Array;
  scorer: Scorer;
  pairs: number;
  blocking: BlockingReport[];
  /** What a later run may take over of these decisions, and the run before that they were taken over from. */
  traced: Pick<Trace, 'links' | 'limits' | 'roots' | 'refused'>;
  replay: Replay | null;
};

/** Front doors by number. */
export type Doors = readonly {id: string}[];

/** A table to link, and what is settled of its rows. They must be in an order that does not depend on how they came in. */
export type LinkInput = Settled & {columns: PersonColumns; doors: Doors};

/**
 * Who is who in a table: block, train, weigh, decide. Free of files and of mentions, so that a table of any origin can be
 * linked.
 */
export function linkTable(
  input: LinkInput,
  config: LinkConfig,
  ctx: Context,
  /** Weighs by this model instead of training one on the table. */
  pinned: LinkModel | null = null,
): LinkedTable {
  const table = prepareTable(input, pinned, ctx);
  const model = pinned ?? train(table, config);
  const weighed = weighAll(table, model, weightMinOf(model, config), ctx);
  return decideTable({...table, model, weighed}, input, config, ctx);
}

/** The model of a table on this thread. */
export function train(table: PreparedTable, config: LinkConfig): LinkModel {
  const {comparer, index, columns} = table;
  const sample = trainingSample(table, config);
  const counts = countLevels(comparer, sample.pairs, 0, sample.pairs.length / 2);
  const patterns = countPatterns(comparer, index, sample.step, 0, columns.rowCount);
  return estimateModel(table, sample, [counts], patterns);
}

/** A table with its blocks, and with all that comparing its rows takes. */
export type PreparedTable = {
  columns: PersonColumns;
  index: BlockIndex;
  terms: TermFrequencies;
  twins: KnownTwins;
  comparer: PairComparer;
};

export function prepareTable(
  {columns, doors}: Pick<LinkInput, 'columns' | 'doors'>,
  pinned: LinkModel | null,
  ctx: Context,
): PreparedTable {
  ctx.progress('block', 0, 0);
  const index = buildBlockIndex(columns);
  const terms = pinned === null ? termFrequencies(columns, doors.length) : termsBeside(pinned, columns, doors);
  const twins = findTwins(columns);
  const comparer = new PairComparer(columns, terms);
  comparer.setTwins(twins);
  ctx.progress('train', 0, 0);
  return {columns, index, terms, twins, comparer};
}

/** What the model is estimated on: pairs of any two of `rows` rows (staff left out), and the blocked pairs of every `step`-th row. */
export type TrainingSample = {rows: number; pairs: Uint32Array; step: number};

export function trainingSample(
  {columns, index}: PreparedTable,
  {randomPairsMax, trainingPairsMax}: LinkConfig,
): TrainingSample {
  const rows = Uint32Array.from({length: columns.rowCount}, (_, row) => row).filter((row) => columns.staff[row] === 0);
  const blocked = index.report.reduce((sum, rule) => sum + rule.pairs, 0);
  return {
    rows: rows.length,
    pairs: anyPairs(rows, randomPairsMax),
    step: Math.max(1, Math.ceil(blocked / trainingPairsMax)),
  };
}

/** The model of a sample: `counts` are levels of its pairs, in parts; `patterns` those of its blocked pairs. */
export function estimateModel(
  {terms, columns}: PreparedTable,
  {rows, pairs, step}: TrainingSample,
  counts: readonly (readonly (readonly number[])[])[],
  patterns: PatternCounter,
): LinkModel {
  const model = startModel(rows);
  if (rows < 2) return model;
  const history = trainModel(model, patterns.build(step), (rows * (rows - 1)) / 2, {
    shares: levelShares(counts),
    namesakes: terms.namesakes.share,
  });
  setSole(model, shareOfPupilsDated(columns));
  const rounds = history.length - 1;
  model.trainedOn = {randomPairs: pairs.length / 2, blockedPairs: patterns.pairs, rounds, history};
  return model;
}

const PROGRESS_ROWS = 20_000;

/** What a pair must weigh to count at all: where people are weighed by all that is known of them, less than a doubtful one. */
export const weightMinOf = (model: LinkModel, {holdBits}: LinkConfig): number =>
  new PairWeigher(model).isOfStrangers ? holdBits - REACH_BITS : holdBits;

function weighAll(
  {columns: {rowCount}, comparer, index}: PreparedTable,
  model: LinkModel,
  weightMin: number,
  ctx: Context,
): WeighedPairs {
  const weigher = new PairWeigher(model);
  const parts: WeighedPairs[] = [];
  for (let from = 0; from < rowCount; from += PROGRESS_ROWS) {
    ctx.progress('weigh', from, rowCount);
    ctx.signal.throwIfAborted();
    parts.push(weighPairs(comparer, weigher, index, weightMin, from, Math.min(from + PROGRESS_ROWS, rowCount)));
  }
  return joinWeighed(parts);
}

export const joinWeighed = (parts: readonly WeighedPairs[]): WeighedPairs => ({
  links: linksInOrder(joinLinks(parts.map(({links}) => links))).links,
  pairs: parts.reduce((sum, {pairs}) => sum + pairs, 0),
});

/** A table of which every pair is weighed, and nothing decided. */
export type WeighedTable = PreparedTable & {model: LinkModel; weighed: WeighedPairs};

export function decideTable(
  {columns, comparer, index, terms, twins, model, weighed: {links, pairs}}: WeighedTable,
  settled: Settled,
  config: LinkConfig,
  ctx: Context,
  /** A run before this one, of which all is taken over that cannot come out in another way. */
  replay: Replay | null = null,
): LinkedTable {
  ctx.progress('decide', 0, 0);
  const cleanRegisters = registersBeside(model, columns);
  const clusters = new Clusters(columns, weakRows(columns), cleanRegisters, settled.constraints.apart);
  joinSettled(clusters, settled);
  const scorer = new Scorer(comparer, new PairWeigher(model));
  const decided = scorer.weigher.isOfStrangers
    ? gather(clusters, links, scorer, config, ctx)
    : {links, refused: decideLinks(clusters, links, settled, scorer, config, replay)};
  const heavy = heavyLinks(links, config.holdBits);
  const traced = {
    links,
    limits: index.limits,
    roots: clusters.roots(),
    refused: refusalCodes(decided.refused, links.length),
  };
  const {report: blocking} = index;
  return {
    clusters,
    cleanRegisters,
    links: heavy,
    decided,
    model,
    terms,
    twins,
    scorer,
    pairs,
    blocking,
    traced,
    replay,
  };
}

function decideLinks(
  clusters: Clusters,
  links: Links,
  {known}: Settled,
  scorer: Scorer,
  config: LinkConfig,
  replay: Replay | null,
): Refusals {
  const rivals = new GenerationRivals(clusters, links, null, scorer, config.leadBits);
  const doubt = untilCompany(clusters, rivals, config);
  const run = (some: Links): Refusals => decide(clusters, some, scorer, config, doubt);
  if (replay === null) return run(links);
  const isLive = replay.liveRows(clusters, (union) => {
    for (let link = 0; link < links.length; link++) union(links.left[link]!, links.right[link]!);
    for (const [left, right] of known) union(left, right);
  });
  const refused: Refusals = new Map();
  decideSome(links, () => true, isLive, replay.linksBefore, replay.trace.refused, refused, run);
  replay.join(clusters, replay.trace.roots, isLive);
  return refused;
}
