import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {createRng} from '../../src/base/rng.ts';
import {bipartiteOf, components, type Bipartite} from '../../src/clusters/bipartite.ts';
import {alphaBetaCore, coreLattice} from '../../src/clusters/core.ts';
import {surplusOf} from '../../src/clusters/surplus.ts';
import {SurplusFinder} from '../../src/clusters/surplus-finder.ts';
import {createTrader} from '../../src/clusters/trades.ts';

const LEFT = 8;
const RIGHT = 6;

/** Distinct links of a small graph, as left * RIGHT + right. */
const cells = fc.uniqueArray(fc.nat(LEFT * RIGHT - 1), {maxLength: 30});

function graphOf(links: readonly number[]): Bipartite {
  return bipartiteOf(
    LEFT,
    RIGHT,
    links.map((cell) => Math.floor(cell / RIGHT)),
    links.map((cell) => cell % RIGHT),
    null,
  );
}

const cellsOf = (graph: Bipartite, isAlive: Uint8Array | null): number[] =>
  [...graph.right]
    .map((right, link) => graph.left[link]! * RIGHT + right)
    .filter((_, link) => isAlive === null || isAlive[link] === 1)
    .sort((a, b) => a - b);

/** The core by its definition: throw out what falls short until nothing does. */
function plainCore(links: readonly number[], alpha: number, beta: number): number[] {
  let alive = [...links];
  for (;;) {
    const left = (cell: number): number => Math.floor(cell / RIGHT);
    const right = (cell: number): number => cell % RIGHT;
    const next = alive.filter(
      (cell) =>
        alive.filter((other) => left(other) === left(cell)).length >= alpha &&
        alive.filter((other) => right(other) === right(cell)).length >= beta,
    );
    if (next.length === alive.length) return alive.sort((a, b) => a - b);
    alive = next;
  }
}

test('a graph holds each link once under both ends, whatever the order in which links came', () => {
  fc.assert(
    fc.property(cells, (links) => {
      const graph = graphOf(links);
      expect(cellsOf(graph, null)).toEqual(links.toSorted((a, b) => a - b));
      expect(graphOf(links.toReversed())).toEqual(graph);
      expect([...graph.byRight].sort((a, b) => a - b)).toEqual([...graph.right].map((_, link) => link));
      for (let end = 0; end < RIGHT; end++) {
        const under = [...graph.byRight.subarray(graph.rightStarts[end], graph.rightStarts[end + 1])];
        expect(under.every((link) => graph.right[link] === end)).toBe(true);
      }
    }),
  );
});

test('peeling finds the largest set of links in which every end keeps its minimum', () => {
  fc.assert(
    fc.property(cells, fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 4}), (links, alpha, beta) => {
      const graph = graphOf(links);
      expect(cellsOf(graph, alphaBetaCore(graph, alpha, beta).links)).toEqual(plainCore(links, alpha, beta));
    }),
  );
});

test('every cell of a lattice is the core found on its own', () => {
  fc.assert(
    fc.property(cells, (links) => {
      const graph = graphOf(links);
      coreLattice(graph, [1, 2, 3], [1, 2, 4], (alpha, beta, core) => {
        expect(cellsOf(graph, core.links)).toEqual(plainCore(links, alpha, beta));
      });
    }),
  );
});

test('two adults have one group label exactly where links lead from one to the other', () => {
  fc.assert(
    fc.property(cells, (links) => {
      const graph = graphOf(links);
      const {ofLeft} = components(graph, new Uint8Array(links.length).fill(1));
      const reach = (from: number): Set<number> => {
        const seen = new Set([from]);
        for (const one of seen) {
          const rights = links.filter((cell) => Math.floor(cell / RIGHT) === one).map((cell) => cell % RIGHT);
          for (const cell of links) if (rights.includes(cell % RIGHT)) seen.add(Math.floor(cell / RIGHT));
        }
        return seen;
      };
      for (let left = 0; left < LEFT; left++) {
        const hasLinks = links.some((cell) => Math.floor(cell / RIGHT) === left);
        expect(ofLeft[left]).toBe(hasLinks ? Math.min(...reach(left)) : -1);
      }
    }),
  );
});

test('a tree has no surplus, and each link that closes a circle adds its weight', () => {
  const tree = bipartiteOf(3, 3, [0, 0, 1, 1, 2], [0, 1, 1, 2, 2], null);
  expect(Math.max(...surplusOf(tree, 2, 2).value)).toBe(0);
  const circle = bipartiteOf(2, 2, [0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 0.5]);
  expect(Math.max(...surplusOf(circle, 2, 2).value)).toBeCloseTo(0.5);
});

test('trades keep the links of every adult and family, the weights, and empty cells that must be empty', () => {
  fc.assert(
    fc.property(cells, fc.nat(1000), (links, seed) => {
      const graph = graphOf(links);
      const prohibited = new Set([0, 7, 13, 22].filter((cell) => !links.includes(cell)));
      const rules = {stratum: new Int32Array(LEFT), rightStratum: new Int32Array(RIGHT), prohibited};
      const trader = createTrader(graph, rules, createRng(seed));
      trader.shuffle(10);
      const {right} = trader.graph;
      const drawn = [...right].map((end, link) => graph.left[link]! * RIGHT + end);
      expect(new Set(drawn).size).toBe(links.length);
      expect(Uint32Array.from(right).sort()).toEqual(Uint32Array.from(graph.right).sort());
      expect(drawn.some((cell) => prohibited.has(cell))).toBe(false);
    }),
  );
});

test('trades reach every graph with the same degrees equally often', () => {
  // Three adults with one link each to three families: six graphs.
  const graph = bipartiteOf(3, 3, [0, 1, 2], [0, 1, 2], null);
  const rules = {stratum: new Int32Array(3), rightStratum: new Int32Array(3), prohibited: new Set<number>()};
  const trader = createTrader(graph, rules, createRng(3));
  const counts = new Map<string, number>();
  const draws = 6000;
  for (let draw = 0; draw < draws; draw++) {
    trader.shuffle(10);
    const key = trader.graph.right.join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - draws / 6) ** 2 / (draws / 6), 0);
  // 0.1 % point of the chi-square distribution with 5 degrees of freedom; the seed is fixed.
  expect(chiSquare).toBeLessThan(20.5);
});

test('the largest surplus found from links alone is that of the graph, to the bit, for one graph after another', () => {
  const finder = new SurplusFinder(LEFT, RIGHT, 30);
  const weighted = fc.array(fc.tuple(cells, fc.integer({min: 1, max: 1000})), {minLength: 1, maxLength: 5});
  fc.assert(
    fc.property(weighted, fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 3}), (graphs, alpha, beta) => {
      for (const [links, seed] of graphs) {
        const byLeft = links.toSorted((a, b) => Math.floor(a / RIGHT) - Math.floor(b / RIGHT));
        const left = Uint32Array.from(byLeft, (cell) => Math.floor(cell / RIGHT));
        const right = Uint32Array.from(byLeft, (cell) => cell % RIGHT);
        const rng = createRng(seed);
        const weight = Float64Array.from(byLeft, () => rng.next());
        const graph = bipartiteOf(LEFT, RIGHT, left, right, weight);
        const expected = Math.max(0, ...surplusOf(graph, alpha, beta).value);
        expect(finder.largest(left, right, weight, links.length, {alpha, beta})).toBe(expected);
      }
    }),
  );
});
