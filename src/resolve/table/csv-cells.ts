import {RingfenceError} from '../../base/errors.ts';

/**
 * Where the cells of a CSV file stand: cell `c` of row `r` begins at `starts[r * width + c]` and ends one byte before the
 * next begins; a cell in quotes keeps them, and the last of a row may keep ends of lines. The head is not among the rows.
 */
export type CsvCells = {bytes: Uint8Array; names: string[]; width: number; rowCount: number; starts: Uint32Array};

const [COMMA, QUOTE, NEWLINE, RETURN] = [0x2c, 0x22, 0x0a, 0x0d];
/** Positions are u32. */
const BYTES_MAX = 2 ** 32 - 2;

/** Finds the cells of UTF-8 bytes in one pass. `file` is named in errors. */
export function findCells(bytes: Uint8Array, file: string): CsvCells {
  if (bytes.length > BYTES_MAX)
    throw new RingfenceError('FILE_DAMAGED', `${file} is larger than 4 GB: split it, or leave columns out.`);
  const head = readHead(bytes, file);
  const width = head.names.length;
  let starts = new Uint32Array(new SharedArrayBuffer(estimateCells(bytes, head.end, width) * 4));
  let cell = 0;
  let at = head.end;
  const end = bytes.length;
  while (at < end) {
    if (cell + width >= starts.length) starts = grown(starts);
    const rowStart = cell;
    let isOpen = true;
    while (isOpen) {
      starts[cell++] = at;
      if (bytes[at] === QUOTE) at = afterQuotes(bytes, at, file, rowStart / width);
      let byte = NEWLINE;
      while (at < end && (byte = bytes[at]!) !== COMMA && byte !== NEWLINE) at++;
      at++;
      isOpen = byte === COMMA && at <= end;
      if (isOpen && cell - rowStart === width) throw wrongWidth(file, rowStart / width, width, 'more');
    }
    if (cell - rowStart === width) continue;
    // A blank line, such as a last one.
    if (cell - rowStart === 1 && isBlank(bytes, starts[rowStart]!, at - 1)) cell = rowStart;
    else throw wrongWidth(file, rowStart / width, width, 'fewer');
  }
  starts[cell] = bytes[end - 1] === NEWLINE ? end : end + 1;
  return {bytes, names: head.names, width, rowCount: cell / width, starts: starts.subarray(0, cell + 1)};
}

function readHead(bytes: Uint8Array, file: string): {names: string[]; end: number} {
  const found = bytes.indexOf(NEWLINE);
  const end = found === -1 ? bytes.length : found;
  if (end === 0) throw new RingfenceError('FILE_EMPTY', `${file} holds nothing.`);
  const line = new TextDecoder().decode(bytes.slice(0, end)).replace(/\r$/, '');
  return {names: line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1')), end: end + 1};
}

/** Cells of the whole, told from the first 64 kB; a tenth more, and the end. */
function estimateCells(bytes: Uint8Array, from: number, width: number): number {
  const to = Math.min(bytes.length, from + 65_536);
  let lines = 1;
  for (let i = from; i < to; i++) if (bytes[i] === NEWLINE) lines++;
  return Math.ceil((lines * 1.1 * (bytes.length - from)) / Math.max(1, to - from) + 2) * width + 2;
}

function grown(starts: Uint32Array<SharedArrayBuffer>): Uint32Array<SharedArrayBuffer> {
  const larger = new Uint32Array(new SharedArrayBuffer(starts.byteLength * 2));
  larger.set(starts);
  return larger;
}

/** The place behind the closing quote; two quotes stand for one. */
function afterQuotes(bytes: Uint8Array, open: number, file: string, row: number): number {
  for (let at = open + 1; at < bytes.length; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at++;
  }
  throw new RingfenceError('FILE_DAMAGED', `${file}: a quote opened in row ${String(row + 1)} is never closed.`);
}

const isBlank = (bytes: Uint8Array, from: number, to: number): boolean =>
  from >= to || (to - from === 1 && bytes[from] === RETURN);

const wrongWidth = (file: string, row: number, width: number, word: string): RingfenceError =>
  new RingfenceError(
    'FILE_DAMAGED',
    `${file}: row ${String(row + 1)} has ${word} cells than the ${String(width)} of its head.`,
  );
