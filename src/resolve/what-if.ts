import type {Explainer, PairExplanation} from './explain.ts';
import {COMPARISON_COUNT, COMPARISONS, MISSING} from './link/compare/comparisons.ts';
import type {DecideConfig} from './link/decide/decide-config.ts';

/** What a weight alone would decide: join, hold apart and show, or neither. */
export type WeightState = 'join' | 'hold' | 'apart';

export const stateOf = (weight: number, {joinBits, holdBits}: Thresholds): WeightState =>
  weight >= joinBits ? 'join' : weight >= holdBits ? 'hold' : 'apart';

type Thresholds = Pick<DecideConfig, 'joinBits' | 'holdBits'>;

/** One piece of evidence that, were it otherwise, would make the weight decide otherwise. */
export type Supposition = {
  comparison: string;
  /** known: nothing is recorded now on a side; other: what is recorded agrees more or less; removed: as if it were not recorded. */
  change: 'known' | 'other' | 'removed';
  /** What the records say now, and what they would. */
  now: string;
  instead: string;
  state: WeightState;
  /** Bits by which the weight would change. */
  bits: number;
  /** With the terms it would then be made of, which sum to its weight. */
  pair: PairExplanation;
};

const NOTHING = 'nothing is known of it on a side';

/** Level at which values of a comparison agree outright. */
const AGREE = 0;

/**
 * The single pieces of evidence that would take the weight of two mentions over a threshold, the smallest step first; of each
 * comparison the smallest that leads to each other state. What is not known is supposed to agree or to differ outright. A value
 * that would newly agree is taken to be neither rare nor common.
 */
export function suppose(explainer: Explainer, left: number, right: number, thresholds: Thresholds): Supposition[] {
  const weight = explainer.weigh(left, right);
  const levels = explainer.levels.slice();
  const state = stateOf(weight, thresholds);
  const found: Supposition[] = [];
  for (let c = 0; c < COMPARISON_COUNT; c++) {
    const {name, levels: known} = COMPARISONS[c]!;
    const now = levels[c]!;
    const smallest = new Map<WeightState, Supposition>();
    for (let level = MISSING; level < known.length; level++) {
      const isPlain = level === AGREE || known[level]?.name === 'different' || known[level]?.name === 'none';
      if (level === now || (now === MISSING && !isPlain)) continue;
      const pair = explainer.suppose(left, right, c, level);
      const then = stateOf(pair.weight, thresholds);
      const bits = pair.weight - weight;
      // Nothing agrees more than what is equal, though some ways of agreeing are rarer.
      if (now === AGREE && bits > 0) continue;
      const best = smallest.get(then);
      if (then === state || (best !== undefined && Math.abs(best.bits) <= Math.abs(bits))) continue;
      smallest.set(then, {
        comparison: name,
        change: now === MISSING ? 'known' : level === MISSING ? 'removed' : 'other',
        now: now === MISSING ? NOTHING : known[now]!.text,
        instead: level === MISSING ? NOTHING : known[level]!.text,
        state: then,
        bits,
        pair,
      });
    }
    found.push(...smallest.values());
  }
  return found.sort((a, b) => Math.abs(a.bits) - Math.abs(b.bits) || (a.comparison < b.comparison ? -1 : 1));
}
