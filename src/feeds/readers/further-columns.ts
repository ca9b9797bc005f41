import {widthFault, type RawRow, type Table} from './table.ts';

/** The table with columns that a second header below has beyond the first ("Current", and below it "Closed" with the day and the reason). */
export function withFurtherColumns(table: Table, further: readonly string[]): Table {
  const columns = [...table.columns, ...further];
  async function* rows(): AsyncGenerator<RawRow[]> {
    for await (const batch of table.rows())
      yield batch.map((row) => {
        const isWide = row.fault === 'ROW_LONG' && widthFault(row.cells, columns.length) !== 'ROW_LONG';
        if (row.fault !== null && !isWide) return row;
        const cells = columns.map((_, at) => row.cells[at] ?? '');
        return {...row, cells, fault: null};
      });
  }
  return {...table, columns, rows};
}
