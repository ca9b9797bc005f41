import type {ClusterConfig} from '../config.ts';
import {adultsOf} from '../groups/group.ts';
import type {JointGains} from '../groups/gained-links.ts';
import {continuationRate, countAbove, countAtLeast} from './significance.ts';
import type {Link} from '../links/link.ts';

/**
 * What links look like that mean nothing: how often an adult who is linked to one family is linked to another, how often a
 * linked family is linked to another adult, and how strong such links are. Read off adults with one link, so that a few
 * clusters in the data do not make clusters look common.
 */
export type Background = {
  /** The links that may be part of a group: all but those that say no more than that two are neighbours. */
  telling: readonly Link[];
  /** Chance that an adult with n links has one more. */
  familyRate: number;
  /** Chance that a family with n linked adults has one more. */
  adultRate: number;
  /** One row a link to draw from. */
  gain: Float64Array;
  strength: Float64Array;
  isNear: Uint8Array;
  /** What a link is held against. */
  strengths: ChanceStrengths;
};

/** Strengths of chance links, rising, by whether the two live near each other; and how rank among them becomes evidence. */
export type ChanceStrengths = {near: Float64Array; far: Float64Array; calibrator: number; equals: Equals};

/**
 * What a link says that many are as strong as: the mean over its equals, so that where all links are equal none says anything;
 * or what the weakest of them says, so that links that say nothing are no ground for a group to grow over.
 */
export type Equals = 'mean' | 'weakest';

/** Fewer links than this tell nothing of how strong chance links are; all links are used then. */
const SAMPLE_MIN = 10;

export function backgroundOf(links: readonly Link[], weighing: ClusterConfig['weighing'], equals: Equals): Background {
  const strengths = {...strengthsOf(chanceLinks(links)), calibrator: weighing.calibrator, equals};
  const telling = links.filter((link) => isTelling(link, strengths, weighing));
  const byAdult = Map.groupBy(telling, ({adult}) => adult);
  const byFamily = Map.groupBy(telling, ({family}) => family);
  const sample = chanceLinks(telling);
  return {
    telling,
    familyRate: continuationRate([...byAdult.values()].map(({length}) => length)),
    adultRate: continuationRate([...byFamily.values()].map((own) => adultsOf(own).length)),
    gain: Float64Array.from(sample, (link) => gainOf(link, strengths)),
    strength: Float64Array.from(sample, ({strength}) => strength),
    isNear: Uint8Array.from(sample, ({isNear}) => (isNear ? 1 : 0)),
    strengths,
  };
}

/** Neighbours are named in one another's records as a matter of course; only their strongest links tell anything. */
export const isTelling = (
  link: Link,
  strengths: ChanceStrengths,
  {neighbourLossMax}: Pick<ClusterConfig['weighing'], 'neighbourLossMax'>,
): boolean => !link.isNear || gainOf(link, strengths) >= -neighbourLossMax;

/** Links of adults who have one. */
function chanceLinks(links: readonly Link[]): readonly Link[] {
  const byAdult = Map.groupBy(links, ({adult}) => adult);
  const singles = links.filter(({adult}) => byAdult.get(adult)!.length === 1);
  return singles.length < SAMPLE_MIN ? links : singles;
}

function strengthsOf(sample: readonly Link[]): Pick<ChanceStrengths, 'near' | 'far'> {
  const sorted = (near: boolean): Float64Array =>
    Float64Array.from(sample.filter(({isNear}) => isNear === near).map(({strength}) => strength)).sort();
  return {near: sorted(true), far: sorted(false)};
}

/**
 * Nats by which a link speaks against chance: the logarithm of k p^(k-1), where p is the share of chance links that are at least
 * as strong. Over chance links its antilogarithm has mean 1, or less where equals count as the weakest (a calibrator of
 * p-values, Vovk & Wang 2021), so that groups of chance links do not grow on their own strength.
 */
export function gainOf({strength, isNear}: Link, {near, far, calibrator, equals}: ChanceStrengths): number {
  const among = isNear ? near : far;
  const most = (countAtLeast(among, strength) + 1) / (among.length + 1);
  if (equals === 'weakest') return (calibrator - 1) * Math.log(most) + Math.log(calibrator);
  const least = countAbove(among, strength) / (among.length + 1);
  return Math.log((most ** calibrator - least ** calibrator) / (most - least));
}

/**
 * Gains of joints from the rates. Among `familyCount` families, in effect, two far links seldom meet by chance; among the
 * `nearCount` families that live near an adult, near links do.
 */
export function jointGains({familyRate, adultRate}: Background, familyCount: number, nearCount: number): JointGains {
  return {
    family: jointGain(familyRate),
    adult: jointGain(adultRate),
    nearCircle: Math.log(Math.max(1, nearCount)),
    farCircle: Math.log(Math.max(1, familyCount)),
  };
}

/** From the odds of going on, which are how many more there are on average. */
const jointGain = (rate: number): number => Math.max(0, Math.log((1 - rate) / rate));
