import type {RawRow, Table} from './table.ts';

/** What stands alone in a row above others is of all of them, to the next such row: a day above the calls of that day, a school above its pupils. */
export type Headings = string;

/** The text of a row that says one thing, in its first cell, and nothing else; null of any other. */
export function headingIn({cells, fault}: Pick<RawRow, 'cells' | 'fault'>): string | null {
  if (fault !== null && fault !== 'ROW_SHORT') return null;
  const [first = '', ...others] = cells;
  const text = first.trim();
  return text !== '' && others.every((cell) => cell.trim() === '') ? text : null;
}

/** The table with a column more, named `column`, that says the heading above each row; headings themselves are rows of nothing. */
export function withHeadings(table: Table, column: Headings): Table {
  async function* rows(): AsyncGenerator<RawRow[]> {
    let above = '';
    for await (const batch of table.rows())
      yield batch.map((row) => {
        const heading = headingIn(row);
        if (heading !== null) {
          above = heading;
          return {...row, cells: [...table.columns.map(() => ''), heading], fault: null, isHeading: true};
        }
        return row.fault === null ? {...row, cells: [...row.cells.slice(0, table.columns.length), above]} : row;
      });
  }
  return {...table, columns: [...table.columns, column], rows};
}
