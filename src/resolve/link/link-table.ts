import type {Context} from '../../base/context.ts';
import {buildBlockIndex, forEachPair, type BlockingReport, type BlockIndex} from './block-index.ts';
import {Clusters} from './clusters.ts';
import {joinSaid, NO_CONSTRAINTS, type RowConstraints} from './constraints.ts';
import {decide, weakRows, type DecideConfig, type Refusals} from './decide.ts';
import {levelShares} from './estimate-u.ts';
import {PatternCounter, trainModel} from './expectation-maximisation.ts';
import {startModel, type LinkModel} from './link-model.ts';
import {LinkBuilder, type Links} from './links.ts';
import {PairComparer} from './pair-comparer.ts';
import {PairWeigher} from './pair-weigher.ts';
import type {PersonColumns} from './person-columns.ts';
import {cleanRegisters} from './register-quality.ts';
import {Scorer} from './scorer.ts';
import {termFrequencies, type TermFrequencies} from './term-frequency.ts';
import {findTwins} from './twins.ts';

export type LinkConfig = DecideConfig & {
  /** Random pairs from which chance agreement (u) is estimated. */
  randomPairsMax: number;
  /** Blocked pairs from which m and the priors are estimated. */
  trainingPairsMax: number;
};

export type LinkedTable = {
  clusters: Clusters;
  links: Links;
  refused: Refusals;
  model: LinkModel;
  scorer: Scorer;
  pairs: number;
  blocking: BlockingReport[];
};

/**
 * Who is who in a table: block, train, weigh, decide. Free of files and of mentions, so that a table of any origin can be
 * linked. Rows must be in an order that does not depend on how they came in.
 */
export function linkTable(
  columns: PersonColumns,
  dwellingCount: number,
  /** Pairs of rows that are one person by a register's own word: joined before anything else. */
  known: readonly (readonly [number, number])[],
  config: LinkConfig,
  ctx: Context,
  /** What people said of rows: kept to, whatever records, registers and weights say. */
  constraints: RowConstraints = NO_CONSTRAINTS,
): LinkedTable {
  ctx.progress('block', 0, 0);
  const index = buildBlockIndex(columns);
  const terms = termFrequencies(columns, dwellingCount);
  const comparer = new PairComparer(columns, terms);
  comparer.setTwins(findTwins(columns));
  ctx.progress('train', 0, 0);
  const model = train(columns, index, comparer, terms, config);
  const weigher = new PairWeigher(model);
  const {links, pairs} = score(columns, index, comparer, weigher, config.holdBits, ctx);
  ctx.progress('decide', 0, 0);
  const clusters = new Clusters(columns, weakRows(columns), cleanRegisters(columns, model), constraints.apart);
  joinSaid(clusters, constraints, known);
  const scorer = new Scorer(comparer, weigher);
  const refused = decide(clusters, links, scorer, config);
  return {clusters, links, refused, model, scorer, pairs, blocking: index.report};
}

/** Estimates the model on random pairs and on a sample of the blocked ones, chosen by row. */
function train(
  columns: PersonColumns,
  index: BlockIndex,
  comparer: PairComparer,
  terms: TermFrequencies,
  config: LinkConfig,
): LinkModel {
  const rows = Uint32Array.from({length: columns.rowCount}, (_, row) => row).filter((row) => columns.staff[row] === 0);
  const model = startModel(rows.length);
  if (rows.length < 2) return model;
  const {shares, pairs} = levelShares(comparer, rows, config.randomPairsMax);
  const blocked = index.report.reduce((sum, rule) => sum + rule.pairs, 0);
  const step = Math.max(1, Math.ceil(blocked / config.trainingPairsMax));
  const counter = new PatternCounter();
  forEachPair(index, 0, columns.rowCount, step, (left, right) => {
    comparer.compare(left, right);
    counter.add(comparer.levels);
  });
  const history = trainModel(model, counter.build(step), (rows.length * (rows.length - 1)) / 2, {
    shares,
    namesakes: terms.namesakes.share,
  });
  model.trainedOn = {randomPairs: pairs, blockedPairs: counter.pairs, rounds: history.length - 1, history};
  return model;
}

const PROGRESS_ROWS = 20_000;

function score(
  {rowCount}: PersonColumns,
  index: BlockIndex,
  comparer: PairComparer,
  weigher: PairWeigher,
  weightMin: number,
  ctx: Context,
): {links: Links; pairs: number} {
  const builder = new LinkBuilder();
  let pairs = 0;
  for (let from = 0; from < rowCount; from += PROGRESS_ROWS) {
    ctx.progress('weigh', from, rowCount);
    ctx.signal.throwIfAborted();
    forEachPair(index, from, Math.min(from + PROGRESS_ROWS, rowCount), 1, (left, right) => {
      comparer.compare(left, right);
      const weight = weigher.weigh(comparer);
      if (weight >= weightMin) builder.add(left, right, weight);
      pairs++;
    });
  }
  return {links: builder.build(), pairs};
}
