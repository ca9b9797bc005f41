import {expect, test} from 'vitest';
import {exposureOf} from '../../../src/clusters/links/exposure.ts';
import type {Link} from '../../../src/clusters/links/link.ts';
import type {Scene} from '../../../src/clusters/links/scene.ts';
import {ROLES} from '../../../src/model/notification.ts';

/** Concerns are about one family each, which is one child: `families[n]` is that of the notification with id `n…`. */
function sceneOf(familyCount: number, families: readonly number[]): Scene {
  const length = families.length;
  const involvements = {
    length,
    role: new Uint8Array(length).fill(ROLES.indexOf('subject')),
    person: Int32Array.from(families),
    notification: Int32Array.from(families.keys()),
  };
  const notifications = families.map((_, at) => ({id: idOf(at)}));
  return {
    network: {involvements, records: {notifications}},
    kinship: {familyOf: Int32Array.from({length: familyCount}, (_, family) => family)},
  } as unknown as Scene;
}

const idOf = (at: number): string => `n${String(at).padStart(4, '0')}`;

const link = (adult: number, family: number, records: readonly string[] = []): Link =>
  ({
    adult,
    family,
    strength: 1,
    share: 1,
    isNear: false,
    facts: records.length === 0 ? [] : [{records}],
  }) as unknown as Link;

/** So many concerns about each family. */
const concernsOf = (counts: readonly number[]): number[] =>
  counts.flatMap((count, family) => Array.from({length: count}, () => family));

test('concerns that make the links are no reason for them', () => {
  // Six concerns about the first family, three of which tell of its links, and three about the second.
  const scene = sceneOf(3, concernsOf([6, 3, 1]));
  const told = [idOf(0), idOf(1), idOf(2)];
  const links = [link(10, 0, told), link(11, 0), link(12, 1), link(13, 1), link(14, 2)];
  const exposure = exposureOf(scene, links);
  expect(exposure.get(0)).toBe(exposure.get(1));
  expect(exposure.get(0)).toBeGreaterThan(2 * exposure.get(2)!);
});

test('families are alike where chance spreads links evenly, and a watched one stands out more than it is watched where the hub shows it', () => {
  const counts = [39, ...Array.from({length: 30}, () => 1)];
  const scene = sceneOf(counts.length, concernsOf(counts));
  const once = Array.from({length: 10}, (_, at) => link(100 + at, at + 1));
  const alike = exposureOf(scene, once);
  expect(alike.get(0)! / alike.get(20)!).toBeCloseTo(1, 1);
  const pairs = [1, 2, 3].flatMap((family) => [link(200 + family, family), link(300 + family, family)]);
  const apart = exposureOf(scene, [link(1, 0), link(2, 0), ...pairs]);
  expect(apart.get(0)! / apart.get(20)!).toBeGreaterThan(39);
});

test('no family is expected to draw a crowd that linked families do not bear out, however many adults meet by belonging together', () => {
  // Forty quiet families with one linked adult each and fifteen with two, among many; the most watched are linked to nobody.
  const counts = [...Array.from({length: 20}, () => 30), ...Array.from({length: 300}, () => 1)];
  const scene = sceneOf(counts.length, concernsOf(counts));
  const singles = Array.from({length: 40}, (_, at) => link(1000 + at, 20 + at));
  const pairs = Array.from({length: 15}, (_, at) => [link(2000 + at, 100 + at), link(3000 + at, 100 + at)]).flat();
  const exposure = exposureOf(scene, [...singles, ...pairs]);
  const total = [...exposure.values()].reduce((sum, one) => sum + one, 0);
  expect(((singles.length + pairs.length) * exposure.get(0)!) / total).toBeLessThan(1);
});
