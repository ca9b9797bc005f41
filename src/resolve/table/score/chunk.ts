/** Pairs looked at together: their codes and results stay in the second-level cache. */
export const CHUNK = 1024;

/** The codes of the pairs of a chunk by slot, one array for each record of a pair. */
export type PairCodes = {left: Uint32Array[]; right: Uint32Array[]};
