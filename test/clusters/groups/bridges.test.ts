import {expect, test} from 'vitest';
import {createRng} from '../../../src/base/rng.ts';
import {bridgesAmong} from '../../../src/clusters/groups/bridges.ts';
import type {Link} from '../../../src/clusters/links/link.ts';

const link = (adult: number, family: number): Link => ({
  adult,
  family,
  strength: 1,
  share: 1,
  isNear: false,
  facts: [],
});
const names = (links: readonly Link[]): string[] => links.map(({adult, family}) => `${adult}-${family}`);

test('what a bridge holds together is told from both of its ends', () => {
  // Adults 1 and 2 share families 1 and 2, adults 3 and 4 families 3 and 4; adult 2 has one more link, to family 3.
  const circle = (a: number, b: number): Link[] => [link(a, a), link(a, b), link(b, a), link(b, b)];
  const across = link(2, 3);
  const group = [...circle(1, 2), across, ...circle(3, 4)];
  const bridges = bridgesAmong(group);
  expect([...bridges.keys()]).toEqual([across]);
  expect(bridges.get(across)!()).toEqual({side: circle(1, 2), other: circle(3, 4)});
});

test('two links between the same two hold each other', () => {
  expect(bridgesAmong([link(1, 1), link(1, 1)]).size).toBe(0);
});

test('as taking each link out and walking shows, on 300 groups drawn', () => {
  const rng = createRng(5);
  for (let round = 0; round < 300; round++) {
    const size = 1 + rng.int(14);
    const group = Array.from({length: size}, () => link(rng.int(6), rng.int(6)));
    const bridges = bridgesAmong(group);
    for (const one of group) {
      const side = ledTo(one, group);
      const isBridge = !side.some(({family}) => family === one.family);
      expect(bridges.has(one)).toBe(isBridge);
      if (!isBridge) continue;
      const sides = bridges.get(one)!();
      expect(names(sides.side)).toEqual(names(side));
      expect(names(sides.other)).toEqual(names(group.filter((other) => other !== one && !side.includes(other))));
    }
  }
});

/** Links that lead to the adult of a link without it. */
function ledTo(without: Link, group: readonly Link[]): Link[] {
  const found = new Set<Link>();
  const adults = new Set([without.adult]);
  const families = new Set<number>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const one of group) {
      if (one === without || !(adults.has(one.adult) || families.has(one.family))) continue;
      found.add(one);
      adults.add(one.adult);
      families.add(one.family);
    }
  }
  return group.filter((one) => found.has(one));
}
