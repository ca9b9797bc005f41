import type {DatabaseSync, StatementSync} from 'node:sqlite';

/** The connection that a store reads by now; `renew` puts another in its place. */
export type Connection = () => DatabaseSync;

/** A statement on the connection of the moment, prepared once for each; `returnArrays` gives rows as arrays. */
export function statementOf(connection: Connection, sql: string, {returnArrays = false} = {}): () => StatementSync {
  let prepared: {database: DatabaseSync; statement: StatementSync} | null = null;
  return () => {
    const database = connection();
    if (prepared?.database !== database) {
      prepared = {database, statement: database.prepare(sql)};
      prepared.statement.setReturnArrays(returnArrays);
    }
    return prepared.statement;
  };
}
