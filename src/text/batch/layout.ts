/** Letters of a text that the vector kernels take, one byte each; longer texts go to the general kernels. */
export const ROW_LETTERS = 16;

/** Pairs that lie side by side in a vector of 16 bytes. */
export const LANES = 16;

/** Pairs handed over at once: ids in and results out stay in the first-level cache. */
export const CHUNK = 1024;

const VECTOR = 16;

/** Addresses in the memory of the kernels. The first bytes stay free, so that a null address shows. */
export const LEFT_LETTERS = 64;
export const RIGHT_LETTERS = LEFT_LETTERS + ROW_LETTERS * VECTOR;
/** Column of the distance table, Jaro's matches a letter, counts for the last formula. */
export const WORK = RIGHT_LETTERS + ROW_LETTERS * VECTOR;
export const CONSTANTS = WORK + 96 * VECTOR;
export const LEFT_IDS = CONSTANTS + 32 * VECTOR;
export const RIGHT_IDS = LEFT_IDS + CHUNK * 4;
export const RESULTS = RIGHT_IDS + CHUNK * 4;
export const ROWS = RESULTS + CHUNK * 8;
