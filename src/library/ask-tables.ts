import type {Inquiry} from '../questions/inquiry.ts';
import {TABLES} from '../questions/tables/registry.ts';
import type {QueryAnswer, QueryLimits} from '../workspace/sqlite/query/query.ts';
import {QUERY_LIMITS, queryApart} from '../workspace/sqlite/query/query-apart.ts';

/** Answers one SELECT over the tables of an inquiry. @throws RingfenceError USAGE */
export const askTables = (inquiry: Inquiry, sql: string, limits: Partial<QueryLimits> = {}): QueryAnswer =>
  queryApart(
    TABLES.map((table) => ({
      name: table.name,
      columns: Object.keys(table.columns),
      rows: (isRead) => table.rows(inquiry, isRead),
    })),
    sql,
    {...QUERY_LIMITS, ...limits},
  );
