import type {TextColumn} from '../../base/text-column.ts';
import type {CsvCells} from './csv-cells.ts';
import {TextEncoding} from './text-encoding.ts';

/** Columns that are compared with one another share a dictionary. */
export type EncodeTask = {
  cells: CsvCells;
  dictionaries: number[][];
  codes: Uint32Array;
  width: number;
  slotOf: number[];
};

const [QUOTE, NEWLINE, RETURN] = [0x22, 0x0a, 0x0d];

/** Encodes the columns of dictionaries `from` to `to`, one dictionary a thread at a time; returns their texts. */
export function runRange(task: EncodeTask, from: number, to: number): TextColumn[] {
  const texts: TextColumn[] = [];
  for (let dictionary = from; dictionary < to; dictionary++) {
    const encoding = new TextEncoding(task.cells.bytes);
    for (const column of task.dictionaries[dictionary]!) encodeColumn(task, column, encoding);
    texts.push(encoding.finish());
  }
  return texts;
}

function encodeColumn({cells, codes, width, slotOf}: EncodeTask, column: number, encoding: TextEncoding): void {
  const {bytes, starts, rowCount, width: cellWidth} = cells;
  const slot = slotOf[column]!;
  for (let row = 0; row < rowCount; row++) {
    const cell = row * cellWidth + column;
    const from = starts[cell]!;
    let to = starts[cell + 1]! - 1;
    // The end of the line, and blank lines after it.
    while (to > from && (bytes[to - 1] === RETURN || bytes[to - 1] === NEWLINE)) to--;
    codes[row * width + slot] =
      bytes[from] === QUOTE && to > from ? encoding.addQuoted(from + 1, to - 1) : encoding.add(from, to);
  }
}
