import {GroupNames} from './group-names.ts';
import {SortedColumn} from './sorted-column.ts';
import {foldHeader, type RawRow, type Table} from './table.ts';

/**
 * A report that says what several rows have in common in the first of them alone: the home of a tenancy above its occupants. `by` names the group:
 * a row where it is blank or as in the row above goes on with that one's group. Behind a row that cannot be read, and before the first
 * group, a blank one goes on with none: whose home it is cannot be told, and that of another family must not be taken for it. Nor does it in a
 * file that was sorted, by the groups (`GroupNames`) or by anything else (`SortedColumn`).
 */
export type Carry = {by: string; columns: readonly string[]};

/** The table with what the first row of a group says in the rows below it, where these say nothing. `raw` stays as the file has it, and `above` tells what was taken. */
export function carryDown(table: Table, {by, columns}: Carry): Table {
  const folded = table.columns.map(foldHeader);
  const group = folded.indexOf(foldHeader(by));
  const carried = [by, ...columns].map((name) => folded.indexOf(foldHeader(name))).filter((at) => at >= 0);
  let end: number | null = null;
  async function* rows(): AsyncGenerator<RawRow[]> {
    end ??= await endOfGroups(table, group, new Set(carried));
    const last = end;
    let first: readonly string[] | null = null;
    let isLost = false;
    for await (const batch of table.rows()) {
      yield batch.map((row) => {
        if (row.fault !== null) {
          isLost = true;
          return row;
        }
        if (isBlank(row)) return row;
        const named = (row.cells[group] ?? '').trim();
        if (named === '' && (first === null || isLost || row.row >= last)) return row;
        isLost = false;
        if (first === null || (named !== '' && named !== first[group]!.trim())) {
          first = row.cells;
          return row;
        }
        const cells = [...row.cells];
        for (const at of carried) if ((cells[at] ?? '').trim() === '') cells[at] = first[at]!;
        return {...row, cells, above: {own: row.cells, first}};
      });
    }
  }
  return group < 0 ? table : {...table, rows};
}

/** A line left free between groups, or below the last, is nobody's row. */
const isBlank = ({cells}: RawRow): boolean => cells.every((cell) => cell.trim() === '');

/** The row from which on a blank goes on with no group: the first of a file that was sorted by what its rows say of their own. */
async function endOfGroups(table: Table, group: number, carried: ReadonlySet<number>): Promise<number> {
  const names = new GroupNames();
  const own = table.columns.flatMap((_, at) => (carried.has(at) ? [] : [{at, column: new SortedColumn()}]));
  for await (const batch of table.rows())
    for (const row of batch) {
      if (row.fault !== null || isBlank(row)) continue;
      const name = (row.cells[group] ?? '').trim();
      names.add(row.row, name);
      for (const {at, column} of own) column.add((row.cells[at] ?? '').trim(), name === '');
    }
  return own.some(({column}) => column.isSorted) ? 0 : names.end;
}
