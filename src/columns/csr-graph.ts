/**
 * Neighbours of node `i` are `targets[starts[i]] ... targets[starts[i + 1] - 1]`, reached by edge `edges[k]` of the input;
 * `starts` has one slot more than there are nodes, so the last row needs no special case.
 */
export type CsrGraph = {order: number; starts: Uint32Array; targets: Uint32Array; edges: Uint32Array};

/** Edges that may be walked both ways: each stands at both ends, a loop once. */
export function buildUndirected(order: number, left: Uint32Array, right: Uint32Array): CsrGraph {
  const starts = new Uint32Array(order + 1);
  for (let edge = 0; edge < left.length; edge++) {
    starts[left[edge]! + 1]!++;
    if (left[edge] !== right[edge]) starts[right[edge]! + 1]!++;
  }
  sumUp(starts);
  const length = starts[order]!;
  const graph = {order, starts, targets: new Uint32Array(length), edges: new Uint32Array(length)};
  const next = starts.slice();
  for (let edge = 0; edge < left.length; edge++) {
    place(graph, next, left[edge]!, right[edge]!, edge);
    if (left[edge] !== right[edge]) place(graph, next, right[edge]!, left[edge]!, edge);
  }
  return graph;
}

/** Counts of each row, one place further on, made into where each row starts. */
export function sumUp(starts: Uint32Array): void {
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
}

function place(graph: CsrGraph, next: Uint32Array, from: number, to: number, edge: number): void {
  const slot = next[from]!++;
  graph.targets[slot] = to;
  graph.edges[slot] = edge;
}
