import writeExcelFile from 'write-excel-file/node';
import {printable} from '../base/printable.ts';

type Cell = string | number | boolean | null | undefined;

/** One table of a workbook. */
export type WorkbookSheet = {title: string; head: readonly string[]; rows: readonly (readonly Cell[])[]};

/** A sheet name may have 31 characters and none of these. */
const sheetName = (name: string): string => name.replace(/[[\]*/\\?:]/g, ' ').slice(0, 31);

/**
 * The bytes of a workbook (XLSX) of one table: a bold header that stays in view; texts stay texts, so that none runs as a formula.
 * The library is large: import this where a workbook is made, and not before.
 */
export function workbook({title, head, rows}: WorkbookSheet): Promise<Buffer> {
  const first = head.map((column) => ({value: column, fontWeight: 'bold' as const}));
  const widths = head.map((column, at) => ({
    width: Math.min(60, Math.max(column.length, ...rows.map((row) => String(row[at] ?? '').length)) + 2),
  }));
  return writeExcelFile([first, ...rows.map((row) => row.map(cellOf))], {
    sheet: sheetName(title),
    columns: widths,
    stickyRowsCount: 1,
  }).toBuffer();
}

/** A cell of Excel holds no more; a longer one makes it call the whole file damaged. */
const TEXT_MAX = 32_767;

/** How a text begins that would become a formula once somebody edits its cell: its format says that it is a text. */
const FORMULA = /^[=+\-@]/;

type Made = {value: string; type: StringConstructor; format?: '@'} | {value: number; type: NumberConstructor} | null;

function cellOf(cell: Cell): Made {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return {value: cell, type: Number};
  const value = fitting(printable(String(cell)));
  return {value, type: String, ...(FORMULA.test(value) ? {format: '@'} : {})};
}

function fitting(text: string): string {
  if (text.length <= TEXT_MAX) return text;
  const kept = text.slice(0, TEXT_MAX - 100);
  return `${kept} [and ${text.length - kept.length} more characters, for which a cell has no room]`;
}
