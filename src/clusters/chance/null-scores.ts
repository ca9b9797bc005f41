import type {Context} from '../../base/context.ts';
import type {GainedLinks} from '../groups/gained-links.ts';
import {createScan} from '../groups/heaviest.ts';
import type {Link} from '../links/link.ts';
import {forEachDraw, linksMaxOf, type DrawOptions, type NullModel} from './null-model.ts';

/** A group of a draw as the search leaves it. */
export type DrawnGroup = {score: number; families: number; isClosed: boolean};

/**
 * What the search does with a heaviest group before it is tested, so that draws are searched as the hub is. Ends are those of the
 * draw, not of the network; drawn links have no facts.
 */
export type Search = {
  /** True where the search may leave a group of this size otherwise than it is. */
  mayCut(families: number, adults: number, isClosed: boolean): boolean;
  parts(group: readonly Link[]): readonly DrawnGroup[];
};

/** Scores of groups in draws of the null model that a rule would have looked at, sorted, and the largest of each draw. */
export type NullScores = {scores: Float64Array; maxima: Float64Array};

/** Groups that close a circle are rare in a hub without clusters and trees are not, so each sort is held against its own. */
export type NullDraws = {open: NullScores; closed: NullScores};

/**
 * A large hub shows many groups in each draw, and may show more of them and still alert (`byChanceMax`): as many draws as hold the groups
 * that `draws` of a small hub hold at that level, for it is on them that the level rests; no fewer than `least`.
 */
export const drawsAtLevel = (draws: number, byChanceMax: number, least: number): number =>
  Math.min(draws, Math.max(least, Math.round((draws * SMALL_HUB_GROUPS) / byChanceMax)));

/** `byChanceMax` of a hub of 20,000 persons or fewer: three of each of 999 draws are 3,000 groups, which tell the level to one part in 50. */
const SMALL_HUB_GROUPS = 3;

/** The `keep` largest scores of each draw, of groups with at least `familiesMin` families and of groups with a circle. */
export function drawScores(
  model: NullModel,
  {draws, seed, plan, familiesMin, keep}: DrawOptions & {familiesMin: number; keep: number},
  search: Search,
  ctx: Context,
): NullDraws {
  const linksMax = linksMaxOf(model);
  const scan = createScan(model.leftCount, Math.min(model.exposure.length, linksMax), linksMax);
  const sorts = [0, 1].map(() => ({
    maxima: new Float64Array(draws),
    scores: [] as number[],
    largest: new Float64Array(keep),
  }));
  forEachDraw(model, {draws, seed, plan}, ctx, ({links, strength}, draw) => {
    const {count, score, families, adults, isClosed} = scan.run(links, model.gains);
    const look = (sort: 0 | 1, familyCount: number, one: number): void => {
      if (familyCount >= familiesMin || sort === 1) keepLargest(sorts[sort]!.largest, one);
    };
    const large: number[] = [];
    for (let group = 0; group < count; group++) {
      const sort = isClosed[group] === 1 ? 1 : 0;
      if (search.mayCut(families[group]!, adults[group]!, sort === 1)) large.push(group);
      else look(sort, families[group]!, score[group]!);
    }
    for (const positions of large.length === 0 ? [] : scan.members(links, large)) {
      const group = positions.map((at) => linkAt(links, strength, at));
      for (const part of search.parts(group)) look(part.isClosed ? 1 : 0, part.families, part.score);
    }
    for (const {maxima, scores, largest} of sorts) {
      maxima[draw] = largest[0]!;
      for (const one of largest) if (one > 0) scores.push(one);
      largest.fill(0);
    }
  });
  const [open, closed] = sorts.map(({maxima, scores}) => ({maxima, scores: Float64Array.from(scores).sort()}));
  return {open: open!, closed: closed!};
}

const linkAt = ({left, right, isNear}: GainedLinks, strength: Float64Array, at: number): Link => ({
  adult: left[at]!,
  family: right[at]!,
  strength: strength[at]!,
  share: 1,
  isNear: isNear[at] === 1,
  facts: [],
});

/** Puts a score into its place among the largest, which fall. */
function keepLargest(largest: Float64Array, score: number): void {
  let at = largest.length - 1;
  if (score <= largest[at]!) return;
  for (; at > 0 && largest[at - 1]! < score; at--) largest[at] = largest[at - 1]!;
  largest[at] = score;
}
