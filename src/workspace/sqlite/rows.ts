import type {DatabaseSync, SQLInputValue, SQLOutputValue} from 'node:sqlite';

/** The rows of a query in plain objects. That they are as `Row` has them, the caller's SQL says: nothing checks it but the schema. */
export function rowsOf<Row extends Record<keyof Row, SQLOutputValue>>(
  database: DatabaseSync,
  sql: string,
  ...values: SQLInputValue[]
): Row[] {
  return database.prepare(sql).all(...values) as Row[];
}
