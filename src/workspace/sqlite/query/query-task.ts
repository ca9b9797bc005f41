import type {ColumnsRead, QueryAnswer, QueryLimits, TableToQuery} from './query.ts';

/** What the process of a query reads from its input. */
export type QueryTask = {
  tables: (Omit<TableToQuery, 'rows'> & {rows: Iterable<readonly (string | number | null)[]>})[];
  sql: string;
  /** Without, the query is looked at and not run. */
  isToRun: boolean;
  limits: QueryLimits;
  /** Id of the process that waits for the answer. */
  startedBy: number;
};

/** What it writes: an answer with what it was read from, or why there is none. */
export type QueryTold = {answer: QueryAnswer; read: ColumnsRead} | {why: string};
