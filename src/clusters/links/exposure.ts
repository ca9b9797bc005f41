import {indexOfId} from '../../base/find-by-id.ts';
import {ROLES} from '../../model/notification.ts';
import {adultsOf, factsOf} from '../groups/group.ts';
import type {Scene} from './scene.ts';
import type {Link} from './link.ts';

/**
 * How readily families are linked by chance: by the number of their concerns, which show how much a family is watched, to the
 * power that fits the hub, and no higher than the families that are linked bear out. Concerns that make the links in question are not counted: they would make of each link a reason for
 * itself. Families with a child in any concern, and linked ones, in order of family.
 */
export function exposureOf(scene: Scene, links: readonly Link[]): Map<number, number> {
  const counts = concernsOf(scene, links);
  const far = Map.groupBy(
    links.filter(({isNear}) => !isNear),
    ({family}) => family,
  );
  const sizes = new Map([...far].map(([family, own]) => [family, adultsOf(own).length]));
  const concerns = Float64Array.from(counts.values());
  const singles = [...sizes].filter(([, size]) => size === 1).map(([family]) => counts.get(family)!);
  const power = fittingPower(concerns, [...sizes.values()], singles);
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

/** So many standard errors more concerns than the families with one linked adult have, a model may give such families. */
const ERRORS_MAX = 2;

/**
 * The power for which chance gives as many families with two linked adults for each with one as the hub has. Larger numbers of
 * adults are what one looks for and play no part.
 *
 * Adults also meet in one family because they belong together. Where much of a hub does, a power fitted to its pairs alone would put that down to
 * how families are watched, expect a crowd around the most watched of them that is not there, and take clusters for chance. So it is no
 * higher than `singles` allow, the concerns of families with one linked adult: were watched families linked as readily as
 * that, those would have more concerns.
 */
function fittingPower(concerns: Float64Array, sizes: readonly number[], singles: readonly number[]): number {
  const linkCount = sizes.reduce((sum, size) => sum + size, 0);
  const ones = singles.length;
  const twos = sizes.filter((size) => size === 2).length;
  const meanOfSingles = singles.reduce((sum, count) => sum + Math.log(count), 0) / Math.max(1, ones);
  const isExceeded = (power: number): boolean => {
    const {pairsPerSingle, meanLog, deviation} = expectedAt(concerns, power, linkCount);
    const isCrowd = ones > 0 && meanLog - (ERRORS_MAX * deviation) / Math.sqrt(ones) > meanOfSingles;
    return isCrowd || pairsPerSingle >= twos / Math.max(1, ones);
  };
  let [low, high] = [0, POWER_MAX];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (isExceeded(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** What is expected where links fall on families by the power of their concerns (Poisson). */
type Expected = {
  /** Families with two linked adults for each with one. */
  pairsPerSingle: number;
  /** Mean and standard deviation of the logarithm of the concerns of families with one. */
  meanLog: number;
  deviation: number;
};

function expectedAt(concerns: Float64Array, power: number, linkCount: number): Expected {
  // Concerns are small counts, the same for many families.
  const most = concerns.reduce((so, count) => Math.max(so, count), 0);
  const weights = Float64Array.from({length: most + 1}, (_, count) => count ** power);
  let total = 0;
  for (const count of concerns) total += weights[count]!;
  const means = weights.map((weight) => (linkCount * weight) / total);
  const singles = means.map((mean) => mean * Math.exp(-mean));
  const pairs = means.map((mean) => ((mean * mean) / 2) * Math.exp(-mean));
  const logarithms = weights.map((_, count) => Math.log(count));
  let [ones, twos, logs, squares] = [0, 0, 0, 0];
  for (const count of concerns) {
    const single = singles[count]!;
    const log = logarithms[count]!;
    ones += single;
    twos += pairs[count]!;
    logs += single * log;
    squares += single * log * log;
  }
  const meanLog = logs / ones;
  return {pairsPerSingle: twos / ones, meanLog, deviation: Math.sqrt(Math.max(0, squares / ones - meanLog ** 2))};
}
