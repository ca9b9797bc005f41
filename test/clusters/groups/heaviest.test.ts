import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import type {GainedLinks, JointGains} from '../../../src/clusters/groups/gained-links.ts';
import {createScan} from '../../../src/clusters/groups/heaviest.ts';

const LEFT = 4;
const RIGHT = 4;
const GAINS: JointGains = {family: 1.5, adult: 0.75, nearCircle: 1, farCircle: 4};

type Cell = {cell: number; gain: number; isNear?: boolean};

const cells = fc.uniqueArray(
  fc.record({cell: fc.nat(LEFT * RIGHT - 1), gain: fc.integer({min: -4, max: 3}), isNear: fc.boolean()}),
  {
    maxLength: 10,
    selector: ({cell}) => cell,
  },
);

function linksOf(list: readonly Cell[]): GainedLinks {
  return {
    leftCount: LEFT,
    rightCount: RIGHT,
    length: list.length,
    left: Uint32Array.from(list, ({cell}) => Math.floor(cell / RIGHT)),
    right: Uint32Array.from(list, ({cell}) => cell % RIGHT),
    gain: Float64Array.from(list, ({gain}) => gain),
    share: new Float64Array(list.length).fill(1),
    isNear: Uint8Array.from(list, ({isNear}) => (isNear === true ? 1 : 0)),
  };
}

const ends = ({left, right}: GainedLinks, chosen: readonly number[]): string[] => [
  ...new Set(chosen.flatMap((link) => [`a${left[link]!}`, `f${right[link]!}`])),
];

function isConnected(links: GainedLinks, chosen: readonly number[]): boolean {
  const reached = new Set(ends(links, chosen.slice(0, 1)));
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const link of chosen) {
      const pair = ends(links, [link]);
      if (pair.some((end) => reached.has(end))) for (const end of pair) reached.add(end);
    }
  }
  return reached.size === ends(links, chosen).length;
}

/** The score by its definition. */
function scoreOf(links: GainedLinks, chosen: readonly number[]): number {
  const all = ends(links, chosen);
  const adults = all.filter((end) => end.startsWith('a')).length;
  const families = all.length - adults;
  const gain = chosen.reduce((sum, link) => sum + links.gain[link]!, 0);
  // A spanning tree of near links first: what is left over are the links that close circles.
  const reached = new Map<string, string>();
  const find = (end: string): string => (reached.has(end) ? find(reached.get(end)!) : end);
  let circles = 0;
  for (const link of chosen.toSorted((one, other) => links.isNear[other]! - links.isNear[one]!)) {
    const [adult, family] = ends(links, [link]).map(find) as [string, string];
    if (adult === family) circles += GAINS.family + (links.isNear[link] === 1 ? GAINS.nearCircle : GAINS.farCircle);
    else reached.set(adult, family);
  }
  return gain + (families - 1) * GAINS.family + (adults - 1) * GAINS.adult + circles;
}

function scanned(list: readonly Cell[]): {links: GainedLinks; members: number[][]; scores: number[]} {
  const links = linksOf(list);
  const scan = createScan(LEFT, RIGHT, list.length);
  const {count, score} = scan.run(links, GAINS);
  return {links, members: scan.members(links, [...Array(count).keys()]), scores: [...score.subarray(0, count)]};
}

function subsets(count: number): number[][] {
  return Array.from({length: 2 ** count - 1}, (_, mask) =>
    Array.from({length: count}, (_unused, link) => link).filter((link) => ((mask + 1) >> link) & 1),
  );
}

const isForest = (links: GainedLinks): boolean => {
  const reached = new Map<string, string>();
  const find = (end: string): string => (reached.has(end) ? find(reached.get(end)!) : end);
  for (let link = 0; link < links.length; link++) {
    const [a, b] = ends(links, [link]).map(find) as [string, string];
    if (a === b) return false;
    reached.set(a, b);
  }
  return true;
};

test('in a forest the best group is the heaviest connected set of links there is', () => {
  fc.assert(
    fc.property(cells, (list) => {
      const {links, scores} = scanned(list);
      fc.pre(isForest(links));
      const best = Math.max(
        0,
        ...subsets(links.length)
          .filter((chosen) => isConnected(links, chosen))
          .map((chosen) => scoreOf(links, chosen)),
      );
      expect(Math.max(0, ...scores)).toBeCloseTo(best, 9);
    }),
  );
});

test('groups are connected, share no link, and have the score of their links', () => {
  fc.assert(
    fc.property(cells, (list) => {
      const {links, members, scores} = scanned(list);
      const used = members.flat();
      expect(new Set(used).size).toBe(used.length);
      for (const [group, chosen] of members.entries()) {
        expect(isConnected(links, chosen)).toBe(true);
        expect(scores[group]).toBeCloseTo(scoreOf(links, chosen), 9);
      }
    }),
  );
});

test('links of one event that share the weight of a tree close no circle', () => {
  const links = linksOf([0, 1, 4, 5].map((cell) => ({cell, gain: 1})));
  const scan = createScan(LEFT, RIGHT, 4);
  expect([...scan.run(links, GAINS).isClosed.subarray(0, 1)]).toEqual([1]);
  links.share.fill(0.75);
  expect([...scan.run(links, GAINS).isClosed.subarray(0, 1)]).toEqual([0]);
});

test('buffers used again give what new ones give', () => {
  fc.assert(
    fc.property(cells, cells, (first, second) => {
      const scan = createScan(LEFT, RIGHT, 10);
      scan.run(linksOf(first), GAINS);
      const {count, score} = scan.run(linksOf(second), GAINS);
      expect([...score.subarray(0, count)]).toEqual(scanned(second).scores);
    }),
  );
});
