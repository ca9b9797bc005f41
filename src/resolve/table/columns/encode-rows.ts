import {cellEnd, CellScanner, QUOTE, RowFault} from './cell-scanner.ts';
import {type EncodedTexts, TextEncoding} from './text-encoding.ts';

/** Ranges of bytes that hold whole rows, from one cut to the next; and where the columns that are read stand in a row. */
export type EncodeTask = {bytes: Uint8Array; cuts: readonly number[]; cellWidth: number; positions: readonly number[]};

/**
 * Rows of a range: code `codes[r * columns + c]` of row `r` numbers a text of `texts[c]`, and so many rows have it. `fault` is told of the first row that cannot be read.
 */
export type EncodedRange = {
  rowCount: number;
  codes: Uint32Array;
  texts: EncodedTexts[];
  counts: Uint32Array[];
  fault: Pick<RowFault, 'row' | 'kind'> | null;
};

type Encoded = {encoding: TextEncoding; counts: Uint32Array};

const NEWLINE = 0x0a;

/**
 * Encodes the rows of ranges `from` to `to`, each range with dictionaries of its own. Cells are found and encoded a batch at
 * a time, so that what is found is read from the cache and no list of all cells is kept.
 */
export function runRange(task: EncodeTask, from: number, to: number): EncodedRange[] {
  return task.cuts.slice(from, to).map((cut, at) => encodeRange(task, cut, task.cuts[from + at + 1]!));
}

function encodeRange({bytes, cellWidth, positions}: EncodeTask, from: number, to: number): EncodedRange {
  const scanner = new CellScanner(bytes, from, to, cellWidth);
  const columns = positions.map((): Encoded => ({encoding: new TextEncoding(bytes), counts: shared(1 << 12)}));
  let rowsMax = estimateRows(bytes, from, to);
  let codes = shared(rowsMax * columns.length);
  let rowCount = 0;
  let fault: EncodedRange['fault'] = null;
  try {
    for (let rows = scanner.next(); rows > 0; rows = scanner.next()) {
      if (rowCount + rows > rowsMax) {
        rowsMax = (rowCount + rows) * 2;
        codes = enlarged(codes, shared(rowsMax * columns.length));
      }
      const batch = codes.subarray(rowCount * columns.length);
      for (const [index, column] of columns.entries()) {
        const out = batch.subarray(index);
        encodeColumn(bytes, scanner.bounds, cellWidth, positions[index]!, rows, column.encoding, out, columns.length);
        column.counts = countCodes(column, out, columns.length, rows);
      }
      rowCount += rows;
    }
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    fault = {row: error.row, kind: error.kind};
  }
  return {
    rowCount,
    codes: codes.subarray(0, rowCount * columns.length),
    texts: columns.map(({encoding}) => encoding.handOver()),
    counts: columns.map(({encoding, counts}) => counts.subarray(0, encoding.size)),
    fault,
  };
}

/** Encodes the cells of a column of a batch. */
function encodeColumn(
  bytes: Uint8Array,
  bounds: Uint32Array,
  cellWidth: number,
  position: number,
  rows: number,
  encoding: TextEncoding,
  codes: Uint32Array,
  width: number,
): void {
  for (let row = 0, cell = position; row < rows; row++, cell += cellWidth + 1) {
    const from = bounds[cell]!;
    const to = cellEnd(bytes, bounds, cell);
    codes[row * width] =
      bytes[from] === QUOTE && to > from ? encoding.addQuoted(from + 1, to - 1) : encoding.add(from, to);
  }
}

/** Counts the codes of a column of a batch; the counts may move to a longer array. */
function countCodes({encoding, counts}: Encoded, codes: Uint32Array, width: number, rows: number): Uint32Array {
  const out = encoding.size > counts.length ? enlarged(counts, shared(encoding.size * 2)) : counts;
  for (let row = 0; row < rows; row++) out[codes[row * width]!]!++;
  return out;
}

/** Rows of the range, told from the lines of its first 64 kB; a tenth more, and the end. */
function estimateRows(bytes: Uint8Array, from: number, to: number): number {
  const end = Math.min(to, from + 65_536);
  let lines = 1;
  for (let i = from; i < end; i++) if (bytes[i] === NEWLINE) lines++;
  return Math.ceil((lines * 1.1 * (to - from)) / Math.max(1, end - from) + 2);
}

const shared = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4));

function enlarged(from: Uint32Array, to: Uint32Array): Uint32Array {
  to.set(from);
  return to;
}
