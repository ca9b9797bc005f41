/** Digits of a pass, least significant first: 11, 11 and 10 bits. */
const SHIFTS = [0, 11, 22] as const;
const DIGITS = 2048;
/** Fewer rows are moved to their places one by one sooner than all digits are counted. */
const FEW = 64;

export type KeyedRows = {keys: Uint32Array; rows: Uint32Array};

/**
 * Rows in order of their keys; rows of one key keep their order. Keys and rows move together, so that memory is read from front
 * to back: an order of positions into keys that stay where they are misses the cache at every step of a large file.
 */
export function sortByKey({keys, rows}: KeyedRows): KeyedRows {
  const {length} = keys;
  if (length <= FEW) return sortFew({keys: keys.slice(), rows: rows.slice()});
  const sorted = roomFor(length);
  sortThrough({keys, rows}, roomFor(length), sorted);
  return sorted;
}

/** Keys and their rows, collected one by one and put in order, list after list in the same memory. */
export class KeyedRowList {
  #room = roomFor(1 << 12);
  #sorted = roomFor(0);
  #length = 0;

  push(key: number, row: number): void {
    if (this.#length === this.#room.keys.length) {
      const wider = roomFor(this.#length * 2);
      wider.keys.set(this.#room.keys);
      wider.rows.set(this.#room.rows);
      this.#room = wider;
    }
    this.#room.keys[this.#length] = key;
    this.#room.rows[this.#length++] = row;
  }

  /** What was collected, in order as `sortByKey` has it, until this is called again; the list is then empty. */
  takeSorted(): KeyedRows {
    const all = firstOf(this.#room, this.#length);
    this.#length = 0;
    if (all.keys.length <= FEW) return sortFew(all);
    if (this.#sorted.keys.length < all.keys.length) this.#sorted = roomFor(this.#room.keys.length);
    const sorted = firstOf(this.#sorted, all.keys.length);
    sortThrough(all, all, sorted);
    return sorted;
  }
}

const roomFor = (length: number): KeyedRows => ({keys: new Uint32Array(length), rows: new Uint32Array(length)});

const firstOf = ({keys, rows}: KeyedRows, length: number): KeyedRows => ({
  keys: keys.subarray(0, length),
  rows: rows.subarray(0, length),
});

/** Puts `all` in order into `sorted`; `spare` may be the memory of `all`. */
function sortThrough(all: KeyedRows, spare: KeyedRows, sorted: KeyedRows): void {
  scatter(all, sorted, SHIFTS[0]);
  scatter(sorted, spare, SHIFTS[1]);
  scatter(spare, sorted, SHIFTS[2]);
}

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
