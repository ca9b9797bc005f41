import {addAt} from '../../base/get-or-insert.ts';
import {onceFor} from '../../base/once.ts';
import {gainOf, type Background} from '../chance/background.ts';
import type {ClusterConfig} from '../config.ts';
import {isNamedWith} from '../links/links.ts';
import type {Link} from '../links/link.ts';

/** What a link beside a group is held against: how readily chance links fall on each family. */
export type Surroundings = {
  strong: readonly Link[];
  background: Background;
  /** Exposure of each family (`exposure.ts`). */
  exposure: ReadonlyMap<number, number>;
};

/**
 * Who belongs to a group that was found. An adult with links to two of its families does: chance hardly gives that. An adult with one
 * link to a family that adults of the group share may be one of them whose other links nobody recorded, or one of those whom
 * any family has; the adult is taken in where the former is the likelier (balance of probabilities).
 *
 * Odds = expected members / expected others x what the link says. Others: chance links of the hub, shared out by exposure.
 * Members: the mean of those seen beyond the others, and of those to be expected with one link for each with two or more where
 * `unrecordedShare` of links are lost (binomial). Both are counted among those who are linked elsewhere too, and those who
 * are not. What the link says: `gainOf`, the likelihood ratio against a chance
 * link where p is Beta(k, 1) among members. Nobody is taken in for a home at which a child was seen: a couple would be two.
 * Leaving out single links leaves the group connected.
 */
export function membersOf(
  group: readonly Link[],
  surroundings: Surroundings,
  {unrecordedShare}: Pick<ClusterConfig, 'unrecordedShare'>,
): Link[] {
  const linksOf = Map.groupBy(group, ({adult}) => adult);
  const certain = group.filter(({adult}) => linksOf.get(adult)!.length > 1);
  const shared = new Set(
    [...Map.groupBy(certain, ({family}) => family)].filter(([, own]) => own.length > 1).map(([family]) => family),
  );
  return shared.size === 0 ? certain : [...certain, ...likelyMembers(certain, shared, surroundings, unrecordedShare)];
}

/** Single links to the families of `shared` of adults other than those of `certain`, where it is the likelier that they are of the group. */
export function likelyMembers(
  certain: readonly Link[],
  shared: ReadonlySet<number>,
  surroundings: Surroundings,
  unrecordedShare: number,
): Link[] {
  const adults = new Set(certain.map(({adult}) => adult));
  const lost = adults.size * lostPerMember(certain.length / adults.size, unrecordedShare);
  const others = chanceLinksOf(shared, surroundings);
  const {familyRate, strengths} = surroundings.background;
  const within = Map.groupBy(
    linksAt(surroundings.strong, 'family', shared).filter(
      (link) => !adults.has(link.adult) && !link.isNear && isNamedWith(link),
    ),
    ({adult}) => adult,
  );
  const beside = [...within.values()].map(([link]) => link!);
  const isBusy = ({adult}: Link): boolean => others.degrees.get(adult)! > 1;
  return [true, false].flatMap((busy) => {
    const found = beside.filter((link) => isBusy(link) === busy);
    const strangers = busy ? others.busy : others.single;
    const expected = lost * (busy ? familyRate : 1 - familyRate);
    const members = (expected + Math.max(0, found.length - strangers)) / 2;
    return found.filter((link) => members * Math.exp(gainOf(link, {...strengths, equals: 'mean'})) > strangers);
  });
}

/**
 * Other links of the group's adults: those to families that several of them are linked to, and of the rest those that are likelier
 * the group's than chance. Of each adult one is expected to be, for whoever is in a group seldom stops at its families, and for each
 * link within the group `unrecordedShare` of one more, to a family whose other links nobody recorded. The more families an adult
 * is linked to alone, the more of these are chance: who has much to do with many families (camouflage) does not draw them all
 * in. Who is in by one link brings no family of their own: that they are of the group is a matter of odds by itself. What the link says is `gainOf`, as above.
 */
export function linksBeside(
  core: readonly Link[],
  {strong, background}: Surroundings,
  {unrecordedShare}: Pick<ClusterConfig, 'unrecordedShare'>,
): Link[] {
  const within = Map.groupBy(core, ({adult}) => adult);
  const own = linksAt(strong, 'adult', within.keys());
  const byFamily = Map.groupBy(own, ({family}) => family);
  const inCore = new Set(core);
  const beside = own.filter((link) => !inCore.has(link));
  const isShared = ({family}: Link): boolean => byFamily.get(family)!.length > 1;
  const alone = Map.groupBy(
    beside.filter((link) => !isShared(link)),
    ({adult}) => adult,
  );
  return beside.filter((link) => {
    if (isShared(link)) return true;
    if (within.get(link.adult)!.length === 1) return false;
    const expected = 1 + unrecordedShare * within.get(link.adult)!.length;
    const chance = alone.get(link.adult)!.length - expected;
    return expected * Math.exp(gainOf(link, {...background.strengths, equals: 'mean'})) >= chance;
  });
}

/**
 * Members with one recorded link for each with two or more, who have `mean` of them: links binomial with as many trials as give
 * that mean.
 */
function lostPerMember(mean: number, unrecordedShare: number): number {
  const recorded = 1 - unrecordedShare;
  const trials = Math.max(2, Math.floor(mean / recorded));
  const none = unrecordedShare ** trials;
  const one = trials * recorded * unrecordedShare ** (trials - 1);
  return one / (1 - none - one);
}

/** Expected far chance links to the families, by adults with no other link and by adults with others. */
function chanceLinksOf(
  families: ReadonlySet<number>,
  surroundings: Surroundings,
): {single: number; busy: number; degrees: ReadonlyMap<number, number>} {
  const {exposure} = surroundings;
  const {degrees, farCount, single, all} = ofWholeHub(surroundings);
  let own = 0;
  for (const family of [...families].sort((left, right) => left - right)) own += exposure.get(family) ?? 0;
  const share = own / all;
  return {single: single * share, busy: (farCount - single) * share, degrees};
}

/** Links of each adult of the hub, far ones, of these those of adults with no other, and the exposure of all families. */
type WholeHub = {degrees: ReadonlyMap<number, number>; farCount: number; single: number; all: number};

const placesByEnd = onceFor((links: readonly Link[]) => {
  const places = [...links.keys()];
  return {
    adult: Map.groupBy(places, (at) => links[at]!.adult),
    family: Map.groupBy(places, (at) => links[at]!.family),
  };
});

/** Those of some links that go from, or to, one of `ends`, in their order, without going through the others. */
export function linksAt(links: readonly Link[], side: 'adult' | 'family', ends: Iterable<number>): Link[] {
  const places = placesByEnd(links)[side];
  const found: number[] = [];
  for (const end of ends) found.push(...(places.get(end) ?? []));
  return found.sort((one, other) => one - other).map((at) => links[at]!);
}

export const ofWholeHub = onceFor(({background, exposure}: Surroundings): WholeHub => {
  const far = background.telling.filter(({isNear}) => !isNear);
  const degrees = new Map<number, number>();
  for (const {adult} of background.telling) addAt(degrees, adult);
  let all = 0;
  for (const weight of exposure.values()) all += weight;
  return {
    degrees,
    farCount: far.length,
    single: far.filter(({adult}) => degrees.get(adult) === 1).length,
    all,
  };
});
