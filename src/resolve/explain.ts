import type {Mention} from '../model/mention.ts';
import type {Dwelling} from '../model/resolved.ts';
import {COMPARISONS, RowComparer} from './levels.ts';
import {buildPersonTable} from './person-table.ts';
import {weigh, type LinkModel, type WeightTerm} from './weigh.ts';

/** The strongest link between two sets of mentions, term by term; `terms` sum to `weight`. */
export type PairExplanation = {left: string; right: string; weight: number; probability: number; terms: WeightTerm[]};

/** Why two people (or two mentions) are, or are not, one: the mention of each side that fit best, weighed in bits. */
export function explainPair(
  mentions: readonly Mention[],
  dwellingOf: Int32Array,
  dwellings: readonly Dwelling[],
  model: LinkModel,
  leftIndices: readonly number[],
  rightIndices: readonly number[],
): PairExplanation | null {
  const table = buildPersonTable(mentions, dwellingOf, dwellings);
  const comparer = new RowComparer(table);
  const levels = new Int8Array(COMPARISONS.length);
  let best: {left: number; right: number; weight: number} | null = null;
  for (const left of leftIndices) {
    for (const right of rightIndices) {
      if (left === right) continue;
      comparer.compare(table.rows[left]!, table.rows[right]!, levels);
      const weight = weigh(model, table, table.rows[left]!, table.rows[right]!, levels, 0);
      if (best === null || weight > best.weight) best = {left, right, weight};
    }
  }
  if (best === null) return null;
  const terms: WeightTerm[] = [];
  comparer.compare(table.rows[best.left]!, table.rows[best.right]!, levels);
  const weight = weigh(model, table, table.rows[best.left]!, table.rows[best.right]!, levels, 0, terms);
  return {
    left: mentions[best.left]!.id,
    right: mentions[best.right]!.id,
    weight,
    probability: 1 / (1 + 2 ** -weight),
    terms,
  };
}
