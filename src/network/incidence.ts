import {DAY_MAX, DAY_MIN} from '../base/day.ts';
import {sumUp} from '../columns/csr-graph.ts';

/** Items of row `i` are `items[starts[i]] … items[starts[i + 1] - 1]`, in rising order; `starts` has one slot more than there are rows. */
export type Incidence = {
  starts: Uint32Array;
  items: Uint32Array;
  /** Told of each row that `rowItems` reads. */
  onRead?: (row: number) => void;
};

/** Lists, for each of `rowCount` rows, the positions at which `rowOf` names it; a negative row is left out. */
export function listByRow(rowCount: number, rowOf: Int32Array, length: number): Incidence {
  const starts = new Uint32Array(rowCount + 1);
  for (let i = 0; i < length; i++) if (rowOf[i]! >= 0) starts[rowOf[i]! + 1]!++;
  sumUp(starts);
  const next = starts.slice(0, rowCount);
  const items = new Uint32Array(starts[rowCount]!);
  for (let i = 0; i < length; i++) if (rowOf[i]! >= 0) items[next[rowOf[i]!]!++] = i;
  return {starts, items};
}

/** Lists each edge under both of its ends. */
export function listByEnds(rowCount: number, from: Int32Array, to: Int32Array, length: number): Incidence {
  const starts = new Uint32Array(rowCount + 1);
  for (let i = 0; i < length; i++) {
    starts[from[i]! + 1]!++;
    starts[to[i]! + 1]!++;
  }
  sumUp(starts);
  const next = starts.slice(0, rowCount);
  const items = new Uint32Array(starts[rowCount]!);
  for (let i = 0; i < length; i++) {
    items[next[from[i]!]!++] = i;
    items[next[to[i]!]!++] = i;
  }
  return {starts, items};
}

/** The items of one row, without a copy. */
export function rowItems(incidence: Incidence, row: number): Uint32Array {
  incidence.onRead?.(row);
  return incidence.items.subarray(incidence.starts[row], incidence.starts[row + 1]);
}

/** First and last day that are one as `day`: none of these items was received from the one to the other but on the first of them. */
export function daysBetween(received: Int32Array, items: Uint32Array, day: number): {since: number; until: number} {
  let [since, until] = [DAY_MIN, DAY_MAX];
  for (const item of items) {
    if (received[item]! <= day) since = Math.max(since, received[item]!);
    else until = Math.min(until, received[item]! - 1);
  }
  return {since, until};
}
