import type {Context} from '../base/context.ts';
import {createRng} from '../base/rng.ts';
import {bipartiteOf, type Bipartite} from './bipartite.ts';
import {largestSurplus} from './surplus.ts';
import {createTrader, type TradeRules} from './trades.ts';

/** Trades for each adult before the first draw, and between draws (Carstens et al. 2018: mixing needs a few per row). */
const TRADES_FIRST = 20;
const TRADES_BETWEEN = 5;

/** The largest surplus in each of `draws` graphs of the null model. */
export function drawSurpluses(
  graph: Bipartite,
  rules: TradeRules,
  {draws, seed, alpha, beta}: {draws: number; seed: number; alpha: number; beta: number},
  ctx: Context,
): Float64Array {
  const trader = createTrader(graph, rules, createRng(seed));
  const maxima = new Float64Array(draws);
  trader.shuffle(TRADES_FIRST);
  for (let draw = 0; draw < draws; draw++) {
    if (draw % 100 === 0) {
      ctx.signal.throwIfAborted();
      ctx.progress('clusters', draw, draws);
    }
    trader.shuffle(TRADES_BETWEEN);
    const {right, weight} = trader.graph;
    maxima[draw] = largestSurplus(
      bipartiteOf(graph.leftCount, graph.rightCount, graph.left, right, weight),
      alpha,
      beta,
    );
  }
  return maxima;
}
