import {foldHeader, type RawRow, type Table} from './table.ts';

/**
 * What the codes of a column stand for, by its header: a workbook says on a sheet of its own that reason N2 is "Domestic abuse". Upper and lower
 * case count the same; a code that is not told stays as it is.
 */
export type Codes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The table with the words for its codes in their place. `raw` stays as the file has it. */
export function decodeCells(table: Table, codes: Codes): Table {
  const folded = table.columns.map(foldHeader);
  const words = Object.entries(codes).map(([header, map]) => ({
    at: folded.indexOf(foldHeader(header)),
    of: new Map(Object.entries(map).map(([code, word]) => [code.toLowerCase(), word])),
  }));
  const known = words.filter(({at}) => at >= 0);
  async function* rows(): AsyncGenerator<RawRow[]> {
    for await (const batch of table.rows())
      yield batch.map((row) => {
        if (row.fault !== null) return row;
        const cells = [...row.cells];
        for (const {at, of} of known) cells[at] = of.get((cells[at] ?? '').trim().toLowerCase()) ?? cells[at] ?? '';
        return {...row, cells};
      });
  }
  return known.length === 0 ? table : {...table, rows};
}
