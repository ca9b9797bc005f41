import {constants, DatabaseSync} from 'node:sqlite';

type Cell = string | number | null;

export type TableToQuery = {
  name: string;
  columns: readonly string[];
  /** Rows, of which cells may be left empty whose column is not read. */
  rows: (isRead: (column: string) => boolean) => Iterable<readonly Cell[]>;
};

/** Columns that a query reads, by table; none of one whose rows are merely counted. */
export type ColumnsRead = ReadonlyMap<string, ReadonlySet<string>>;

export type QueryAnswer = {columns: string[]; rows: Cell[][]};

/** What one query may take. */
export type QueryLimits = {
  secondsMax: number;
  /** Memory, the tables it reads included. */
  megabytesMax: number;
  /** Rows of its answer. */
  rowsMax: number;
};

/** What a query may do: read, and nothing that names a file or changes anything. */
const ALLOWED: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
]);

/** Bytes of a cell and of the query itself. A slip is told of as one. */
const BYTES_MAX = {cell: 10_000_000, query: 1_000_000} as const;

/**
 * Answers one SELECT over tables in memory, and names what it reads of them. The workspace is not within its reach.
 * @param rowsMax null to look at the query and not run it: the answer has no rows then
 * @throws Error that says why, where the query is none, or more than one, does more than read, or has more than `rowsMax` rows.
 */
export function queryTables(
  tables: readonly TableToQuery[],
  sql: string,
  rowsMax: number | null,
): {answer: QueryAnswer; read: ColumnsRead} {
  const db = new DatabaseSync(':memory:', {limits: {length: BYTES_MAX.cell, sqlLength: BYTES_MAX.query}});
  try {
    // Else a large sort would leave names on the disk for as long as it lasts.
    db.exec('PRAGMA temp_store = MEMORY');
    db.exec('BEGIN');
    for (const table of tables) fill(db, table);
    db.exec('COMMIT');
    db.setAuthorizer((action) => (ALLOWED.has(action) ? constants.SQLITE_OK : constants.SQLITE_DENY));
    const given = answer(db, sql, rowsMax);
    db.setAuthorizer(null);
    return {answer: given, read: columnsRead(db, tables, sql)};
  } catch (error) {
    const why = (error as Error).message;
    const isMore = why.includes('not authorized');
    throw new Error(isMore ? 'it does more than read the tables' : why.replace(/\.$/, ''), {cause: error});
  } finally {
    db.close();
  }
}

function fill(db: DatabaseSync, {name, columns, rows}: TableToQuery): void {
  db.exec(`CREATE TABLE ${name} (${columns.map((column) => `"${column}"`).join(', ')})`);
  const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of rows(() => true)) insert.run(...row);
}

/**
 * What the program that SQLite makes of a query opens and reads. Its authorizer is not told of the columns that `USING` and `NATURAL` join by,
 * and a table that is read by these alone would be left empty.
 */
function columnsRead(db: DatabaseSync, tables: readonly TableToQuery[], sql: string): ColumnsRead {
  const named = new Map(tables.map((table) => [table.name, table]));
  const pages = db.prepare('SELECT rootpage AS page, name FROM sqlite_schema').all() as {page: number; name: string}[];
  const tableAt = new Map(pages.map(({page, name}) => [page, named.get(name)!]));
  const opened = new Map<number, TableToQuery>();
  const read = new Map<string, Set<string>>();
  const program = programOf(db, sql);
  for (const {opcode, p1, p2} of program) {
    const table = opcode === 'OpenRead' ? tableAt.get(p2) : undefined;
    if (table === undefined) continue;
    opened.set(p1, table);
    if (!read.has(table.name)) read.set(table.name, new Set());
  }
  for (const {opcode, p1, p2} of program) {
    const table = opcode === 'Column' ? opened.get(p1) : undefined;
    if (table !== undefined) read.get(table.name)!.add(table.columns[p2]!);
  }
  return read;
}

type Step = {opcode: string; p1: number; p2: number};

/** A query that has been compiled before; of one that is itself an EXPLAIN nothing is read. */
function programOf(db: DatabaseSync, sql: string): Step[] {
  try {
    return db.prepare(`EXPLAIN ${sql}`).all() as Step[];
  } catch {
    return [];
  }
}

function answer(db: DatabaseSync, sql: string, rowsMax: number | null): QueryAnswer {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  const columns = namedOnce(statement.columns().map(({name}) => name));
  if (columns.length === 0) throw new Error('it is no SELECT');
  // What stands behind the first statement is not run: somebody who wrote two would take the answer for that of both.
  if (saysMore(db, sql.slice(statement.sourceSQL.length))) throw new Error('it is more than one statement');
  const rows: Cell[][] = [];
  if (rowsMax === null) return {columns, rows};
  for (const row of withoutValues(statement.iterate())) {
    if (rows.length === rowsMax)
      throw new Error(`it has more than ${rowsMax} rows; count, group, or end it with LIMIT`);
    rows.push(row as unknown as Cell[]);
  }
  return {columns, rows};
}

/** The same rows. What goes wrong while they are read is told without the value of the tables that SQLite ends it with after a colon. */
function* withoutValues<T>(rows: Iterable<T>): Iterable<T> {
  try {
    yield* rows;
  } catch (error) {
    throw new Error((error as Error).message.replace(/:.*$/s, ''), {cause: error});
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
