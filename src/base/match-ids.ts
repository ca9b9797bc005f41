/** Where the items of one list stand in another; -1 for nowhere. Both rise. */
export type IdMatch = {
  /** By position now, where it was. */
  before: Int32Array;
  /** By position then, where it is. */
  after: Int32Array;
};

/** Where each id was, and what became of each; ids rise in both lists. */
export function matchIds(old: readonly string[], now: readonly string[]): IdMatch {
  const before = new Int32Array(now.length).fill(-1);
  const after = new Int32Array(old.length).fill(-1);
  let was = 0;
  for (let at = 0; at < now.length; at++) {
    // Most are the same, and to see that takes less than to see which is less.
    if (old[was] !== now[at]) {
      while (was < old.length && old[was]! < now[at]!) was++;
      if (old[was] !== now[at]) continue;
    }
    before[at] = was;
    after[was++] = at;
  }
  return {before, after};
}
