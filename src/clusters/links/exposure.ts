import {indexOfId} from '../../base/find-by-id.ts';
import {onceEach} from '../../base/once.ts';
import {ROLES} from '../../model/notification.ts';
import {adultsOf, factsOf} from '../groups/group.ts';
import type {Scene} from './scene.ts';
import type {Link} from './link.ts';

/**
 * How readily families are linked by chance: by the number of their concerns, which show how much a family is watched, to the
 * power that fits the hub. Concerns that make the links in question are not counted: they would make of each link a reason for
 * itself. Families with a child in any concern, and linked ones, in order of family.
 */
export function exposureOf(scene: Scene, links: readonly Link[]): Map<number, number> {
  const counts = concernsOf(scene, links);
  const sizes = [
    ...Map.groupBy(
      links.filter(({isNear}) => !isNear),
      ({family}) => family,
    ).values(),
  ].map((own) => adultsOf(own).length);
  const concerns = Float64Array.from(counts.values());
  const power = fittingPower(concerns, sizes);
  return new Map([...counts].map(([family, count]) => [family, count ** power]));
}

function concernsOf(scene: Scene, links: readonly Link[]): Map<number, number> {
  const {involvements, records} = scene.network;
  const isTelling = new Uint8Array(records.notifications.length);
  for (const id of new Set(factsOf(links).flatMap((fact) => fact.records))) {
    const at = indexOfId(records.notifications, id);
    if (at >= 0) isTelling[at] = 1;
  }
  const {familyOf} = scene.kinship;
  // One more than the concerns of a family that any tells of, or a link; 0 for the others.
  const counts = new Int32Array(familyOf.length);
  for (const {family} of links) counts[family] = 1;
  const subject = ROLES.indexOf('subject');
  for (let part = 0; part < involvements.length; part++) {
    if (involvements.role[part] !== subject) continue;
    const family = familyOf[involvements.person[part]!]!;
    counts[family] = Math.max(1, counts[family]!) + 1 - isTelling[involvements.notification[part]!]!;
  }
  const known = new Map<number, number>();
  for (let family = 0; family < counts.length; family++) if (counts[family]! > 0) known.set(family, counts[family]!);
  return known;
}

/** Powers looked at: 0 is all families alike. */
const POWER_MAX = 2;

/**
 * The power for which chance gives as many families with two linked adults for each with one as the hub has. Larger numbers of
 * adults are what one looks for and play no part.
 */
function fittingPower(concerns: Float64Array, sizes: readonly number[]): number {
  const linkCount = sizes.reduce((sum, size) => sum + size, 0);
  const ones = sizes.filter((size) => size === 1).length;
  const twos = sizes.filter((size) => size === 2).length;
  let [low, high] = [0, POWER_MAX];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (pairsPerSingle(concerns, middle, linkCount) < twos / Math.max(1, ones)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Families expected with two links for each with one, where links fall on families by the power of their concerns (Poisson). */
function pairsPerSingle(concerns: Float64Array, power: number, linkCount: number): number {
  // Concerns are small counts, the same for many families.
  const weightOf = onceEach((count) => count ** power);
  let total = 0;
  for (const count of concerns) total += weightOf(count);
  const meanOf = onceEach((count) => (linkCount * weightOf(count)) / total);
  const singlesOf = onceEach((count) => meanOf(count) * Math.exp(-meanOf(count)));
  const pairsOf = onceEach((count) => ((meanOf(count) * meanOf(count)) / 2) * Math.exp(-meanOf(count)));
  let ones = 0;
  let twos = 0;
  for (const count of concerns) {
    ones += singlesOf(count);
    twos += pairsOf(count);
  }
  return twos / ones;
}
