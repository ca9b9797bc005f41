import {adultsOf} from './group.ts';
import type {Link} from './links.ts';
import type {JointGains} from './heaviest.ts';
import {continuationRate} from './significance.ts';

/**
 * What links look like that mean nothing: how often an adult who is linked to one family is linked to another, how often a
 * linked family is linked to another adult, and how strong such links are. Read off adults with one link, so that a few
 * clusters in the data do not make clusters look common.
 */
export type Background = {
  /** Chance that an adult with n links has one more. */
  familyRate: number;
  /** Chance that a family with n linked adults has one more. */
  adultRate: number;
  /** One row a link to draw from. */
  gain: Float64Array;
  isNear: Uint8Array;
  /** Strengths of those links, rising; by whether the two live near each other. */
  strengths: {near: Float64Array; far: Float64Array};
};

/** A link that says no more than half of all chance links do takes something from its group. */
const CHARGE = 1;
/** Fewer links than this tell nothing of how strong chance links are; all links are used then. */
const SAMPLE_MIN = 10;

export function backgroundOf(links: readonly Link[]): Background {
  const byAdult = Map.groupBy(links, ({adult}) => adult);
  const byFamily = Map.groupBy(links, ({family}) => family);
  const singles = links.filter(({adult}) => byAdult.get(adult)!.length === 1);
  const sample = singles.length < SAMPLE_MIN ? links : singles;
  const sorted = (near: boolean): Float64Array =>
    Float64Array.from(sample.filter(({isNear}) => isNear === near).map(({strength}) => strength)).sort();
  const strengths = {near: sorted(true), far: sorted(false)};
  return {
    familyRate: continuationRate([...byAdult.values()].map(({length}) => length)),
    adultRate: continuationRate([...byFamily.values()].map((own) => adultsOf(own).length)),
    gain: Float64Array.from(sample, (link) => gainOf(link, strengths)),
    isNear: Uint8Array.from(sample, ({isNear}) => (isNear ? 1 : 0)),
    strengths,
  };
}

/** Nats by which a link is stronger than a chance link: -ln(share of chance links that are at least as strong) - charge. */
export function gainOf({strength, isNear}: Link, {near, far}: Background['strengths']): number {
  const among = isNear ? near : far;
  const atLeast = among.length - lowerBound(among, strength - 1e-9);
  return Math.log((among.length + 1) / (atLeast + 1)) - CHARGE;
}

/** Gains of joints from the rates; families are `familyCount` in effect, so two links seldom meet by chance at one. */
export function jointGains({familyRate, adultRate}: Background, familyCount: number): JointGains {
  return {
    family: -Math.log(familyRate),
    adult: -Math.log(adultRate),
    circle: Math.log(Math.max(1, familyCount)),
  };
}

export const sharesOf = (links: readonly Link[]): Float64Array => Float64Array.from(links, ({share}) => share);

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
