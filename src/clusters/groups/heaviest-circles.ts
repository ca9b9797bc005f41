import {listAt} from '../../base/get-or-insert.ts';
import {UnionFind} from '../../columns/union-find.ts';
import type {GainedLinks, JointGains} from './gained-links.ts';

type CircleSum = {
  score: number;
  /** Links, and far links, each by its share. */
  shares: number;
  farShares: number;
  families: number;
  adults: number;
  ends: number;
  /** Sets of ends that near links join. */
  hoods: number;
};

/** Links beyond those of a tree: far ones beyond those that join neighbourhoods, near ones beyond those within. */
export function surplusOf({
  shares,
  farShares,
  ends,
  hoods,
}: Pick<CircleSum, 'shares' | 'farShares' | 'ends' | 'hoods'>): {far: number; near: number} {
  const all = Math.max(0, shares - ends + 1);
  const far = Math.min(all, Math.max(0, farShares - hoods + 1));
  return {far, near: all - far};
}

/** What peeling left: `degree` is above 0 where an end is in a circle, or on a path between two. */
type Peeled = {
  degree: Int32Array;
  value: Float64Array;
  families: Uint32Array;
  adults: Uint32Array;
  isInCircle: Uint8Array;
};

/** Marks the links of which both ends are left, and counts them. */
export function markCircles(
  {leftCount, length, left, right}: GainedLinks,
  {degree, isInCircle}: Pick<Peeled, 'degree' | 'isInCircle'>,
): number {
  let count = 0;
  for (let link = 0; link < length; link++) {
    isInCircle[link] = degree[left[link]!]! > 0 && degree[leftCount + right[link]!]! > 0 ? 1 : 0;
    count += isInCircle[link]!;
  }
  return count;
}

/** What marked links and their ends come to, by the root of the ends that they join, in order of the smallest end. */
export function circleSums(
  {leftCount, rightCount, length, left, right, gain, share, isNear}: GainedLinks,
  gains: JointGains,
  {degree, value, families, adults, isInCircle}: Peeled,
): Map<number, CircleSum> {
  const near = new UnionFind(leftCount + rightCount);
  const sets = new UnionFind(leftCount + rightCount);
  for (let link = 0; link < length; link++) {
    if (isInCircle[link] === 0) continue;
    sets.union(left[link]!, leftCount + right[link]!);
    if (isNear[link] === 1) near.union(left[link]!, leftCount + right[link]!);
  }
  const sums = new Map<number, CircleSum>();
  for (let end = 0; end < leftCount + rightCount; end++) {
    if (degree[end] === 0) continue;
    const root = sets.find(end);
    let sum = sums.get(root);
    if (sum === undefined)
      sums.set(root, (sum = {score: 0, shares: 0, farShares: 0, families: 0, adults: 0, ends: 0, hoods: 0}));
    sum.score += value[end]!;
    sum.families += families[end]!;
    sum.adults += adults[end]!;
    sum.score += end < leftCount ? gains.adult : gains.family;
    sum.ends++;
    if (near.find(end) === end) sum.hoods++;
  }
  for (let link = 0; link < length; link++) {
    if (isInCircle[link] === 0) continue;
    const sum = sums.get(sets.find(left[link]!))!;
    sum.score += gain[link]!;
    sum.shares += share[link]!;
    if (isNear[link] === 0) sum.farShares += share[link]!;
  }
  return sums;
}

/** Marked links by the root of their ends. */
export function circlesOf(
  {leftCount, rightCount, length, left, right}: GainedLinks,
  isInCircle: Uint8Array,
): Map<number, number[]> {
  const sets = new UnionFind(leftCount + rightCount);
  for (let link = 0; link < length; link++)
    if (isInCircle[link] === 1) sets.union(left[link]!, leftCount + right[link]!);
  const circles = new Map<number, number[]>();
  for (let link = 0; link < length; link++) {
    if (isInCircle[link] === 0) continue;
    const root = sets.find(left[link]!);
    listAt(circles, root).push(link);
  }
  return circles;
}
