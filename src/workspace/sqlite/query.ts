import {constants, DatabaseSync} from 'node:sqlite';
import {RingfenceError} from '../../base/errors.ts';

type Cell = string | number | null;

export type TableToQuery = {
  name: string;
  columns: readonly string[];
  /** Asked for only where the query names the table. */
  rows: () => Iterable<readonly Cell[]>;
};

export type QueryAnswer = {columns: string[]; rows: Cell[][]};

/** What a query may do: read, and nothing that names a file or changes anything. */
const ALLOWED: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
]);

/**
 * What one answer may take: bytes of a cell and of the query itself, and rows. A slip, as a cross join of two large tables, is told of as
 * one, and does not end the process that asked.
 */
const MOST = {cell: 10_000_000, query: 1_000_000, rows: 1_000_000} as const;

/**
 * Answers one SELECT, in SQLite's dialect, over tables that are put into memory for it and are gone after it. The workspace is not
 * within its reach.
 * @throws RingfenceError USAGE where the query is none, or more than one, or does more than read.
 */
export function queryTables(tables: readonly TableToQuery[], sql: string): QueryAnswer {
  const db = new DatabaseSync(':memory:', {limits: {length: MOST.cell, sqlLength: MOST.query}});
  try {
    // Else a large sort would leave names on the disk for as long as it lasts.
    db.exec('PRAGMA temp_store = MEMORY');
    // All are there, so that a slip is told of a name; those are filled that the query names.
    for (const {name, columns} of tables)
      db.exec(`CREATE TABLE ${name} (${columns.map((column) => `"${column}"`).join(', ')})`);
    db.exec('BEGIN');
    for (const table of tables) if (isNamed(table.name, sql)) fill(db, table);
    db.exec('COMMIT');
    db.setAuthorizer((action) => (ALLOWED.has(action) ? constants.SQLITE_OK : constants.SQLITE_DENY));
    return answer(db, sql);
  } finally {
    db.close();
  }
}

const isNamed = (name: string, sql: string): boolean => new RegExp(String.raw`\b${name}\b`, 'i').test(sql);

function fill(db: DatabaseSync, {name, columns, rows}: TableToQuery): void {
  const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of rows()) insert.run(...row);
}

function answer(db: DatabaseSync, sql: string): QueryAnswer {
  try {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    const columns = namedOnce(statement.columns().map(({name}) => name));
    if (columns.length === 0) throw new Error('it is no SELECT');
    // What stands behind the first statement is not run: somebody who wrote two would take the answer for that of both.
    if (saysMore(db, sql.slice(statement.sourceSQL.length))) throw new Error('it is more than one statement');
    const rows: Cell[][] = [];
    for (const row of statement.iterate()) {
      if (rows.length === MOST.rows)
        throw new Error(`it has more than ${MOST.rows} rows; count, group, or end it with LIMIT`);
      rows.push(row as unknown as Cell[]);
    }
    return {columns, rows};
  } catch (error) {
    const why = (error as Error).message;
    const told = why.includes('not authorized') ? 'it does more than read the tables' : why.replace(/\.$/, '');
    throw new RingfenceError(
      'USAGE',
      `The query cannot be answered: ${told}. "ringfence sql --list" has the tables and columns.`,
      {
        cause: error,
      },
    );
  }
}

/** Whether a statement stands in a text, and not comments alone. */
function saysMore(db: DatabaseSync, text: string): boolean {
  if (text.trim() === '') return false;
  try {
    db.prepare(text);
    return true;
  } catch (error) {
    return !(error as Error).message.includes('contains no statements');
  }
}

/** Two columns of one name, as a join gives them, would be one where rows are read by name: the second is `name_2`. */
function namedOnce(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let at = 2; seen.has(own); at++) if (!taken.has(`${name}_${at}`)) own = `${name}_${at}`;
    seen.add(own);
    taken.add(own);
    return own;
  });
}
