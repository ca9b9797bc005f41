import type {Inquiry} from '../inquiry.ts';

export type TableCell = string | number | null;

/**
 * One table of what a workspace holds, for queries that nobody foresaw. It keeps back what every answer keeps back: an address that
 * is protected, or that leads to one, has no id and no wording here.
 */
export type QueryTable = {
  /** Snake case, as are its columns. */
  name: string;
  /** What one row is. */
  about: string;
  /** What each column holds. Days are `YYYY-MM-DD`; several values in one cell are joined by |. */
  columns: Readonly<Record<string, string>>;
  /** Rows in a fixed order, cells in the order of the columns; a dear cell whose column is not read may be null. */
  rows(inquiry: Inquiry, isRead: (column: string) => boolean): Iterable<readonly TableCell[]>;
};

/** Several values in one cell. */
export const joined = (values: Iterable<string>): string => [...new Set(values)].join('|');
