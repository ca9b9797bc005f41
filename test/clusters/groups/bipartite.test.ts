import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {bipartiteOf, type Bipartite} from '../../../src/clusters/groups/bipartite.ts';
import {alphaBetaCore, coreLattice} from '../../../src/clusters/groups/core.ts';

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
