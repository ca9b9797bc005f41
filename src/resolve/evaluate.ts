import {addAt} from '../base/get-or-insert.ts';
export type Score = {precision: number; recall: number; f1: number};

/** How a partition compares with the truth over the same items. */
export type Evaluation = {
  items: number;
  pairsTrue: number;
  pairsFound: number;
  pairwise: Score;
  /** Mean over items of the share of its cluster, and of its true class, that the two have in common (Bagga & Baldwin 1998). */
  bCubed: Score;
  largest: number;
};

/** Compares two labelings item by item: `found[i]` and `truth[i]` are the labels of item `i`. */
export function evaluatePartition(found: readonly string[], truth: readonly string[]): Evaluation {
  const both = found.map((label, index) => `${label}\u001f${truth[index]!}`);
  const foundSizes = sizes(found);
  const trueSizes = sizes(truth);
  const commonSizes = sizes(both);
  const common = pairs(commonSizes);
  const pairsFound = pairs(foundSizes);
  const pairsTrue = pairs(trueSizes);
  let precision = 0;
  let recall = 0;
  for (let i = 0; i < found.length; i++) {
    const shared = commonSizes.get(both[i]!)!;
    precision += shared / foundSizes.get(found[i]!)!;
    recall += shared / trueSizes.get(truth[i]!)!;
  }
  return {
    items: found.length,
    pairsTrue,
    pairsFound,
    pairwise: score(ratio(common, pairsFound), ratio(common, pairsTrue)),
    bCubed: score(ratio(precision, found.length), ratio(recall, found.length)),
    largest: Math.max(0, ...foundSizes.values()),
  };
}

function sizes(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) addAt(counts, label);
  return counts;
}

function pairs(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += (count * (count - 1)) / 2;
  return sum;
}

/** Nothing found of nothing is no fault. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

const score = (precision: number, recall: number): Score => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});
