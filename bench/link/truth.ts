import {addAt} from '../../src/base/get-or-insert.ts';
import {readFileSync} from 'node:fs';

export type PairScores = {precision: number; recall: number; f1: number; largest: number};

/** Pairwise scores of clusters against the truth: all pairs within a cluster count. Both files are in the order of the rows. */
export function scoreClusters(truth: readonly string[], clusters: readonly string[]): PairScores {
  const sizes = (keys: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const key of keys) addAt(counts, key);
    return counts;
  };
  const pairs = (counts: Map<string, number>): number => {
    let sum = 0;
    for (const count of counts.values()) sum += (count * (count - 1)) / 2;
    return sum;
  };
  const found = sizes(clusters);
  const both = pairs(sizes(truth.map((cluster, row) => `${cluster} ${clusters[row]!}`)));
  const precision = both / Math.max(1, pairs(found));
  const recall = both / Math.max(1, pairs(sizes(truth)));
  let largest = 0;
  for (const count of found.values()) largest = Math.max(largest, count);
  return {precision, recall, f1: (2 * both) / Math.max(1, pairs(found) + pairs(sizes(truth))), largest};
}

/** The last cell of each row, in the order of the ids in the first, which count from 1. */
export function lastCells(path: string): string[] {
  const cells: string[] = [];
  const bytes = readFileSync(path);
  for (let from = bytes.indexOf(10) + 1; from < bytes.length;) {
    const to = bytes.indexOf(10, from);
    const line = bytes.toString('latin1', from, to === -1 ? bytes.length : to);
    cells[Number(line.slice(0, line.indexOf(','))) - 1] = line.slice(line.lastIndexOf(',') + 1).trim();
    from = to === -1 ? bytes.length : to + 1;
  }
  return cells;
}
