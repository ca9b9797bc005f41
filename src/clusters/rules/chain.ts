import {createRng} from '../../base/rng.ts';
import {jointGains, type Background} from '../chance/background.ts';
import type {ClusterConfig} from '../config.ts';
import {countAtLeast} from '../chance/significance.ts';

/** How far single adults of a hub without clusters go from family to family. */
export type Chain = {
  adults: number;
  /** How many adults of such a hub have links that weigh at least `score`, on average. */
  expectedAbove(score: number): number;
  /** The score that one adult of such a hub is expected to reach. */
  expectedMaximum: number;
};

/** Longer chains add less than a hundred-thousandth of an adult in any hub. */
const FAMILIES_MAX = 12;

/**
 * Of `adults` with a link, those with n families are adults x (1 - rate) x rate^(n - 1); what n links weigh is drawn from the
 * links of adults with one. Only adults with enough families are looked at, and so only they count.
 */
export function createChain(
  background: Background,
  adults: number,
  {draws, seed, oneAdult}: Pick<ClusterConfig, 'draws' | 'seed' | 'oneAdult'>,
): Chain {
  const {familyRate, gain} = background;
  const {family} = jointGains(background, 1, 1);
  const rng = createRng(seed);
  const lengths: {expected: number; scores: Float64Array}[] = [];
  for (let families = oneAdult.familiesMin; families <= FAMILIES_MAX; families++) {
    const scores = Float64Array.from({length: draws}, () => {
      let score = (families - 1) * family;
      for (let link = 0; link < families; link++) score += gain[rng.int(gain.length)]!;
      return score;
    }).sort();
    // The last length stands for all longer ones.
    const isLast = families === FAMILIES_MAX;
    lengths.push({expected: adults * familyRate ** (families - 1) * (isLast ? 1 : 1 - familyRate), scores});
  }
  const expectedAbove = (score: number): number =>
    lengths.reduce((sum, {expected, scores}) => sum + (expected * (1 + countAtLeast(scores, score))) / (draws + 1), 0);
  return {
    adults,
    expectedAbove,
    expectedMaximum: scoreExpectedOnce(
      lengths.map(({scores}) => scores),
      expectedAbove,
    ),
  };
}

/** The least of the drawn scores that fewer than one adult is expected to reach. */
function scoreExpectedOnce(scores: readonly Float64Array[], expectedAbove: (score: number) => number): number {
  const all = Float64Array.from(scores.flatMap((own) => [...own])).sort();
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (expectedAbove(all[middle]!) >= 1) low = middle + 1;
    else high = middle;
  }
  return all[low]!;
}
