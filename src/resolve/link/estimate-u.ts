import {createRng} from '../../base/rng.ts';
import {COMPARISON_COUNT, COMPARISONS, LOCAL, N, NATIONAL} from './comparisons.ts';
import type {LinkModel} from './link-model.ts';
import type {PairComparer} from './pair-comparer.ts';

/** Pairs that the starting u is worth, so that a level that no random pair shows keeps a chance above nothing. */
const START_PAIRS = 2_000;
const SEED = 0x5eed;

/**
 * How often each level is seen between any two rows. All pairs of a small file, else random ones; rows must be in an order
 * that does not depend on how they came in. Returns shares of comparable pairs, one array a comparison.
 */
export function levelShares(
  comparer: PairComparer,
  rows: Uint32Array,
  pairsMax: number,
): {shares: number[][]; pairs: number} {
  const counts = COMPARISONS.map(({levels}) => levels.map(() => 0));
  const all = (rows.length * (rows.length - 1)) / 2;
  if (all <= pairsMax) {
    for (let i = 0; i < rows.length; i++)
      for (let j = i + 1; j < rows.length; j++) count(comparer, rows[i]!, rows[j]!, counts);
  } else {
    const rng = createRng(SEED);
    for (let pair = 0; pair < pairsMax; pair++) {
      const left = rng.int(rows.length);
      const right = rng.int(rows.length - 1);
      count(comparer, rows[left]!, rows[right >= left ? right + 1 : right]!, counts);
    }
  }
  const shares = counts.map((levels, comparison) => smooth(levels, COMPARISONS[comparison]!.levels));
  return {shares, pairs: Math.min(all, pairsMax)};
}

/**
 * Takes the pairs that are one person or one family out of the shares of all pairs: what is left is u. In a small file such
 * pairs are a visible part of all pairs.
 */
export function setU(model: LinkModel, shares: readonly number[][]): void {
  const {priorSame, priorFamily} = model;
  const rest = 1 - priorSame - priorFamily;
  for (let c = 0; c < COMPARISON_COUNT; c++) {
    const {m, h, u} = model.comparisons[c]!;
    if (c === NATIONAL || c === LOCAL) {
      const slip = COMPARISONS[c]!.levels[N.slip]!;
      // Less the published share of slips, not the estimated one, which may itself have taken strangers for one person.
      setNumberU(u, Math.max(slip.u, (shares[c]![N.slip]! - priorSame * slip.m) / rest));
      continue;
    }
    let sum = 0;
    for (let level = 0; level < u.length; level++) {
      const share = shares[c]![level]!;
      const strangers = (share - priorSame * m[level]! - priorFamily * h[level]!) / rest;
      u[level] = Math.max(strangers, Math.min(share, COMPARISONS[c]!.levels[level]!.u) * 0.5);
      sum += u[level]!;
    }
    for (let level = 0; level < u.length; level++) u[level] = u[level]! / sum;
  }
}

/**
 * A number belongs to one person by definition: where random pairs share one they are that person, not chance. But a register
 * that counts up has many numbers a figure or two apart, so that a slip is taken to be as common as strangers show it.
 */
function setNumberU(u: number[], slip: number): void {
  u[N.slip] = slip;
  u[N.different] = 1 - u[N.same]! - slip;
}

function count(comparer: PairComparer, left: number, right: number, counts: number[][]): void {
  comparer.compare(Math.min(left, right), Math.max(left, right));
  const {levels} = comparer;
  for (let c = 0; c < COMPARISON_COUNT; c++) if (levels[c]! >= 0) counts[c]![levels[c]!]!++;
}

function smooth(counts: readonly number[], levels: (typeof COMPARISONS)[number]['levels']): number[] {
  const total = counts.reduce((sum, value) => sum + value, 0) + START_PAIRS;
  return counts.map((value, level) => (value + START_PAIRS * levels[level]!.u) / total);
}
