import type {RowRange} from './table.ts';

/** A key that is worked out from the codes of a column, and the slot of its own in which it is kept. */
export type FilledKey = {from: number; slot: number; numbers: Uint32Array};

export type LayOutTask = {
  ranges: readonly RowRange[];
  keys: readonly FilledKey[];
  /** Where the first row of each range with each code of slot `sortSlot` goes. */
  sortSlot: number;
  places: readonly Uint32Array[];
  width: number;
  rowSlot: number;
  /** Codes of all rows, `width` a row, and where each row of the file lies among them; to be written. */
  codes: Uint32Array;
  placeOf: Uint32Array;
};

/** Rows that are written together, column after column: they stay in the cache, and a loop has one array to look up. */
const BATCH = 1024;

/**
 * Lays the rows of ranges `from` to `to` out by their code in a slot, equal ones in their order. Rows that may be one person come
 * to lie together, so that a pair is read from a cache line or a page that is already there.
 */
export function runRange(task: LayOutTask, from: number, to: number): void {
  for (let range = from; range < to; range++) layOutRange(task, range);
}

function layOutRange(task: LayOutTask, index: number): void {
  const next = task.places[index]!.slice();
  const {rowCount} = task.ranges[index]!;
  for (let first = 0; first < rowCount; first += BATCH)
    layOutBatch(task, task.ranges[index]!, first, Math.min(BATCH, rowCount - first), next);
}

function layOutBatch(
  {keys, sortSlot, width, rowSlot, codes, placeOf}: LayOutTask,
  {firstRow, codes: all, ids}: RowRange,
  first: number,
  count: number,
  next: Uint32Array,
): void {
  const columns = ids.length;
  const batch = all.subarray(first * columns, (first + count) * columns);
  const places = placeOf.subarray(firstRow + first, firstRow + first + count);
  const sortKey = keys.find(({slot}) => slot === sortSlot);
  const sortColumn = sortKey?.from ?? sortSlot;
  const sortIds = ids[sortColumn]!;
  for (let row = 0, at = sortColumn; row < count; row++, at += columns) {
    const code = sortIds === null ? batch[at]! : sortIds[batch[at]!]!;
    places[row] = next[sortKey === undefined ? code : sortKey.numbers[code]!]!++;
  }
  for (const [slot, known] of ids.entries()) copyColumn(batch, columns, slot, known, places, width, codes);
  for (const {from, slot, numbers} of keys)
    for (let row = 0; row < count; row++) {
      const at = places[row]! * width;
      codes[at + slot] = numbers[codes[at + from]!]!;
    }
  for (let row = 0; row < count; row++) codes[places[row]! * width + rowSlot] = firstRow + first + row;
}

function copyColumn(
  batch: Uint32Array,
  columns: number,
  slot: number,
  ids: Uint32Array | null,
  places: Uint32Array,
  width: number,
  codes: Uint32Array,
): void {
  for (let row = 0, at = slot; row < places.length; row++, at += columns) {
    const code = batch[at]!;
    codes[places[row]! * width + slot] = ids === null ? code : ids[code]!;
  }
}
