/**
 * Adults on the left, families (or shared things) on the right. Links of left `i` are positions `leftStarts[i] …
 * leftStarts[i + 1] - 1` of `right` and `weight`, in rising order of right; `byRight` lists link positions by right end.
 */
export type Bipartite = {
  leftCount: number;
  rightCount: number;
  leftStarts: Uint32Array;
  /** Right end of each link. */
  right: Uint32Array;
  /** Left end of each link. */
  left: Uint32Array;
  weight: Float64Array;
  rightStarts: Uint32Array;
  byRight: Uint32Array;
};

/** Builds the graph of links given in any order; a pair given twice stays two links, so give each once. O(links + ends). */
export function bipartiteOf(
  leftCount: number,
  rightCount: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weights: ArrayLike<number> | null,
): Bipartite {
  const {length} = from;
  const rightOrder = countingOrder(rightCount, to, length).order;
  const {starts: leftStarts, order} = countingOrder(leftCount, from, length, rightOrder);
  const left = new Uint32Array(length);
  const right = new Uint32Array(length);
  const weight = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const at = order[i]!;
    left[i] = from[at]!;
    right[i] = to[at]!;
    weight[i] = weights === null ? 1 : weights[at]!;
  }
  const {starts: rightStarts, order: byRight} = countingOrder(rightCount, right, length);
  return {leftCount, rightCount, leftStarts, right, left, weight, rightStarts, byRight};
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

/** Connected groups among the links that are alive: the label is the smallest left end; -1 for ends without a live link. */
export type Components = {ofLeft: Int32Array; ofRight: Int32Array};

export function components(graph: Bipartite, isAlive: Uint8Array): Components {
  const {leftCount, rightCount, left, right} = graph;
  const parent = new Int32Array(leftCount + rightCount);
  for (let i = 0; i < parent.length; i++) parent[i] = i;
  const touched = new Uint8Array(leftCount + rightCount);
  for (let link = 0; link < left.length; link++) {
    if (isAlive[link] === 0) continue;
    const a = rootOf(parent, left[link]!);
    const b = rootOf(parent, leftCount + right[link]!);
    touched[left[link]!] = 1;
    touched[leftCount + right[link]!] = 1;
    // The smaller index is the root, and left ends come first, so a group is named by its smallest left end.
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  const ofLeft = new Int32Array(leftCount).fill(-1);
  const ofRight = new Int32Array(rightCount).fill(-1);
  for (let i = 0; i < leftCount; i++) if (touched[i] === 1) ofLeft[i] = rootOf(parent, i);
  for (let i = 0; i < rightCount; i++) if (touched[leftCount + i] === 1) ofRight[i] = rootOf(parent, leftCount + i);
  return {ofLeft, ofRight};
}

function rootOf(parent: Int32Array, member: number): number {
  let at = member;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}
