import type {Context} from '../../base/context.ts';
import {once} from '../../base/once.ts';
import {drawsAtLevel, drawScores, type NullDraws, type Search} from '../chance/null-scores.ts';
import type {NullModel} from '../chance/null-model.ts';

/** Shares of unrecorded kin that a group is held against, rising; a register that lacks more than half of it is none. */
export const KIN_SHARES = [0.1, 0.3, 0.5] as const;
/** Few, for this is asked beside the test and answered in steps; of a large hub fewer still. */
const [DRAWS, DRAWS_MIN] = [25, 8];

/**
 * From which share of unrecorded kin on a hub would show more than `byChanceMax` groups as striking: null where not even the largest
 * does. Chance is as the hub shows it, links of relatives whom nobody recorded among it, so it errs towards explaining a group away.
 * Works a share out when a group is first held against it.
 */
export function kinToExplain<T>(
  model: NullModel,
  search: Search,
  {seed, familiesMin, keep}: {seed: number; familiesMin: number; keep: number},
  byChance: (group: T, drawn: NullDraws, draws: number) => number,
  byChanceMax: number,
  ctx: Context,
): (group: T) => number | null {
  const draws = drawsAtLevel(DRAWS, byChanceMax, DRAWS_MIN);
  const plans = KIN_SHARES.map((share) => ({
    share,
    drawn: once(() => {
      const plan = {
        forgotten: share,
        keep: 1,
        familyRate: model.background.familyRate,
        exposurePower: 1,
        asUnits: true,
      };
      return drawScores(model, {draws, seed, plan, familiesMin, keep}, search, ctx);
    }),
  }));
  type Plan = (typeof plans)[number];
  return (group) => {
    const explains = ({drawn}: Plan): boolean => byChance(group, drawn(), draws) > byChanceMax;
    // Most stand the largest share, and then the others need no draws.
    return explains(plans.at(-1)!) ? plans.find(explains)!.share : null;
  };
}
