import {circlesOf, circleSums, markCircles, surplusOf} from './heaviest-circles.ts';
import type {GainedLinks, JointGains} from './gained-links.ts';

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

/** What a run works in; ends are left ones, then right ones. */
type Buffers = {
  groups: Groups;
  /** Top end of a tree group, or the smallest end of a circle, by group. */
  top: Int32Array;
  /** Live links of an end. */
  degree: Int32Array;
  /** Exclusive or of the ids of the live links of an end: with one link left it is that link. */
  mix: Int32Array;
  /** What hangs on an end, itself among it. */
  value: Float64Array;
  families: Uint32Array;
  adults: Uint32Array;
  /** Heaviest top below an end, in its group, with its score. */
  best: Int32Array;
  bestScore: Float64Array;
  /** The link by which an end hangs on another; NONE for the top of a group. */
  hung: Int32Array;
  queue: Int32Array;
  isInCircle: Uint8Array;
};

/** Buffers for graphs of at most these sizes, used again for each run. */
export function createScan(leftMax: number, rightMax: number, linksMax: number): Scan {
  const buffers = buffersFor(leftMax + rightMax, linksMax);
  return {
    groups: buffers.groups,
    run(links, gains) {
      begin(buffers, links);
      peel(buffers, links, gains);
      close(buffers, links, gains);
      return buffers.groups;
    },
    members: (links, wanted) => membersOf(links, wanted, buffers),
  };
}

function buffersFor(ends: number, linksMax: number): Buffers {
  const whole = (): Int32Array => new Int32Array(ends);
  const count = (): Uint32Array => new Uint32Array(ends);
  const score = (): Float64Array => new Float64Array(ends);
  return {
    groups: {count: 0, score: score(), families: count(), adults: count(), isClosed: new Uint8Array(ends)},
    top: whole(),
    degree: whole(),
    mix: whole(),
    value: score(),
    families: count(),
    adults: count(),
    best: whole(),
    bestScore: score(),
    hung: whole(),
    queue: whole(),
    isInCircle: new Uint8Array(linksMax),
  };
}

function begin(buffers: Buffers, {leftCount, rightCount, length, left, right}: GainedLinks): void {
  const {groups, degree, mix, value, families, adults, best, bestScore, hung} = buffers;
  const ends = leftCount + rightCount;
  for (const zeroed of [degree, mix, value, bestScore]) zeroed.fill(0, 0, ends);
  for (const empty of [best, hung]) empty.fill(NONE, 0, ends);
  families.fill(0, 0, leftCount).fill(1, leftCount, ends);
  adults.fill(1, 0, leftCount).fill(0, leftCount, ends);
  groups.count = 0;
  for (let link = 0; link < length; link++) {
    const a = left[link]!;
    const b = leftCount + right[link]!;
    degree[a]!++;
    degree[b]!++;
    mix[a]! ^= link;
    mix[b]! ^= link;
  }
}

/** Peels ends with one link, each onto the other end where that raises the score; fills the queue in that order. */
function peel(buffers: Buffers, links: GainedLinks, gains: JointGains): void {
  const {degree, mix, value, families, adults, best, bestScore, hung, queue} = buffers;
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
      emitTree(buffers, end);
      continue;
    }
    const link = mix[end]!;
    const other = isLeft ? leftCount + right[link]! : left[link]!;
    degree[end] = 0;
    mix[other]! ^= link;
    if (--degree[other]! === 1) queue[tail++] = other;
    const raise = value[end]! + gain[link]! + (isLeft ? gains.adult : gains.family);
    if (raise <= 0) {
      emitTree(buffers, end);
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
}

/** What is left after peeling: ends with two links or more. */
function close(buffers: Buffers, links: GainedLinks, gains: JointGains): void {
  if (markCircles(links, buffers) === 0) return;
  for (const [root, sum] of circleSums(links, gains, buffers)) {
    const {far, near} = surplusOf(sum);
    const circles = far * (gains.family + gains.farCircle) + near * (gains.family + gains.nearCircle);
    const score = sum.score - gains.family - gains.adult + circles;
    emit(buffers, root, score, sum.families, sum.adults, far + near > 1e-9 ? 1 : 0);
  }
}

/** The heaviest group at or below an end that hangs on no other, where one weighs anything. */
function emitTree(buffers: Buffers, end: number): void {
  const {best, bestScore, families, adults} = buffers;
  const top = best[end]!;
  if (top !== NONE) emit(buffers, top, bestScore[end]!, families[top]!, adults[top]!, 0);
}

function emit(
  {groups, top}: Buffers,
  end: number,
  score: number,
  familyCount: number,
  adultCount: number,
  isClosed: 0 | 1,
): void {
  const at = groups.count++;
  top[at] = end;
  groups.score[at] = score;
  groups.families[at] = familyCount;
  groups.adults[at] = adultCount;
  groups.isClosed[at] = isClosed;
}

/** Links below the tops of the wanted groups: those by which ends hang on it, and the circle it stands for. */
function membersOf(links: GainedLinks, wanted: readonly number[], {top, hung, isInCircle}: Buffers): number[][] {
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
