import type {Clusters} from '../decide/clusters.ts';
import type {Links} from '../decide/links.ts';
import {B, BIRTH, F, FAMILY, G, GIVEN, K, LOCAL, N, NATIONAL, SEX} from '../compare/comparisons.ts';
import type {Relations} from '../columns/relations.ts';
import type {Scorer} from '../weigh/scorer.ts';

/** Links of which some weigh more, since each side stands beside somebody of one name. */
export type RaisedLinks = {
  links: Links;
  /** Whether the persons of two rows, as they were when the links were raised, stand beside namesakes. */
  areBesideNamesakes: (left: number, right: number) => boolean;
  /** Left row, right row and level of `KIN` of every link that was raised, and so on. */
  levels: number[];
};

/**
 * Where neither of two records' company is known to be one person, it may be of one name: a child of whom a school wrote no more than a
 * name, beside a father of whom it wrote no more, is the child of that name whose father has his. Weighs such links anew that a name
 * without birth date or number is part of; `roots` are the persons as they are now, and `haveCompany` tells of two rows that have
 * relatives or a home in common, which were weighed by these.
 */
export function raiseBesideNamesakes(
  clusters: Clusters,
  {length, left, right, weight}: Links,
  roots: Uint32Array,
  relations: Relations,
  haveCompany: (left: number, right: number) => boolean,
  scorer: Scorer,
): RaisedLinks {
  const raised = weight.slice();
  const levels: number[] = [];
  const pairs = new Set<number>();
  const keyOf = (a: number, b: number): number => Math.min(a, b) * roots.length + Math.max(a, b);
  const {starts} = relations;
  for (let link = 0; link < length; link++) {
    const [a, b] = [left[link]!, right[link]!];
    if (roots[a] === roots[b] || starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) continue;
    if (!clusters.isWeak(a) && !clusters.isWeak(b)) continue;
    if (clusters.profile(a).isNameless || clusters.profile(b).isNameless) continue;
    if (!standBesideNamesakes(roots, relations, scorer, a, b) || haveCompany(a, b)) continue;
    raised[link] = scorer.weighKin(a, b, K.namesake);
    levels.push(a, b, K.namesake);
    pairs.add(keyOf(roots[a]!, roots[b]!));
  }
  return {
    links: {length, left, right, weight: raised},
    areBesideNamesakes: (a, b) => pairs.has(keyOf(roots[a]!, roots[b]!)),
    levels,
  };
}

/** Whether two rows are the same to two others who are not known to be one person, and whose records say that they may be. */
function standBesideNamesakes(
  roots: Uint32Array,
  {starts, targets, roles}: Relations,
  scorer: Scorer,
  left: number,
  right: number,
): boolean {
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    for (let j = starts[right]!; j < starts[right + 1]!; j++) {
      const [a, b] = [targets[i]!, targets[j]!];
      if (roles[i] === roles[j] && roots[a] !== roots[b] && areNamesakes(scorer, a, b)) return true;
    }
  }
  return false;
}

/** Whether two rows bear one forename and family name, nothing else differs, and they are one person rather than chance. */
function areNamesakes(scorer: Scorer, left: number, right: number): boolean {
  const weight = scorer.weigh(left, right);
  const level = (comparison: number): number => scorer.level(comparison);
  const given = level(GIVEN);
  const isNamed = given === G.reversed || ((given === G.same || given === G.form) && isFamilyName(level(FAMILY)));
  const isDifferent =
    level(BIRTH) >= B.near || level(SEX) > 0 || level(NATIONAL) === N.different || level(LOCAL) === N.different;
  return weight >= 0 && isNamed && !isDifferent;
}

const isFamilyName = (level: number): boolean => level >= F.same && level <= F.alike;
