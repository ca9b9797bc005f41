import type {Clusters} from '../decide/clusters.ts';
import type {Links} from '../decide/links.ts';
import {APART} from '../decide/hold-reasons.ts';
import {B, BIRTH, FAMILY, GIVEN, K} from '../compare/comparisons.ts';
import {isForenameUnequal} from '../compare/profiles-apart.ts';
import type {RaisedLinks} from './beside-namesakes.ts';
import {areNamesakes} from '../weigh/link-model.ts';
import {BIRTH_DAY, type PersonColumns} from '../columns/person-columns.ts';
import {CHILD, PARENT, type Relations} from '../columns/relations.ts';
import {isKnownByYear} from '../weigh/pupils-dated.ts';
import type {Scorer} from '../weigh/scorer.ts';

/** Reasons for which somebody who bears the same name is another child, so that two do not vie for one mention. */
const OF_OTHERS: ReadonlySet<number> = new Set([
  APART.coNamed,
  APART.register,
  APART.number,
  APART.judged,
  APART.birth,
  APART.birthday,
  APART.generation,
  APART.parent,
]);

/**
 * A child known by name and school year, be it under a number that stands beside no birth date, whom one child with a birth date fits
 * and no other, is that one unless it is among the pupils of whom nobody wrote a birth date. Weighs the links between the two anew by how few these are (`setSole`), as
 * far as they weigh `weightMin` or more: below it others of the name may go unseen. Not where the two have other parents.
 */
export function raiseSoleChild(
  clusters: Clusters,
  {links, areBesideNamesakes, levels}: RaisedLinks,
  columns: PersonColumns,
  relations: Relations,
  scorer: Scorer,
  weightMin: number,
): RaisedLinks {
  const {length, left, right} = links;
  const soleOf = solePlaces(clusters, links, columns);
  const weight = links.weight.slice();
  const raised = levels.slice();
  for (let link = 0; link < length; link++) {
    if (links.weight[link]! < weightMin) continue;
    const [weak, known] = weakFirst(clusters, left[link]!, right[link]!);
    if (soleOf.get(clusters.find(weak)) !== clusters.find(known)) continue;
    if (!isKnownByYear(columns, weak) || columns.birthKind[known] !== BIRTH_DAY) continue;
    const bits = scorer.weighKin(weak, known, K.sole);
    const isOfName = areNamesakes(scorer.level(GIVEN), scorer.level(FAMILY)) && scorer.level(BIRTH) <= B.year;
    if (bits <= weight[link]! || !isOfName || haveOtherParents(clusters, columns, relations, weak, known)) continue;
    weight[link] = bits;
    raised.push(left[link]!, right[link]!, K.sole);
  }
  return {links: {length, left, right, weight}, areBesideNamesakes, levels: raised};
}

const weakFirst = (clusters: Clusters, left: number, right: number): [number, number] =>
  clusters.isWeak(left) ? [left, right] : [right, left];

/** Who fits several. */
const SEVERAL = -1;

/** The person whom each child without birth date fits, SEVERAL where that is not one alone. */
function solePlaces(clusters: Clusters, {length, left, right}: Links, columns: PersonColumns): Map<number, number> {
  const soleOf = new Map<number, number>();
  for (let link = 0; link < length; link++) {
    const [weak, known] = weakFirst(clusters, left[link]!, right[link]!);
    if (!isKnownByYear(columns, weak) || !clusters.isWeak(weak) || clusters.isWeak(known)) continue;
    const [row, person] = [clusters.find(weak), clusters.find(known)];
    const sole = soleOf.get(row) ?? person;
    if (sole === SEVERAL || OF_OTHERS.has(clusters.reasonApart(weak, known))) continue;
    soleOf.set(row, sole === person ? person : SEVERAL);
  }
  return soleOf;
}

/** Whether records name a parent of each, of one sex, and none of one forename. */
function haveOtherParents(
  clusters: Clusters,
  columns: PersonColumns,
  relations: Relations,
  left: number,
  right: number,
): boolean {
  const [lefts, rights] = [left, right].map((row) => parentsOf(clusters, relations, row));
  const pairs = lefts!.flatMap((a) => rights!.map((b) => [a, b] as const));
  const ofOneSex = pairs.filter(([a, b]) => columns.sex[a] === columns.sex[b] && columns.sex[a] !== 0);
  return ofOneSex.length > 0 && ofOneSex.every(([a, b]) => isForenameUnequal(clusters.profile(a), clusters.profile(b)));
}

/** A row each of those who are the parent of somebody. */
function parentsOf(clusters: Clusters, {starts, targets, roles}: Relations, row: number): number[] {
  const found: number[] = [];
  for (const member of clusters.members(row)) {
    for (let k = starts[member]!; k < starts[member + 1]!; k++) {
      const target = targets[k]!;
      if (roles[k] !== CHILD) continue;
      for (let i = starts[target]!; i < starts[target + 1]!; i++)
        if (targets[i] === member && roles[i] === PARENT) found.push(target);
    }
  }
  return found;
}
