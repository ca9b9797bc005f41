import type {Context} from '../../base/context.ts';
import {buildBlockIndex, forEachPair, type BlockingReport, type BlockIndex} from './block-index.ts';
import {Clusters} from './clusters.ts';
import {decide, weakRows, type DecideConfig, type Refusals} from './decide.ts';
import {levelShares} from './estimate-u.ts';
import {PatternCounter, trainModel} from './expectation-maximisation.ts';
import {startModel, type LinkModel} from './link-model.ts';
import {LinkBuilder, type Links} from './links.ts';
import {namesakeShare} from './namesakes.ts';
import {PairComparer} from './pair-comparer.ts';
import {PairWeigher} from './pair-weigher.ts';
import type {PersonColumns} from './person-columns.ts';
import {Scorer} from './scorer.ts';
import {termFrequencies} from './term-frequency.ts';
import {KnownTwins} from './twins.ts';

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
  config: LinkConfig,
  ctx: Context,
): LinkedTable {
  ctx.progress('block', 0, 0);
  const index = buildBlockIndex(columns);
  const comparer = new PairComparer(columns, termFrequencies(columns, dwellingCount));
  comparer.setTwins(findTwins(columns));
  ctx.progress('train', 0, 0);
  const model = train(columns, index, comparer, config);
  const weigher = new PairWeigher(model);
  const {links, pairs} = score(columns, index, comparer, weigher, config.holdBits, ctx);
  ctx.progress('decide', 0, 0);
  const clusters = new Clusters(columns, weakRows(columns));
  const scorer = new Scorer(comparer, weigher);
  const refused = decide(clusters, links, scorer, config);
  return {clusters, links, refused, model, scorer, pairs, blocking: index.report};
}

/** Estimates the model on random pairs and on a sample of the blocked ones, chosen by row. */
function train(columns: PersonColumns, index: BlockIndex, comparer: PairComparer, config: LinkConfig): LinkModel {
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
  const rounds = trainModel(model, counter.build(step), (rows.length * (rows.length - 1)) / 2, {
    shares,
    namesakes: namesakeShare(columns),
  });
  model.trainedOn = {randomPairs: pairs, blockedPairs: counter.pairs, rounds};
  return model;
}

const PROGRESS_ROWS = 20_000;
/** Bits beside the names under which a pair is no more than two namesakes. */
const SUPPORT_MIN = Number(process.env.SUP ?? 5);

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
  const add = (left: number, right: number, weight: number, bare: boolean): void => {
    builder.add(left, right, weight, bare);
  };
  for (let from = 0; from < rowCount; from += PROGRESS_ROWS) {
    ctx.progress('weigh', from, rowCount);
    ctx.signal.throwIfAborted();
    forEachPair(index, from, Math.min(from + PROGRESS_ROWS, rowCount), 1, (left, right) => {
      comparer.compare(left, right);
      const weight = weigher.weigh(comparer.levels, comparer.shares);
      if (weight >= weightMin) add(left, right, weight, weigher.support < SUPPORT_MIN);
      pairs++;
    });
  }
  return {links: builder.build(), pairs};
}

/** Rows that records keep apart though they share birth date and family name. */
function findTwins(columns: PersonColumns): KnownTwins {
  const twins = new KnownTwins(columns);
  for (const lists of [columns.group, columns.register]) {
    const rowsOf = new Map<number, number[]>();
    for (let row = 0; row < columns.rowCount; row++) {
      if (columns.staff[row] === 1 || columns.birthKind[row] !== 1) continue;
      // Within one duplicate-free list only rows of one birth date can be twins.
      const key = lists === columns.group ? lists[row]! : lists[row]! * 100_000 + columns.birthFrom[row]!;
      if (lists[row] === 0) continue;
      const known = rowsOf.get(key);
      if (known === undefined) rowsOf.set(key, [row]);
      else known.push(row);
    }
    for (const rows of rowsOf.values()) {
      for (let i = 0; i < rows.length; i++) for (let j = i + 1; j < rows.length; j++) twins.add(rows[i]!, rows[j]!);
    }
  }
  return twins;
}
