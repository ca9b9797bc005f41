import {existsSync, readFileSync} from 'node:fs';
import {parse} from 'csv-parse/sync';
import {buildUndirected, type CsrGraph} from '../../src/columns/csr-graph.ts';

/** A network of people as a file of edges gives it; `names` are the ids by which files of one set are joined. */
export type SmallGraph = {
  names: string[];
  left: Uint32Array;
  right: Uint32Array;
  weights: Float64Array;
  graph: CsrGraph;
};

type Row = Record<string, string>;

export const readRows = (path: string): Row[] =>
  existsSync(path) ? parse(readFileSync(path), {columns: true, skip_empty_lines: true}) : [];

/** Edges of at least `weightMin` among the nodes of a network of `NAME.nodes.csv` and `NAME.edges.csv`; all ids as names without the former. */
export function readGraph(stem: string, weightMin = 0): SmallGraph {
  const edges = readRows(`${stem}.edges.csv`).filter(({weight}) => Number(weight ?? 1) >= weightMin);
  const nodes = readRows(`${stem}.nodes.csv`);
  const ids =
    nodes.length > 0
      ? nodes.map(({id}) => id!)
      : [...new Set(edges.flatMap((row) => [row['source']!, row['target']!]))];
  const at = new Map(ids.map((id, index) => [id, index]));
  const left = Uint32Array.from(edges, ({source}) => at.get(source!)!);
  const right = Uint32Array.from(edges, ({target}) => at.get(target!)!);
  const weights = Float64Array.from(edges, ({weight}) => Number(weight ?? 1));
  const names = nodes.length > 0 ? nodes.map(({name}) => name!) : ids;
  return {names, left, right, weights, graph: buildUndirected(ids.length, left, right)};
}

/** Shortest paths that lead over each node, each pair once (Brandes 2001). O(nodes x edges). */
export function betweenness({order, starts, targets}: CsrGraph): Float64Array {
  const between = new Float64Array(order);
  for (let source = 0; source < order; source++) {
    const distance = new Int32Array(order).fill(-1);
    const paths = new Float64Array(order);
    const queue = [source];
    distance[source] = 0;
    paths[source] = 1;
    for (const node of queue) {
      for (const next of targets.subarray(starts[node], starts[node + 1])) {
        if (distance[next] === -1) {
          distance[next] = distance[node]! + 1;
          queue.push(next);
        }
        if (distance[next] === distance[node]! + 1) paths[next]! += paths[node]!;
      }
    }
    const share = new Float64Array(order);
    for (const node of queue.reverse()) {
      for (const next of targets.subarray(starts[node], starts[node + 1]))
        if (distance[next] === distance[node]! + 1) share[node]! += (paths[node]! / paths[next]!) * (1 + share[next]!);
      if (node !== source) between[node]! += share[node]! / 2;
    }
  }
  return between;
}

/** Names of the highest `count`, highest first; by name where equal. */
export function highest(names: readonly string[], values: Float64Array, count: number): string[] {
  return names
    .map((name, at) => ({name, value: values[at]!}))
    .filter(({value}) => value > 0)
    .sort((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1))
    .slice(0, count)
    .map(({name}) => name);
}

/** Common members over all members (Jaccard). */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((item) => other.has(item)).length;
  return common / Math.max(1, one.size + other.size - common);
}
