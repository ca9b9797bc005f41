/**
 * Adults on the left, families (or shared things) on the right. Links of left `i` are positions `leftStarts[i] …
 * leftStarts[i + 1] - 1` of `right`, in rising order of right; `byRight` lists link positions by right end.
 */
export type Bipartite = {
  leftCount: number;
  rightCount: number;
  leftStarts: Uint32Array;
  /** Right end of each link. */
  right: Uint32Array;
  /** Left end of each link. */
  left: Uint32Array;
  rightStarts: Uint32Array;
  byRight: Uint32Array;
};

/** Builds the graph of links given in any order; a pair given twice stays two links, so give each once. O(links + ends). */
export function bipartiteOf(
  leftCount: number,
  rightCount: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Bipartite {
  const {length} = from;
  const rightOrder = countingOrder(rightCount, to, length).order;
  const {starts: leftStarts, order} = countingOrder(leftCount, from, length, rightOrder);
  const left = new Uint32Array(length);
  const right = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const at = order[i]!;
    left[i] = from[at]!;
    right[i] = to[at]!;
  }
  const {starts: rightStarts, order: byRight} = countingOrder(rightCount, right, length);
  return {leftCount, rightCount, leftStarts, right, left, rightStarts, byRight};
}

/** Stable order of 0 .. length - 1 by key (or of `within`, where given), and where each key starts. */
function countingOrder(
  keyCount: number,
  keys: ArrayLike<number>,
  length: number,
  within?: Uint32Array,
): {starts: Uint32Array; order: Uint32Array} {
  const starts = new Uint32Array(keyCount + 1);
  for (let i = 0; i < length; i++) starts[keys[i]! + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const next = starts.slice(0, keyCount);
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const at = within === undefined ? i : within[i]!;
    order[next[keys[at]!]!++] = at;
  }
  return {starts, order};
}
