import {UnionFind} from '../columns/union-find.ts';

/** Links between left ends (adults) and right ends (families), one row each; only the first `length` rows count. */
export type GainedLinks = {
  leftCount: number;
  rightCount: number;
  length: number;
  left: Uint32Array;
  right: Uint32Array;
  /** What the link itself says, in nats: positive where it says more than a chance link does. */
  gain: Float64Array;
  /** Share of a link of its own that the link is, 0 to 1: cells of one event are not independent (see `links.ts`). */
  share: Float64Array;
  /** 1 where the two live near each other. */
  isNear: Uint8Array;
};

/** How surprising it is, in nats, that links meet. */
export type JointGains = {
  /** One more family at an adult who has one already. */
  family: number;
  /** One more adult at a family that has one already. */
  adult: number;
  /** One more link between an adult and a family who are joined already, living near or far from each other. */
  nearCircle: number;
  farCircle: number;
};

/**
 * Heaviest connected groups: the score of a group is what its links say, and how surprising it is that they meet:
 * gains + (families - 1) x family + (adults - 1) x adult + (links - ends + 1) x (family + circle). Links that close a circle
 * are far ones as far as the circle is not made of neighbours alone: neighbours meet again and again.
 * Trees are solved exactly (heaviest subtree, by peeling leaves); links in circles stay together, and branches of a circle
 * are kept where they raise the score. Every link is in one group at most. O(links).
 */
export type Groups = {
  count: number;
  score: Float64Array;
  families: Uint32Array;
  adults: Uint32Array;
  /** 1 where the group has a circle. */
  isClosed: Uint8Array;
};

export type Scan = {
  groups: Groups;
  /** Groups of the links; valid until the next call. */
  run(links: GainedLinks, gains: JointGains): Groups;
  /** Positions of the links of the groups at `wanted` of the last run, rising. */
  members(links: GainedLinks, wanted: readonly number[]): number[][];
};

const NONE = -1;

/** Buffers for graphs of at most these sizes, used again for each run. */
export function createScan(leftMax: number, rightMax: number, linksMax: number): Scan {
  const ends = leftMax + rightMax;
  const degree = new Int32Array(ends);
  /** Exclusive or of the ids of the live links of an end: with one link left it is that link. */
  const mix = new Int32Array(ends);
  const value = new Float64Array(ends);
  const families = new Uint32Array(ends);
  const adults = new Uint32Array(ends);
  /** Heaviest top below an end, in its group, with its score. */
  const best = new Int32Array(ends);
  const bestScore = new Float64Array(ends);
  /** The link by which an end hangs on another; NONE for the top of a group. */
  const hung = new Int32Array(ends);
  const queue = new Int32Array(ends);
  const isInCircle = new Uint8Array(linksMax);
  const groups: Groups = {
    count: 0,
    score: new Float64Array(ends),
    families: new Uint32Array(ends),
    adults: new Uint32Array(ends),
    isClosed: new Uint8Array(ends),
  };
  /** Top end of a tree group, or the smallest end of a circle. */
  const top = new Int32Array(ends);

  const emit = (end: number, score: number, familyCount: number, adultCount: number, closed: 0 | 1): void => {
    const at = groups.count++;
    top[at] = end;
    groups.score[at] = score;
    groups.families[at] = familyCount;
    groups.adults[at] = adultCount;
    groups.isClosed[at] = closed;
  };

  /** Peels ends with one link, each onto the other end where that raises the score; fills the queue in that order. */
  const peel = (links: GainedLinks, gains: JointGains): void => {
    const {leftCount, rightCount, left, right, gain} = links;
    let tail = 0;
    for (let end = 0; end < leftCount + rightCount; end++) if (degree[end] === 1) queue[tail++] = end;
    for (let head = 0; head < tail; head++) {
      const end = queue[head]!;
      const isLeft = end < leftCount;
      // A group whose top is an adult counts a family too many, and the other way about.
      const own = value[end]! - (isLeft ? gains.family : gains.adult);
      if (own > bestScore[end]!) {
        bestScore[end] = own;
        best[end] = end;
      }
      if (degree[end] === 0) {
        finish(end);
        continue;
      }
      const link = mix[end]!;
      const other = isLeft ? leftCount + right[link]! : left[link]!;
      degree[end] = 0;
      mix[other]! ^= link;
      if (--degree[other]! === 1) queue[tail++] = other;
      const raise = value[end]! + gain[link]! + (isLeft ? gains.adult : gains.family);
      if (raise <= 0) {
        finish(end);
        continue;
      }
      hung[end] = link;
      value[other]! += raise;
      families[other]! += families[end]!;
      adults[other]! += adults[end]!;
      if (bestScore[end]! > bestScore[other]!) {
        bestScore[other] = bestScore[end]!;
        best[other] = best[end]!;
      }
    }
  };

  const finish = (end: number): void => {
    const group = best[end]!;
    if (group !== NONE) emit(group, bestScore[end]!, families[group]!, adults[group]!, 0);
  };

  /** What is left after peeling: ends with two links or more. */
  const close = (links: GainedLinks, gains: JointGains): void => {
    const {leftCount, left, right, gain, share} = links;
    let circleLinks = 0;
    for (let link = 0; link < links.length; link++) {
      isInCircle[link] = degree[left[link]!]! > 0 && degree[leftCount + right[link]!]! > 0 ? 1 : 0;
      circleLinks += isInCircle[link]!;
    }
    if (circleLinks === 0) return;
    const near = new UnionFind(leftCount + links.rightCount);
    const sets = new UnionFind(leftCount + links.rightCount);
    for (let link = 0; link < links.length; link++) {
      if (isInCircle[link] === 0) continue;
      sets.union(left[link]!, leftCount + right[link]!);
      if (links.isNear[link] === 1) near.union(left[link]!, leftCount + right[link]!);
    }
    const sums = new Map<number, CircleSum>();
    for (let end = 0; end < leftCount + links.rightCount; end++) {
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
    for (let link = 0; link < links.length; link++) {
      if (isInCircle[link] === 0) continue;
      const sum = sums.get(sets.find(left[link]!))!;
      sum.score += gain[link]!;
      sum.shares += share[link]!;
      if (links.isNear[link] === 0) sum.farShares += share[link]!;
    }
    for (const [root, sum] of sums) {
      const {far, near: nearby} = surplusOf(sum);
      const circles = far * (gains.family + gains.farCircle) + nearby * (gains.family + gains.nearCircle);
      emit(
        root,
        sum.score - gains.family - gains.adult + circles,
        sum.families,
        sum.adults,
        far + nearby > 1e-9 ? 1 : 0,
      );
    }
  };

  return {
    groups,
    run(links, gains) {
      const {leftCount, rightCount, left, right} = links;
      const used = leftCount + rightCount;
      degree.fill(0, 0, used);
      mix.fill(0, 0, used);
      value.fill(0, 0, used);
      families.fill(0, 0, leftCount);
      families.fill(1, leftCount, used);
      adults.fill(1, 0, leftCount);
      adults.fill(0, leftCount, used);
      best.fill(NONE, 0, used);
      bestScore.fill(0, 0, used);
      hung.fill(NONE, 0, used);
      groups.count = 0;
      for (let link = 0; link < links.length; link++) {
        const a = left[link]!;
        const b = leftCount + right[link]!;
        degree[a]!++;
        degree[b]!++;
        mix[a]! ^= link;
        mix[b]! ^= link;
      }
      peel(links, gains);
      close(links, gains);
      return groups;
    },
    members(links, wanted) {
      return membersOf(links, wanted, top, hung, isInCircle);
    },
  };
}

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

/** Links below the tops of the wanted groups: those by which ends hang on it, and the circle it stands for. */
function membersOf(
  links: GainedLinks,
  wanted: readonly number[],
  top: Int32Array,
  hung: Int32Array,
  isInCircle: Uint8Array,
): number[][] {
  const {leftCount, rightCount, left, right} = links;
  const ends = leftCount + rightCount;
  // Ends that hang on one end as a list of first and next.
  const first = new Int32Array(ends).fill(NONE);
  const next = new Int32Array(ends).fill(NONE);
  for (let end = 0; end < ends; end++) {
    const link = hung[end]!;
    if (link === NONE) continue;
    const above = end < leftCount ? leftCount + right[link]! : left[link]!;
    next[end] = first[above]!;
    first[above] = end;
  }
  const circles = circlesOf(links, isInCircle);
  return wanted.map((at) => {
    const circle = circles.get(top[at]!) ?? [];
    const found = [...circle];
    const reached = new Set([top[at]!, ...circle.flatMap((link) => [left[link]!, leftCount + right[link]!])]);
    for (const end of reached) {
      for (let child = first[end]!; child !== NONE; child = next[child]!) {
        if (reached.has(child)) continue;
        found.push(hung[child]!);
        reached.add(child);
      }
    }
    return found.sort((one, other) => one - other);
  });
}

/** Links in circles by the root of their ends. */
function circlesOf(
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
    const list = circles.get(root);
    if (list === undefined) circles.set(root, [link]);
    else list.push(link);
  }
  return circles;
}
