import type {Rng} from '../base/rng.ts';
import type {Bipartite} from './bipartite.ts';

/**
 * A bipartite graph under a null model: every left end keeps its number of links and every right end its own, prohibited
 * cells stay empty, links stay within their stratum, and each link keeps its weight. Drawn by curveball trades (Strona et al.
 * 2014; uniform by Carstens 2015, with prohibited cells in the manner of Neal & Neal 2023).
 */
export type NullGraph = {
  /** Right end and weight of each link slot; slots of a left end stay where `graph.leftStarts` has them. */
  right: Uint32Array;
  weight: Float64Array;
};

export type TradeRules = {
  /** Stratum of each left end; only ends of one stratum trade. */
  stratum: Int32Array;
  /** Stratum of each right end: only links to right ends of one stratum are exchanged for each other; few of them. */
  rightStratum: Int32Array;
  /** Cells that may hold no link, as left * rightCount + right. */
  prohibited: ReadonlySet<number>;
};

export type Trader = {
  graph: NullGraph;
  /** Makes `tradesPerLeft` trades for each left end that has links. */
  shuffle(tradesPerLeft: number): void;
};

/** Starts at the observed graph; the first `shuffle` wants 5 to 10 trades a left end to forget it, later ones fewer. */
export function createTrader(graph: Bipartite, rules: TradeRules, rng: Rng): Trader {
  const {leftStarts, rightCount} = graph;
  const kinds = [...new Set(rules.rightStratum)].sort((a, b) => a - b);
  const right = graph.right.slice();
  const weight = graph.weight.slice();
  const pools = poolsOf(graph, rules.stratum);
  const mark = new Int32Array(rightCount).fill(-1);
  const widest = widestOf(graph);
  const slots = new Uint32Array(2 * widest);
  let stamp = 0;

  const trade = (i: number, j: number, kind: number): void => {
    const ofI = exclusive(i, j, kind, 0);
    const count = exclusive(j, i, kind, ofI);
    if (ofI === 0 || ofI === count) return;
    for (let a = count - 1; a > 0; a--) swapSlots(slots[a]!, slots[rng.int(a + 1)]!);
  };

  /** Slots of `of` whose right end `without` has not got, and may have. */
  const exclusive = (of: number, without: number, kind: number, from: number): number => {
    let count = from;
    stamp++;
    for (let at = leftStarts[without]!; at < leftStarts[without + 1]!; at++) mark[right[at]!] = stamp;
    for (let at = leftStarts[of]!; at < leftStarts[of + 1]!; at++) {
      const end = right[at]!;
      if (mark[end] === stamp || rules.rightStratum[end] !== kind) continue;
      if (!rules.prohibited.has(without * rightCount + end)) slots[count++] = at;
    }
    return count;
  };

  const swapSlots = (a: number, b: number): void => {
    const end = right[a]!;
    const held = weight[a]!;
    right[a] = right[b]!;
    weight[a] = weight[b]!;
    right[b] = end;
    weight[b] = held;
  };

  return {
    graph: {right, weight},
    shuffle(tradesPerLeft) {
      for (const pool of pools) {
        if (pool.length < 2) continue;
        const trades = Math.ceil((pool.length * tradesPerLeft) / 2);
        for (let n = 0; n < trades; n++) {
          const i = pool[rng.int(pool.length)]!;
          const j = pool[rng.int(pool.length)]!;
          if (i !== j) trade(i, j, kinds[rng.int(kinds.length)]!);
        }
      }
    },
  };
}

/** Left ends that have links, by stratum. */
function poolsOf({leftStarts, leftCount}: Bipartite, stratum: Int32Array): Uint32Array[] {
  const lists = new Map<number, number[]>();
  for (let i = 0; i < leftCount; i++) {
    if (leftStarts[i] === leftStarts[i + 1]) continue;
    const list = lists.get(stratum[i]!);
    if (list === undefined) lists.set(stratum[i]!, [i]);
    else list.push(i);
  }
  return [...lists].sort(([a], [b]) => a - b).map(([, list]) => Uint32Array.from(list));
}

function widestOf({leftStarts, leftCount}: Bipartite): number {
  let widest = 0;
  for (let i = 0; i < leftCount; i++) widest = Math.max(widest, leftStarts[i + 1]! - leftStarts[i]!);
  return widest;
}
