import writeExcelFile from 'write-excel-file/node';
import {printable, type Cell} from './output.ts';

/** A sheet name may have 31 characters and none of these. */
const sheetName = (name: string): string => name.replace(/[[\]*/\\?:]/g, ' ').slice(0, 31);

/** Writes one table as a workbook: a bold header that stays in view; texts stay texts, so that none runs as a formula. */
export async function writeXlsx(
  path: string,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const head = columns.map((column) => ({value: column, fontWeight: 'bold' as const}));
  const body = rows.map((row) => row.map(cellOf));
  const widths = columns.map((column, at) => ({
    width: Math.min(60, Math.max(column.length, ...rows.map((row) => String(row[at] ?? '').length)) + 2),
  }));
  await writeExcelFile([head, ...body], {
    sheet: sheetName(name),
    columns: widths,
    stickyRowsCount: 1,
  }).toFile(path);
}

function cellOf(
  cell: Cell,
): {value: string; type: StringConstructor} | {value: number; type: NumberConstructor} | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return {value: cell, type: Number};
  return {value: printable(String(cell)), type: String};
}
