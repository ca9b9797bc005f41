import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {createRng} from '../../src/base/rng.ts';
import {buildUndirected, type CsrGraph} from '../../src/columns/csr-graph.ts';
import {leiden, modularityOf} from '../../src/network/communities/leiden.ts';
import {levelOf} from '../../src/network/communities/level.ts';

const NODES = 8;

type Edge = {left: number; right: number; weight: number};

/** Distinct pairs of a small graph. */
const edgeLists = fc
  .uniqueArray(fc.record({left: fc.nat(NODES - 1), right: fc.nat(NODES - 1), weight: fc.integer({min: 1, max: 3})}), {
    maxLength: 16,
    selector: ({left, right}) => Math.min(left, right) * NODES + Math.max(left, right),
  })
  .map((edges) => edges.filter(({left, right}) => left !== right));

const graphOf = (edges: readonly Edge[], order = NODES): CsrGraph =>
  buildUndirected(
    order,
    Uint32Array.from(edges, ({left}) => left),
    Uint32Array.from(edges, ({right}) => right),
  );

const weightsOf = (edges: readonly Edge[]): Float64Array => Float64Array.from(edges, ({weight}) => weight);

/** Modularity by its definition, over pairs of nodes. */
function plainModularity(edges: readonly Edge[], community: ArrayLike<number>, resolution: number): number {
  const strength = Array.from({length: NODES}, (_, node) =>
    edges.reduce((sum, {left, right, weight}) => sum + (left === node || right === node ? weight : 0), 0),
  );
  const total = strength.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  for (let left = 0; left < NODES; left++) {
    for (let right = 0; right < NODES; right++) {
      if (community[left] !== community[right]) continue;
      const weight = edges.reduce(
        (all, edge) =>
          all +
          ((edge.left === left && edge.right === right) || (edge.left === right && edge.right === left)
            ? edge.weight
            : 0),
        0,
      );
      sum += weight - (resolution * strength[left]! * strength[right]!) / total;
    }
  }
  return total === 0 ? 0 : sum / total;
}

function isConnected(edges: readonly Edge[], nodes: readonly number[]): boolean {
  const reached = new Set(nodes.slice(0, 1));
  for (const node of reached) {
    for (const {left, right} of edges) {
      if (left === node && nodes.includes(right)) reached.add(right);
      if (right === node && nodes.includes(left)) reached.add(left);
    }
  }
  return reached.size === nodes.length;
}

const groupsOf = (community: ArrayLike<number>): number[][] => [
  ...Map.groupBy(
    Array.from({length: community.length}, (_, node) => node),
    (node) => community[node]!,
  ).values(),
];

test('modularity is that of its definition', () => {
  fc.assert(
    fc.property(
      edgeLists,
      fc.array(fc.nat(3), {minLength: NODES, maxLength: NODES}),
      fc.constantFrom(0.5, 1, 2),
      (edges, labels, resolution) => {
        const level = levelOf(graphOf(edges), weightsOf(edges));
        expect(modularityOf(level, Uint32Array.from(labels), resolution)).toBeCloseTo(
          plainModularity(edges, labels, resolution),
          9,
        );
      },
    ),
  );
});

test('every community is connected', () => {
  fc.assert(
    fc.property(edgeLists, fc.constantFrom(0.5, 1, 2), fc.nat(20), (edges, resolution, seed) => {
      const {community} = leiden(graphOf(edges), {weights: weightsOf(edges), resolution, seed});
      for (const nodes of groupsOf(community)) expect(isConnected(edges, nodes)).toBe(true);
    }),
  );
});

test('no node gains by moving to another community, and no two communities by merging', () => {
  fc.assert(
    fc.property(edgeLists, (edges) => {
      const {community, modularity} = leiden(graphOf(edges), {weights: weightsOf(edges), passesMax: 10, patience: 2});
      const labels = [...new Set(community), NODES];
      for (let node = 0; node < NODES; node++) {
        for (const label of labels) {
          const other = community.slice();
          other[node] = label;
          expect(plainModularity(edges, other, 1)).toBeLessThanOrEqual(modularity + 1e-9);
        }
      }
      for (const one of labels) {
        for (const other of labels) {
          const merged = community.map((label) => (label === one ? other : label));
          expect(plainModularity(edges, merged, 1)).toBeLessThanOrEqual(modularity + 1e-9);
        }
      }
    }),
  );
});

test('groups whose nodes have many neighbours each are found, and no node gains by moving', () => {
  const [groups, size] = [4, 60];
  const rng = createRng(5);
  const edges: Edge[] = [];
  for (let left = 0; left < groups * size; left++) {
    for (let right = left + 1; right < groups * size; right++) {
      const isWithin = Math.floor(left / size) === Math.floor(right / size);
      if (rng.next() < (isWithin ? 0.8 : 0.1)) edges.push({left, right, weight: 1 + rng.int(3)});
    }
  }
  const graph = graphOf(edges, groups * size);
  const {community, modularity} = leiden(graph, {weights: weightsOf(edges)});
  expect(groupsOf(community).map((nodes) => [nodes[0], nodes.length])).toEqual([
    [0, size],
    [size, size],
    [2 * size, size],
    [3 * size, size],
  ]);
  const level = levelOf(graph, weightsOf(edges));
  for (let node = 0; node < groups * size; node++) {
    const other = community.slice();
    other[node] = (other[node]! + 1) % groups;
    expect(modularityOf(level, other, 1)).toBeLessThan(modularity);
  }
});

// The guarantee holds in the limit of many passes with all their chances (Traag et al. 2019); on one graph in some thousand, 200
// passes do not come upon the set that would gain. These are the same graphs on every run.
test('subset optimal on 40 small graphs: no set of nodes of a community gains by moving to another or a new one', () => {
  fc.assert(
    fc.property(edgeLists, (edges) => {
      const {community, modularity} = leiden(graphOf(edges), {
        weights: weightsOf(edges),
        passesMax: 200,
        patience: 60,
        temperature: 0.5,
      });
      for (const nodes of groupsOf(community)) {
        for (let mask = 1; mask < 2 ** nodes.length; mask++) {
          for (const label of [...new Set(community), NODES]) {
            const other = community.slice();
            for (const [at, node] of nodes.entries()) if ((mask >> at) & 1) other[node] = label;
            expect(plainModularity(edges, other, 1)).toBeLessThanOrEqual(modularity + 1e-9);
          }
        }
      }
    }),
    {numRuns: 40, seed: 1},
  );
});

test('rings of cliques come out as the cliques, the same on every run', () => {
  const edges: Edge[] = [];
  for (let clique = 0; clique < 10; clique++) {
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < i; j++) edges.push({left: 5 * clique + i, right: 5 * clique + j, weight: 1});
    edges.push({left: 5 * clique, right: (5 * clique + 5) % 50, weight: 1});
  }
  const graph = graphOf(edges, 50);
  const {community, count} = leiden(graph);
  expect(count).toBe(10);
  expect(groupsOf(community).map(({length}) => length)).toEqual(Array.from({length: 10}, () => 5));
  expect(leiden(graph)).toEqual(leiden(graph));
});

test('labels follow the smallest node, whatever the order of edges', () => {
  const rng = createRng(3);
  const edges = Array.from({length: 400}, () => ({left: rng.int(120), right: rng.int(120), weight: 1}));
  const {community} = leiden(graphOf(edges, 120));
  let next = 0;
  for (const label of community) {
    expect(label).toBeLessThanOrEqual(next);
    if (label === next) next++;
  }
});
