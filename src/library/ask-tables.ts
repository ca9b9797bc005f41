import type {Inquiry} from '../questions/inquiry.ts';
import {TABLES} from '../questions/tables/registry.ts';
import {queryTables, type QueryAnswer} from '../workspace/sqlite/query.ts';

/** Answers one SELECT over the tables of an inquiry. @throws RingfenceError USAGE */
export const askTables = (inquiry: Inquiry, sql: string): QueryAnswer =>
  queryTables(
    TABLES.map((table) => ({
      name: table.name,
      columns: Object.keys(table.columns),
      rows: () => table.rows(inquiry),
    })),
    sql,
  );
