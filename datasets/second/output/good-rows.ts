import type {Row, Sheet} from '../extracts/sheet.ts';
import type {Faults} from './spoil.ts';

/** A row that says something, with its number after the header. */
export type GoodRow = {sheet: Sheet; row: Row; number: number};

/** Rows that are neither spoiled, withdrawn nor replaced, sheet by sheet. */
export function goodRows(sheets: readonly Sheet[], faults: Faults): GoodRow[] {
  const rows: GoodRow[] = [];
  for (const sheet of sheets) {
    const spoiled = faults.get(sheet.file);
    for (const [index, row] of sheet.rows.entries())
      if (spoiled?.has(index) !== true && row.withdrawn !== true && row.replaced !== true)
        rows.push({sheet, row, number: index + 1});
  }
  return rows;
}
