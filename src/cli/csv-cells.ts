import type {CsvFile} from '../resolve/table/columns/csv-file.ts';
import {forEachCell} from '../resolve/table/columns/for-each-cell.ts';
import {csvCell} from './output.ts';

/** Cells of one column as they are written to a CSV file: that of row `r` is bytes `starts[r]` to `starts[r + 1]`. */
export type CsvCells = {bytes: Uint8Array; starts: Float64Array};

/** Of a byte in a cell: it is written as it stands; only within a text; or only by who knows what the text is. */
const [PLAIN, INNER, OTHER] = [0, 1, 2];
const KINDS = Uint8Array.from({length: 256}, (_, byte) => {
  if (byte < 0x20 || byte === 0x7f || '",;'.includes(String.fromCharCode(byte))) return OTHER;
  return byte > 0x7f || ' =+-@'.includes(String.fromCharCode(byte)) ? INNER : PLAIN;
});

/** The cells of a column of a file that has been read, without blanks around them, for who writes them more than once. */
export function csvCells(csv: CsvFile, position: number, rowCount: number): CsvCells {
  const starts = new Float64Array(rowCount + 1);
  let bytes = new Uint8Array(1 << 16);
  let row = 0;
  let at = 0;
  const room = (size: number): void => {
    if (at + size <= bytes.length) return;
    const more = new Uint8Array((at + size) * 2);
    more.set(bytes);
    bytes = more;
  };
  forEachCell(csv, position, (from, to) => {
    if (isPlain(csv.bytes, from, to)) {
      room(to - from);
      for (let i = from; i < to; i++) bytes[at++] = csv.bytes[i]!;
    } else {
      const text = encoder.encode(csvCell(cellText(csv.bytes.slice(from, to))));
      room(text.length);
      bytes.set(text, at);
      at += text.length;
    }
    starts[++row] = at;
  });
  return {bytes, starts};
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function cellText(bytes: Uint8Array): string {
  const text = decoder.decode(bytes).trim();
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Whether the cell is written as it stands: it is in no quotes and needs none, and nothing is to be put before it. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to) return true;
  if (KINDS[bytes[from]!] !== PLAIN || KINDS[bytes[to - 1]!] !== PLAIN) return false;
  for (let i = from + 1; i < to - 1; i++) if (KINDS[bytes[i]!] === OTHER) return false;
  return true;
}
