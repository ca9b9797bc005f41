/** Who is related to whom, one row a tie. */
export type KinEdges = {
  from: Int32Array;
  to: Int32Array;
  /** What joins the two: `BY_PARENT` where `from` is parent of `to`, `BY_STEP` where a step-parent; 0 where nothing that is asked for. */
  sort: Uint8Array;
};

/** Sorts of `KinEdges`. */
export const BY_PARENT = 1;
export const BY_SIBLING = 2;
export const BY_STEP = 3;
export const BY_PARTNER = 4;
/** Friend of a child, which is no kin: it only counts for how many families somebody came into. */
export const BY_FRIEND = 5;
/** A partner of before, who is no kin any more: it counts the same way. */
export const BY_EX_PARTNER = 6;
