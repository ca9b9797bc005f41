import type {Mention} from '../../model/mention.ts';
import type {Resolved} from '../../model/resolved.ts';
import type {Explainer} from '../../resolve/explain.ts';
import {buildBlockIndex, forEachPair, type BlockingReport} from '../../resolve/link/block/block-index.ts';
import {COMPARISON_COUNT, COMPARISONS} from '../../resolve/link/compare/comparisons.ts';
import {LinkBuilder, type Links} from '../../resolve/link/decide/links.ts';

/** Pairs below this are counted and not kept: nobody asks about them one by one. */
export const WEIGHT_MIN = -10;

/** A combination of levels, and what the pairs that show it weigh; rarity moves the weight within a pattern. */
export type Pattern = {
  /** Level of each comparison, -1 where a side says nothing. */
  levels: number[];
  pairs: number;
  /** Pairs that are one person as decided. */
  together: number;
  weightMin: number;
  weightMean: number;
  weightMax: number;
};

export type LinkFacts = {
  blocking: BlockingReport[];
  /** Distinct pairs that meet under a rule. */
  pairs: number;
  /** Those of at least WEIGHT_MIN bits. */
  links: Links;
  /** Highest mean weight first. */
  patterns: Pattern[];
  /** Weight of each mention against itself: what it could be found by. Staff are left out. */
  selfWeights: {mention: number; weight: number}[];
};

/** Weighs all blocked pairs anew by the stored model and identities, as "ringfence why" weighs one. */
export function measureLinks(explainer: Explainer, mentions: readonly Mention[], {personOf}: Resolved): LinkFacts {
  const {columns} = explainer;
  const index = buildBlockIndex(columns);
  const builder = new LinkBuilder();
  const patterns = new PatternTable();
  let pairs = 0;
  forEachPair(index, 0, columns.rowCount, 1, (left, right) => {
    const weight = explainer.weigh(left, right);
    pairs++;
    patterns.add(explainer.levels, weight, personOf[left] === personOf[right]);
    if (weight >= WEIGHT_MIN) builder.add(left, right, weight);
  });
  const selfWeights = mentions.flatMap(({staff}, mention) =>
    staff ? [] : [{mention, weight: explainer.weigh(mention, mention)}],
  );
  return {blocking: index.report, pairs, links: builder.build(), patterns: patterns.build(), selfWeights};
}

class PatternTable {
  readonly #patterns = new Map<number, Pattern>();

  /** Levels are the digits of a number, each in the radix of its comparison. */
  add(levels: Int8Array, weight: number, isTogether: boolean): void {
    let code = 0;
    for (let c = 0; c < COMPARISON_COUNT; c++) code = code * (COMPARISONS[c]!.levels.length + 1) + levels[c]! + 1;
    let pattern = this.#patterns.get(code);
    if (pattern === undefined) {
      pattern = {levels: [...levels], pairs: 0, together: 0, weightMin: weight, weightMean: 0, weightMax: weight};
      this.#patterns.set(code, pattern);
    }
    pattern.pairs++;
    if (isTogether) pattern.together++;
    pattern.weightMin = Math.min(pattern.weightMin, weight);
    pattern.weightMax = Math.max(pattern.weightMax, weight);
    pattern.weightMean += (weight - pattern.weightMean) / pattern.pairs;
  }

  build(): Pattern[] {
    return [...this.#patterns]
      .sort(([leftCode, left], [rightCode, right]) => right.weightMean - left.weightMean || leftCode - rightCode)
      .map(([, pattern]) => pattern);
  }
}
