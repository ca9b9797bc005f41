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

/** Marks that say of a cell what the one above it says. */
const DITTO = /^(?:["'”’〃]{1,2}|[-–]\s*["”]\s*[-–]|do\.|ditto|(?:same )?as above|see above)$/i;

/**
 * The table with what the first row of a group says in the rows below it, where these say nothing; where the groups themselves are marked as "ditto", such
 * a mark is what the cell above it says, and in a column that has such marks a blank is a blank. `raw` stays as the file has it, and `above`
 * tells what was taken.
 */
export function carryDown(table: Table, {by, columns}: Carry): Table {
  const folded = table.columns.map(foldHeader);
  const group = folded.indexOf(foldHeader(by));
  const carried = [by, ...columns].map((name) => folded.indexOf(foldHeader(name))).filter((at) => at >= 0);
  let form: Form | null = null;
  async function* rows(): AsyncGenerator<RawRow[]> {
    form ??= await formOf(table, group, carried);
    const {end, marked, hasMarks} = form;
    const isDitto = (text: string): boolean => hasMarks && DITTO.test(text);
    let first: readonly string[] | null = null;
    // Of each column the row that said last what stands in it.
    let saidBy = new Map<number, readonly string[]>();
    let isLost = false;
    for await (const batch of table.rows()) {
      yield batch.map((row) => {
        if (row.fault !== null) {
          isLost = true;
          return row;
        }
        if (isBlank(row)) return row;
        const said = (row.cells[group] ?? '').trim();
        const named = isDitto(said) ? '' : said;
        if (named === '' && (first === null || isLost || row.row >= end)) return row;
        isLost = false;
        if (first === null || (named !== '' && named !== first[group]!.trim())) {
          first = row.cells;
          saidBy = new Map();
          return row;
        }
        const cells = [...row.cells];
        let from: readonly string[] = first;
        const own: number[] = [];
        for (const at of carried) {
          const text = (cells[at] ?? '').trim();
          if (isDitto(text)) {
            const source: readonly string[] = saidBy.get(at) ?? first;
            cells[at] = source[at]!;
            if (source !== first) from = source;
          } else if (text !== '') own.push(at);
          else if (!marked.has(at) || at === group) cells[at] = first[at]!;
        }
        for (const at of own) saidBy.set(at, cells);
        return {...row, cells, above: {own: row.cells, first: from}};
      });
    }
  }
  return group < 0 ? table : {...table, rows};
}

/** A line left free between groups, or below the last, is nobody's row. */
const isBlank = ({cells}: RawRow): boolean => cells.every((cell) => cell.trim() === '');

/** `end`: the row from which on a blank goes on with no group; `marked`: the carried columns in which marks stand for what is above. */
type Form = {end: number; hasMarks: boolean; marked: ReadonlySet<number>};

/** Of a file that was sorted by what its rows say of their own the end is its first row. */
async function formOf(table: Table, group: number, carried: readonly number[]): Promise<Form> {
  const names = new GroupNames();
  const own = table.columns.flatMap((_, at) => (carried.includes(at) ? [] : [{at, column: new SortedColumn()}]));
  const marked = new Set<number>();
  let hasMarks = false;
  for await (const batch of table.rows())
    for (const row of batch) {
      if (row.fault !== null || isBlank(row)) continue;
      const said = (row.cells[group] ?? '').trim();
      // "As above" of an address alone may be above in the form, and not in the table.
      hasMarks ||= DITTO.test(said);
      const name = DITTO.test(said) ? '' : said;
      for (const at of carried) if (DITTO.test((row.cells[at] ?? '').trim())) marked.add(at);
      names.add(row.row, name);
      for (const {at, column} of own) column.add((row.cells[at] ?? '').trim(), name === '');
    }
  const isSorted = own.some(({column}) => column.isSorted);
  return {end: isSorted ? 0 : names.end, hasMarks, marked: hasMarks ? marked : new Set()};
}
