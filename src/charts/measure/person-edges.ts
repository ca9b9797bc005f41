import type {Resolved} from '../../model/resolved.ts';
import type {Explainer} from '../../resolve/explain.ts';

export type Edge = {left: number; right: number; weight: number};

/** A person as a tree: the strongest links that hold all their mentions together, weakest first. */
export type PersonTree = {
  person: number;
  /** Mentions that were looked at, rising; all of them but for the largest people. */
  mentions: number[];
  tree: Edge[];
};

/** Mentions of one person that are weighed against each other; only people who are suspect for their size have more. */
const MENTIONS_MAX = 80;

/** The mentions of each person, by position. */
export function mentionsByPerson({persons, personOf}: Resolved): number[][] {
  const lists: number[][] = persons.map(() => []);
  for (let mention = 0; mention < personOf.length; mention++) {
    if (personOf[mention]! >= 0) lists[personOf[mention]!]!.push(mention);
  }
  return lists;
}

/** The tree of everybody who is more than one mention. */
export function personTrees(explainer: Explainer, byPerson: readonly number[][]): PersonTree[] {
  return byPerson.flatMap((all, person) => {
    if (all.length < 2) return [];
    const mentions = all.slice(0, MENTIONS_MAX);
    return [{person, mentions, tree: heaviestTree(mentions, (left, right) => explainer.weigh(left, right))}];
  });
}

/** The spanning tree of greatest weight (Prim 1957), its edges from the weakest to the strongest. */
export function heaviestTree(nodes: readonly number[], weigh: (left: number, right: number) => number): Edge[] {
  const outside = new Map<number, Edge>();
  for (const node of nodes.slice(1)) outside.set(node, {left: nodes[0]!, right: node, weight: weigh(nodes[0]!, node)});
  const tree: Edge[] = [];
  while (outside.size > 0) {
    let next: Edge | null = null;
    for (const edge of outside.values()) if (next === null || edge.weight > next.weight) next = edge;
    const {right: node} = next!;
    tree.push({left: Math.min(next!.left, node), right: Math.max(next!.left, node), weight: next!.weight});
    outside.delete(node);
    for (const [other, known] of outside) {
      const weight = weigh(node, other);
      if (weight > known.weight) outside.set(other, {left: node, right: other, weight});
    }
  }
  return tree.sort((a, b) => a.weight - b.weight || a.left - b.left || a.right - b.right);
}
