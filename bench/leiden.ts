import {performance} from 'node:perf_hooks';
import {UndirectedGraph} from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import {createRng} from '../src/base/rng.ts';
import {buildUndirected} from '../src/columns/csr-graph.ts';
import {leiden, modularityOf} from '../src/network/communities/leiden.ts';
import {levelOf} from '../src/network/communities/level.ts';
import type {Bench} from './main.ts';

const louvain = louvainModule as unknown as typeof louvainModule.default;

type Edges = {left: Uint32Array; right: Uint32Array};

/** A graph of planted groups: seven in ten edges lead to the same group of `groupSize` nodes, or near it. */
function planted(order: number, edgeCount: number, groupSize: number, seed: number): Edges {
  const rng = createRng(seed);
  const left = new Uint32Array(edgeCount);
  const right = new Uint32Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const from = rng.int(order);
    const first = from - (from % groupSize);
    const to = rng.next() < 0.7 ? Math.min(order - 1, first + rng.int(groupSize)) : rng.int(order);
    left[edge] = from;
    right[edge] = to;
  }
  return {left, right};
}

/** The same with few nodes of very many edges: the chance of a place falls with its cube root, among all and within groups. */
function skewed(order: number, edgeCount: number, groupSize: number, seed: number): Edges {
  const rng = createRng(seed);
  const draw = (below: number): number => Math.floor(below * rng.next() ** 3);
  const left = new Uint32Array(edgeCount);
  const right = new Uint32Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const from = draw(order);
    const first = from - (from % groupSize);
    left[edge] = from;
    right[edge] = rng.next() < 0.7 ? Math.min(order - 1, first + draw(groupSize)) : draw(order);
  }
  return {left, right};
}

/** Up to here the peer is run unless asked for: at a million nodes it takes a minute and 2 GB. */
const PEER_NODES_MAX = 200_000;

export const bench: Bench = {
  name: 'leiden',
  summary:
    "communities of a whole network, beside graphology's Louvain up to 200,000 nodes, with --peer any: [--peer] [--skewed] [nodes edges]...",
  async run(args) {
    const numbers = args.filter((arg) => !arg.startsWith('--'));
    const graphOf = args.includes('--skewed') ? skewed : planted;
    const peerMax = args.includes('--peer') ? Infinity : PEER_NODES_MAX;
    const sizes =
      numbers.length > 0
        ? pairs(numbers.map(Number))
        : [
            [50_000, 900_000],
            [200_000, 436_000],
            [1_000_000, 2_700_000],
          ];
    for (const [order, edgeCount] of sizes as [number, number][])
      measure(graphOf(order, edgeCount, 100, 7), order, edgeCount, peerMax);
  },
};

const pairs = (numbers: readonly number[]): number[][] =>
  numbers.flatMap((value, at) => (at % 2 === 0 ? [[value, numbers[at + 1] ?? value]] : []));

function measure({left, right}: Edges, order: number, edgeCount: number, peerMax: number): void {
  const common = {bench: 'leiden', nodes: order, edges: edgeCount};
  const begin = performance.now();
  const graph = buildUndirected(order, left, right);
  const built = performance.now();
  for (const passesMax of [1, 2]) {
    const start = performance.now();
    const used = process.cpuUsage();
    const found = leiden(graph, {passesMax});
    console.log(
      JSON.stringify({
        ...common,
        what: `ours, passes ${passesMax}`,
        buildMs: Math.round(built - begin),
        ms: Math.round(performance.now() - start),
        // The machine may be shared: processor time is what the work costs.
        cpuMs: Math.round(process.cpuUsage(used).user / 1000),
        communities: found.count,
        modularity: Number(found.modularity.toFixed(5)),
        rssMb: Math.round(process.memoryUsage().rss / 1e6),
      }),
    );
  }
  if (order > peerMax) return;
  const peer = new UndirectedGraph();
  const begun = performance.now();
  for (let node = 0; node < order; node++) peer.addNode(node);
  const seen = new Map<number, number>();
  for (let edge = 0; edge < edgeCount; edge++) {
    if (left[edge] === right[edge]) continue;
    const key = Math.min(left[edge]!, right[edge]!) * order + Math.max(left[edge]!, right[edge]!);
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  for (const [key, weight] of seen) peer.addEdge(Math.floor(key / order), key % order, {weight});
  const ready = performance.now();
  const rng = createRng(1);
  const peerUsed = process.cpuUsage();
  const labels = louvain(peer, {rng: () => rng.next(), getEdgeWeight: 'weight'});
  const over = performance.now();
  const peerCpu = process.cpuUsage(peerUsed);
  const community = Uint32Array.from({length: order}, (_, node) => labels[node]!);
  console.log(
    JSON.stringify({
      ...common,
      what: 'graphology Louvain',
      buildMs: Math.round(ready - begun),
      ms: Math.round(over - ready),
      cpuMs: Math.round(peerCpu.user / 1000),
      communities: new Set(community).size,
      modularity: Number(modularityOf(levelOf(graph, null), community, 1).toFixed(5)),
    }),
  );
}
