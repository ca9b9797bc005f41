import {UnionFind} from '../../../columns/union-find.ts';
import type {ScoredPairs} from './score-pairs.ts';

/**
 * Rows that pairs above the threshold hold together, in two kinds. Where every two rows are such a pair the component is a
 * cluster; where some are not, it has to be looked at: one record that says little may tie two people together.
 */
export type Components = {
  /** Smallest row of each row's component. */
  labels: Uint32Array;
  /** Rows of the components that are not complete, one after the other: component `c` from `starts[c]` on. */
  rows: Uint32Array;
  starts: Uint32Array;
};

export function findComponents({left, right, bits}: ScoredPairs, rowCount: number, bitsMin: number): Components {
  const sets = new UnionFind(rowCount);
  const pairs = new Uint32Array(rowCount);
  for (let i = 0; i < left.length; i++) {
    if (!(bits[i]! >= bitsMin)) continue;
    sets.union(left[i]!, right[i]!);
    pairs[left[i]!]!++;
  }
  const labels = sets.labels();
  const [sizes, found] = [new Uint32Array(rowCount), new Uint32Array(rowCount)];
  for (let row = 0; row < rowCount; row++) {
    sizes[labels[row]!]!++;
    found[labels[row]!]! += pairs[row]!;
  }
  const isComplete = (row: number): boolean => (sizes[row]! * (sizes[row]! - 1)) / 2 === found[row]!;
  return {labels, ...listIncomplete(labels, sizes, isComplete)};
}

function listIncomplete(
  labels: Uint32Array,
  sizes: Uint32Array,
  isComplete: (row: number) => boolean,
): {rows: Uint32Array; starts: Uint32Array} {
  const starts = [0];
  const placeOf = new Uint32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row++) {
    // A row that labels no component counts as complete, and so does one that stands alone.
    if (isComplete(row)) continue;
    placeOf[row] = count;
    count += sizes[row]!;
    starts.push(count);
  }
  const rows = new Uint32Array(new SharedArrayBuffer(count * 4));
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (!isComplete(label)) rows[placeOf[label]!++] = row;
  }
  const shared = new Uint32Array(new SharedArrayBuffer(starts.length * 4));
  shared.set(starts);
  return {rows, starts: shared};
}
