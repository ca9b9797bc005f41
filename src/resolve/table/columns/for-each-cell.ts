import {cellEnd, CellScanner} from './cell-scanner.ts';
import type {CsvFile} from './csv-file.ts';

/**
 * Tells where the cell of a column lies in each row of a file that has been read: bytes `from` to `to`, with the quotes that it may
 * stand in and without the end of the line.
 */
export function forEachCell(
  {bytes, names, start}: CsvFile,
  position: number,
  visit: (from: number, to: number) => void,
): void {
  const scanner = new CellScanner(bytes, start, bytes.length, names.length);
  const {bounds} = scanner;
  for (let rows = scanner.next(); rows > 0; rows = scanner.next())
    for (let row = 0, cell = position; row < rows; row++, cell += names.length + 1)
      visit(bounds[cell]!, cellEnd(bytes, bounds, cell));
}
