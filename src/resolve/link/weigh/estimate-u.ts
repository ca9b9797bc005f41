import {COMPARISON_COUNT, COMPARISONS, LOCAL, N, NATIONAL} from '../compare/comparisons.ts';
import type {LinkModel} from './link-model.ts';

/** Pairs that the starting u is worth, so that a level that no random pair shows keeps a chance above nothing. */
const START_PAIRS = 2_000;

/**
 * How often each level is seen between any two rows: shares of comparable pairs, one array a comparison. `counts` are counts of
 * levels (`countLevels`), in parts.
 */
export function levelShares(counts: readonly (readonly (readonly number[])[])[]): number[][] {
  return COMPARISONS.map(({levels}, comparison) =>
    smooth(
      levels.map((_, level) => counts.reduce((sum, part) => sum + part[comparison]![level]!, 0)),
      levels,
    ),
  );
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

function smooth(counts: readonly number[], levels: (typeof COMPARISONS)[number]['levels']): number[] {
  const total = counts.reduce((sum, value) => sum + value, 0) + START_PAIRS;
  return counts.map((value, level) => (value + START_PAIRS * levels[level]!.u) / total);
}
