export const QUOTE = 0x22;
const [COMMA, NEWLINE, RETURN] = [0x2c, 0x0a, 0x0d];
/** Rows whose cells are found before any is read: their places stay in the cache. */
const BATCH = 1024;

/** What is wrong with a row, which counts from 0 where the scanner began. */
export class RowFault extends Error {
  readonly row: number;
  readonly kind: 'fewer' | 'more' | 'quote';

  constructor(row: number, kind: RowFault['kind']) {
    super(kind);
    this.row = row;
    this.kind = kind;
  }
}

/**
 * Finds the cells of rows of a CSV file, a batch at a time. Cell `c` of row `r` of the batch begins at
 * `bounds[r * (width + 1) + c]` and ends one byte before the next bound; a cell in quotes keeps them, and the last of a row may
 * keep a carriage return. Blank lines are no rows.
 */
export class CellScanner {
  /** Where the next batch begins: at a row, or behind the last. */
  at: number;
  readonly bounds: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #width: number;
  readonly #rowsMax: number;
  #rows = 0;

  constructor(bytes: Uint8Array, from: number, end: number, width: number, rowsMax = BATCH) {
    this.at = from;
    this.bounds = new Uint32Array(rowsMax * (width + 1));
    this.#bytes = bytes;
    this.#end = end;
    this.#width = width;
    this.#rowsMax = rowsMax;
  }

  /**
   * Finds the cells of the next rows; returns how many there are, none behind the last.
   *
   * @throws RowFault for a row of fewer or more cells than the head, or with a quote that is never closed.
   */
  next(): number {
    const [bytes, bounds, end, width] = [this.#bytes, this.bounds, this.#end, this.#width];
    let at = this.at;
    let rows = 0;
    while (at < end && rows < this.#rowsMax) {
      const rowStart = at;
      const first = rows * (width + 1);
      let cell = first;
      let isOpen = true;
      while (isOpen) {
        bounds[cell++] = at;
        if (bytes[at] === QUOTE) at = this.#afterQuotes(at, rows);
        let byte = NEWLINE;
        while (at < end && (byte = bytes[at]!) !== COMMA && byte !== NEWLINE) at++;
        at++;
        isOpen = byte === COMMA && at <= end;
        if (isOpen && cell - first === width) throw new RowFault(this.#rows + rows, 'more');
      }
      bounds[cell] = at;
      if (cell - first === width) rows++;
      // A blank line, such as a last one.
      else if (cell - first !== 1 || !isBlank(bytes, rowStart, at - 1)) throw new RowFault(this.#rows + rows, 'fewer');
    }
    this.at = at;
    this.#rows += rows;
    return rows;
  }

  /** The place behind the closing quote; two quotes stand for one. */
  #afterQuotes(open: number, rows: number): number {
    const [bytes, end] = [this.#bytes, this.#end];
    for (let at = open + 1; at < end; at++) {
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE) return at + 1;
      at++;
    }
    throw new RowFault(this.#rows + rows, 'quote');
  }
}

/** Where a cell ends that begins at `bounds[cell]`, without the end of the line. */
export function cellEnd(bytes: Uint8Array, bounds: Uint32Array, cell: number): number {
  const from = bounds[cell]!;
  let to = bounds[cell + 1]! - 1;
  while (to > from && (bytes[to - 1] === RETURN || bytes[to - 1] === NEWLINE)) to--;
  return to;
}

const isBlank = (bytes: Uint8Array, from: number, to: number): boolean =>
  from >= to || (to - from === 1 && bytes[from] === RETURN);
