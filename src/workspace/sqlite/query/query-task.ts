import type {QueryAnswer, QueryLimits, TableToQuery} from './query.ts';

/** What the process of a query reads from its input. */
export type QueryTask = {
  tables: (Omit<TableToQuery, 'rows'> & {rows: Iterable<readonly (string | number | null)[]>})[];
  sql: string;
  limits: QueryLimits;
  /** Id of the process that waits for the answer. */
  startedBy: number;
};

/** What it writes: an answer, or why there is none. */
export type QueryTold = {answer: QueryAnswer} | {why: string};
