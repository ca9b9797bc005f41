/** Digits of a pass, least significant first: 11, 11 and 10 bits. */
const SHIFTS = [0, 11, 22];
const DIGITS = 2048;
/** Fewer rows are moved to their places one by one sooner than all digits are counted. */
const FEW = 64;

export type KeyedRows = {keys: Uint32Array; rows: Uint32Array};

/**
 * Rows in order of their keys; rows of one key keep their order. Keys and rows move together, so that memory is read from front
 * to back: an order of positions into keys that stay where they are misses the cache at every step of a large file.
 */
export function sortByKey({keys, rows}: KeyedRows): KeyedRows {
  if (keys.length <= FEW) return sortFew({keys: keys.slice(), rows: rows.slice()});
  let from: KeyedRows = {keys, rows};
  let to = emptyLike(keys);
  let spare = emptyLike(keys);
  for (const shift of SHIFTS) {
    scatter(from, to, shift);
    [from, to, spare] = [to, spare, to];
  }
  return from;
}

const emptyLike = ({length}: Uint32Array): KeyedRows => ({
  keys: new Uint32Array(length),
  rows: new Uint32Array(length),
});

/** In place. */
function sortFew(all: KeyedRows): KeyedRows {
  const {keys, rows} = all;
  for (let i = 1; i < keys.length; i++) {
    const [key, row] = [keys[i]!, rows[i]!];
    let at = i;
    for (; at > 0 && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
      rows[at] = rows[at - 1]!;
    }
    keys[at] = key;
    rows[at] = row;
  }
  return all;
}

function scatter({keys, rows}: KeyedRows, to: KeyedRows, shift: number): void {
  const starts = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < keys.length; i++) starts[((keys[i]! >>> shift) & (DIGITS - 1)) + 1]!++;
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const at = starts[(key >>> shift) & (DIGITS - 1)]!++;
    to.keys[at] = key;
    to.rows[at] = rows[i]!;
  }
}
