import {setAt} from '../../../base/get-or-insert.ts';
import type {Clusters} from './clusters.ts';
import {PARENT, type Relations} from '../columns/relations.ts';

/** The persons whom records call a parent of each person, as both stood at one moment; carers and step-parents are none. */
export type Parents = {personOf: Uint32Array; of: ReadonlyMap<number, ReadonlySet<number>>};

/** By the person of each row (`personOf`). Joins that come later do not bear on it, so that what is decided does not hang on their order. */
export function readParents({starts, targets, roles}: Relations, personOf: Uint32Array): Parents {
  const of = new Map<number, Set<number>>();
  for (let row = 0; row < personOf.length; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (roles[k] !== PARENT) continue;
      const child = personOf[targets[k]!]!;
      setAt(of, child).add(personOf[row]!);
    }
  }
  return {personOf, of};
}

/**
 * Whether records call one the parent of a brother or sister of the other: of somebody who has a parent in common with the other. "Mr
 * Choudhury", father of a woman's unborn child, is not her son Habib Choudhury, though both are at home with her.
 */
export function isParentOfSibling(
  clusters: Clusters,
  relations: Relations,
  parents: Parents,
  left: number,
  right: number,
): boolean {
  const [lefts, rights] = [clusters.members(left), clusters.members(right)];
  return hasChildBesides(relations, parents, lefts, rights) || hasChildBesides(relations, parents, rights, lefts);
}

/**
 * Whether a child of the first rows has a parent in common with the others, who are not called its parent as well: a mother of whom one record
 * out of many has her husband for her father is the mother still.
 */
function hasChildBesides(
  {starts, targets, roles}: Relations,
  {personOf, of}: Parents,
  rows: readonly number[],
  others: readonly number[],
): boolean {
  const theirs = new Set(others.flatMap((row) => [...(of.get(personOf[row]!) ?? [])]));
  if (theirs.size === 0) return false;
  const own = new Set(others.map((row) => personOf[row]!));
  for (const row of rows) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (roles[k] !== PARENT) continue;
      const parents = [...(of.get(personOf[targets[k]!]!) ?? [])];
      if (parents.some((one) => theirs.has(one)) && !parents.some((one) => own.has(one))) return true;
    }
  }
  return false;
}
