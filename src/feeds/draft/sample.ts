import {addAt} from '../../base/get-or-insert.ts';
import {isPlaceholder} from '../../uk/placeholders.ts';
import {openTable, type TableOptions} from '../readers/open-table.ts';
import {headingIn} from '../readers/heading-rows.ts';
import {isHeaderAgain, type Furniture} from './rows/row-form.ts';
import {PLACEHOLDERS} from '../values/scope.ts';

/** Rows that a draft is made from: enough to tell a rare form of a cell, few enough to answer at once. */
const ROWS_MAX = 5000;

/** One column as its first rows show it. */
export type Column = {
  name: string;
  /** Position among the columns of the file. */
  at: number;
  /** Rows looked at. */
  rows: number;
  /** Of them those in which the cell says something. */
  filled: number;
  /** Texts of those cells, trimmed, and in how many rows each stands. */
  texts: ReadonlyMap<string, number>;
  /** The same row by row; empty where the cell says nothing. */
  cells: readonly string[];
};

/** The columns of a file by its first rows. @throws RingfenceError as `openTable` does */
export async function sampleColumns(
  path: string,
  source: TableOptions,
  {hasLines, hasHeaders}: Furniture = {hasLines: false, hasHeaders: false},
): Promise<{columns: Column[]; isOrdered: boolean}> {
  const table = await openTable(path, source);
  const width = table.columns.length - (source.further?.length ?? 0);
  const texts = table.columns.map(() => new Map<string, number>());
  const seen: string[][] = table.columns.map(() => []);
  const nothing = new Set(PLACEHOLDERS);
  let rows = 0;
  for await (const batch of table.rows()) {
    for (const {cells, fault, isHeading} of batch) {
      if (fault !== null || isHeading === true || rows === ROWS_MAX) continue;
      if (hasLines && headingIn({cells, fault}) !== null) continue;
      if (hasHeaders && isHeaderAgain(cells, table.columns.slice(0, width))) continue;
      rows++;
      for (const [at, counts] of texts.entries()) {
        const text = (cells[at] ?? '').trim();
        const isFilled = text !== '' && !nothing.has(text.toLowerCase()) && !isPlaceholder(text);
        seen[at]!.push(isFilled ? text : '');
        if (isFilled) addAt(counts, text);
      }
    }
    if (rows === ROWS_MAX) break;
  }
  const columns = table.columns.map((name, at) => {
    const counts = texts[at]!;
    const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return {name, at, rows, filled, texts: counts, cells: seen[at]!};
  });
  // The keys of an object have no order.
  return {columns, isOrdered: table.format !== 'ndjson' && table.format !== 'xml'};
}

/** Share of the filled cells of a column for whose text `holds`; 0 of a column that is empty. */
export function shareWhere({texts, filled}: Column, holds: (text: string) => boolean): number {
  let count = 0;
  for (const [text, times] of texts) if (holds(text)) count += times;
  return filled === 0 ? 0 : count / filled;
}
