import {components, type Bipartite} from './bipartite.ts';
import {alphaBetaCore, type Core} from './core.ts';

/**
 * How much more the links of a group join it than a tree would: sum of weights - (ends - 1), over the (2,2)-core of one
 * connected group. With weights of at most 1 no tree has a surplus, however large, and in a sparse random graph groups with
 * even one closed circle are rare; several adults who share several families have many.
 */
export type Surplus = {
  core: Core;
  /** Label of the group of each left end, as in `Components`; -1 outside the core. */
  ofLeft: Int32Array;
  ofRight: Int32Array;
  /** By label. */
  value: Float64Array;
};

export function surplusOf(graph: Bipartite, alpha: number, beta: number): Surplus {
  const core = alphaBetaCore(graph, alpha, beta);
  const {ofLeft, ofRight} = components(graph, core.links);
  const value = new Float64Array(graph.leftCount);
  for (let i = 0; i < graph.leftCount; i++) if (ofLeft[i]! >= 0) value[ofLeft[i]!]!--;
  for (let i = 0; i < graph.rightCount; i++) if (ofRight[i]! >= 0) value[ofRight[i]!]!--;
  for (let link = 0; link < core.links.length; link++) {
    if (core.links[link] === 1) value[ofLeft[graph.left[link]!]!]! += graph.weight[link]!;
  }
  for (let i = 0; i < graph.leftCount; i++) if (ofLeft[i] === i) value[i]!++;
  return {core, ofLeft, ofRight, value};
}
