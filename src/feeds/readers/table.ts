import {addAt} from '../../base/get-or-insert.ts';
/**
 * One row as read, before any mapping. `cells` are in the order of the table's columns; `row` counts from 1 after the
 * header. A row that could not be read as a row at all carries a `fault` and its raw text.
 */
export type RawRow = {
  row: number;
  cells: readonly string[];
  raw: string;
  fault: RowFaultCode | null;
  above?: Above | undefined;
  /** Whether it only heads the rows below it, and tells of nothing by itself. */
  isHeading?: boolean;
};

/** Of a row that goes on with a group: its cells as the file has them, and those of the group's first row, which fill its blank ones. */
export type Above = {own: readonly string[]; first: readonly string[]};

export const ROW_FAULTS = {
  ROW_SHORT: 'has fewer cells than the header; a delimiter or a line break is missing',
  ROW_CUT:
    'is the last of the file and ends in the middle: rows that followed it may be missing; ask the sender how many there are',
  ROW_LONG: 'has more cells than the header; a cell with the delimiter in it is not quoted',
  QUOTE_OPEN: 'opens a quote that is never closed',
  QUOTE_INVALID:
    "has a quote within a plain cell, or text after a closing quote (for a file that never quotes, say quote: '')",
  JSON_INVALID: 'is not one JSON object',
} as const;
export type RowFaultCode = keyof typeof ROW_FAULTS;

const FORMATS = ['csv', 'ndjson', 'xml', 'xlsx', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

/** A file as rows of text cells. `rows` may be called more than once and reads from the start each time. */
export type Table = {
  format: Format;
  /** How the file was read ("utf-8, comma"), for people. */
  dialect: string;
  /** Of a workbook, the name of the sheet. */
  sheet?: string;
  columns: readonly string[];
  /** Batches of rows; memory does not grow with the file. */
  rows(): AsyncGenerator<RawRow[]>;
};

/** Headers are compared without case, spaces and punctuation: "Date of Referral" is "date_of_referral". */
export function foldHeader(header: string): string {
  const folded = header.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return folded === '' ? header.trim() : folded;
}

/** Header cells trimmed, with a number put behind a name that stands there again. */
export function uniqueHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const name = cell.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/**
 * Header cells with what stands above them in a row of groups before those that would otherwise be one ("Contact 1" above "Name", "Relationship",
 * "Contact 2" above the same): "Contact 1 Name". A group reaches to the next; a row above that heads fewer than two groups is a title.
 */
export function groupedHeaders(above: readonly string[] | undefined, cells: readonly string[]): string[] {
  const groups = (above ?? []).map((cell) => cell.trim());
  const names = cells.map((cell) => cell.trim());
  const counts = new Map<string, number>();
  for (const name of names) addAt(counts, name);
  const firsts = groups.flatMap((group, at) => (group === '' ? [] : [at]));
  if (firsts.length < 2 || firsts.some((at) => at >= names.length)) return names;
  return names.map((name, at) => {
    const first = firsts.findLast((one) => one <= at);
    return first === undefined || name === '' || counts.get(name) === 1 ? name : `${groups[first]} ${name}`;
  });
}

/**
 * The headers of a table whose header has a second row that parts some of its cells ("Missing" above "Date" and "Time"): "Missing Date", "Missing
 * Time"; null where the row below is one of records. It is no such row unless it names, in words alone, a column that the first row leaves blank.
 */
export function partedHeaders(header: readonly string[], below: readonly string[] | undefined): string[] | null {
  const tops = header.map((cell) => cell.trim());
  const parts = tops.map((_, at) => (below?.[at] ?? '').trim());
  const filled = parts.filter((part) => part !== '');
  const isBelowBlank = parts.some((part, at) => part !== '' && tops[at] === '' && at > 0 && parts[at - 1] !== '');
  const isWords = filled.every((part) => /^[^\d@]{2,40}$/.test(part) && /\p{L}{2}/u.test(part));
  if (!isBelowBlank || !isWords || filled.length > (2 / 3) * tops.length) return null;
  // Whoever is told of in half a row has at least one cell that every row has.
  if (parts[0] !== '' || (below ?? []).length > tops.length) return null;
  return parts.map((part, at) => {
    const top = part === '' ? tops[at]! : (tops.slice(0, at + 1).findLast((cell) => cell !== '') ?? '');
    return `${top} ${part}`.trim();
  });
}

/** Rows among which the header is looked for. */
export const HEADER_WITHIN = 30;

/**
 * Which of the first rows of a file is the header: the first that fills more than half of as many cells as most rows have.
 * Titles, filters and classifications above the header fill fewer.
 */
export function headerAt(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const {length} of rows) addAt(counts, length);
  const [width = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  const found = rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > width / 2);
  return Math.max(0, found);
}

/** Whether a file seems to have rows from its first line on: where its headers should be stand dates or numbers. */
export const lacksHeader = (columns: readonly string[]): boolean => columns.some((column) => DIGITS.test(column));

const HEADERS_NAMED = 8;
/** Whole cells of digits: a date, a number, a telephone number; no header is one. */
const DIGITS = /^[\d\s/.:+-]{4,}$/;

/**
 * The headers of a file for an error. A file without a header has people where its headers should be: where the first row holds
 * dates or numbers, its cells are not shown.
 */
export function headersInWords(columns: readonly string[]): string {
  if (lacksHeader(columns)) return 'no header (its first row holds dates or numbers)';
  return columns.slice(0, HEADERS_NAMED).join(', ') + (columns.length > HEADERS_NAMED ? ', ...' : '');
}

/** Gives each row its fault, if its width is not the header's; extra cells that are blank do no harm. */
export function widthFault(cells: readonly string[], width: number): RowFaultCode | null {
  if (cells.length < width) return 'ROW_SHORT';
  for (let i = width; i < cells.length; i++) if (cells[i]!.trim() !== '') return 'ROW_LONG';
  return null;
}
