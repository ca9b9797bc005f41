import {parse} from 'csv-parse/sync';

/** A small CSV text as a header and rows of cells: truth files and clusterings, not extracts. */
export function readCsv(text: string): {columns: string[]; rows: string[][]} {
  const [columns = [], ...rows] = parse(text, {bom: true, skip_empty_lines: true}) as string[][];
  return {columns, rows};
}
