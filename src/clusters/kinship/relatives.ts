import {UnionFind} from '../../columns/union-find.ts';
import {rowItems, type Incidence} from '../../network/incidence.ts';
import {BY_PARENT, type KinEdges} from './kin-edges.ts';

/** Recorded parents of a person, rising. */
export function parentsAmong(person: number, edges: KinEdges, adjacency: Incidence): number[] {
  const parents = new Set<number>();
  for (const edge of rowItems(adjacency, person)) {
    if (edges.sort[edge] === BY_PARENT && edges.to[edge] === person) parents.add(edges.from[edge]!);
  }
  return [...parents].sort((left, right) => left - right);
}

/** Most who are kin are so by one relation, and then nobody else's kin need be walked. */
export function areNextOfKin(left: number, right: number, edges: KinEdges, {starts, items}: Incidence): boolean {
  for (let at = starts[left]!; at < starts[left + 1]!; at++) {
    const edge = items[at]!;
    if (edges.from[edge] === right || edges.to[edge] === right) return true;
  }
  return false;
}

/** The smallest person that any chain of relations joins to each. */
export function clans(length: number, {from, to}: KinEdges): Int32Array {
  const sets = new UnionFind(length);
  for (let edge = 0; edge < from.length; edge++) sets.union(from[edge]!, to[edge]!);
  return Int32Array.from({length}, (_, person) => sets.find(person));
}

/** Persons within some steps of a person, the person included. */
export function within(person: number, stepsMax: number, edges: KinEdges, adjacency: Incidence): ReadonlySet<number> {
  const reached = new Set<number>([person]);
  let edge = [person];
  for (let step = 0; step < stepsMax && edge.length > 0; step++) {
    const next: number[] = [];
    for (const at of edge) {
      for (const tie of rowItems(adjacency, at)) {
        const other = edges.from[tie] === at ? edges.to[tie]! : edges.from[tie]!;
        if (reached.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}
