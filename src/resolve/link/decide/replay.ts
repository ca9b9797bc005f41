import {must} from '../../../base/assert.ts';
import {UnionFind} from '../../../columns/union-find.ts';
import type {Clusters} from './clusters.ts';
import {linksAt, type Links} from './links.ts';
import type {Relations} from '../columns/relations.ts';
import type {RowDiff} from '../columns/row-diff.ts';
import type {Trace} from './trace.ts';
import type {Refusals} from './decide-config.ts';

/**
 * A run that came before, followed step by step. A step joins only rows that links bring together, directly or in a chain, and looks
 * at nothing but them and whom they stand beside. So where none of these is another than it was, it ends as it did.
 */
export class Replay {
  readonly trace: Trace;
  readonly diff: RowDiff;
  /** The link that each link was; -1 for none. */
  readonly linksBefore: Int32Array;
  /** 1 for rows that may be decided on in another way, from the first step to the one that was asked about last. */
  readonly isAffected: Uint8Array;
  /** Rows that are others by themselves: what they say, their links, or whom they stand beside. */
  readonly #isOther: Uint8Array;

  constructor(trace: Trace, diff: RowDiff, linksBefore: Int32Array, isOther: Uint8Array) {
    this.trace = trace;
    this.linksBefore = linksBefore;
    this.diff = diff;
    this.#isOther = isOther;
    this.isAffected = isOther.slice();
  }

  /** Adds the rows whose person, or somebody beside them, is another than in the clusters before (`roots`). */
  noteMoved(clusters: Clusters, roots: Uint32Array, {starts, targets}: Relations): void {
    const isMoved = this.#movedClusters(clusters, roots);
    for (let row = 0; row < isMoved.length; row++) {
      let isAffected = this.isAffected[row]! | isMoved[clusters.find(row)]!;
      for (let k = starts[row]!; k < starts[row + 1]! && isAffected === 0; k++)
        isAffected = isMoved[clusters.find(targets[k]!)]!;
      this.isAffected[row] = isAffected;
    }
  }

  /** root -> 1 where the cluster is not what it was, row by row. */
  #movedClusters(clusters: Clusters, roots: Uint32Array): Uint8Array {
    const {before} = this.diff;
    const sizes = new Uint32Array(roots.length);
    for (const root of roots) sizes[root]!++;
    const isMoved = new Uint8Array(before.length);
    for (let row = 0; row < before.length; row++) {
      const root = clusters.find(row);
      const [was, rootWas] = [before[row]!, before[root]!];
      const isKept =
        this.#isOther[row] === 0 &&
        was >= 0 &&
        rootWas >= 0 &&
        roots[was] === roots[rootWas] &&
        sizes[roots[was]!] === clusters.size(root);
      if (!isKept) isMoved[root] = 1;
    }
    return isMoved;
  }

  /** Rows that `edges` bring together with an affected one, or one in `others`, in a chain of any length; the rows of a cluster go together. */
  liveRows(
    clusters: Clusters,
    edges: (union: (left: number, right: number) => void) => void,
    others: Uint8Array = this.isAffected,
  ): Uint8Array {
    const {isAffected} = this;
    const sets = new UnionFind(isAffected.length);
    for (let row = 0; row < isAffected.length; row++) sets.union(row, clusters.find(row));
    edges((left, right) => sets.union(left, right));
    // Of two children of one birth each bears on which of them a child without a name is.
    clusters.bornAtHome().unite((left, right) => sets.union(left, right));
    const isLive = new Uint8Array(isAffected.length);
    for (let row = 0; row < isAffected.length; row++)
      if (isAffected[row] === 1 || others[row] === 1) isLive[sets.find(row)] = 1;
    return isLive.map((_, row) => isLive[sets.find(row)]!);
  }

  /** Joins the rows that are not live as they were joined in the step that ended in `roots`. */
  join(clusters: Clusters, roots: Uint32Array, isLive: Uint8Array): void {
    const {before, after} = this.diff;
    for (let row = 0; row < before.length; row++) {
      if (isLive[row] === 1) continue;
      const root = after[roots[must(before[row], 'row before')]!]!;
      if (root !== row) clusters.join(row, root);
    }
  }
}

/**
 * Decides on the links of live rows by `run`, which answers by their positions among `some`; what was refused of the others is read from
 * `codes`, by where each link stood (`before`).
 */
export function decideSome(
  links: Links,
  isChosen: (link: number) => boolean,
  isLive: Uint8Array,
  before: Int32Array,
  codes: Uint8Array,
  refused: Refusals,
  run: (some: Links, positions: Uint32Array) => Refusals,
): Refusals {
  const {left} = links;
  const all = new Uint32Array(links.length).map((_, link) => link).filter(isChosen);
  const positions = all.filter((link) => isLive[left[link]!] === 1);
  const found = run(linksAt(links, positions), positions);
  for (const link of all) {
    if (isLive[left[link]!] === 1) continue;
    const code = must(codes[before[link]!], 'link before');
    if (code === 0) refused.delete(link);
    else refused.set(link, code);
  }
  for (const link of positions) refused.delete(link);
  for (const [at, code] of found) refused.set(positions[at]!, code);
  return refused;
}
