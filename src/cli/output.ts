import Table from 'cli-table3';

export type Cell = string | number | boolean | null | undefined;

/** Agencies' text may hold escape sequences; on a terminal they could hide or rewrite what is shown. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is removed
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

const cellText = (cell: Cell): string => (cell === null || cell === undefined ? '' : printable(String(cell)));

/** Places of a screen, and of a column that is made narrower for its sake; longer texts go on below. */
const SCREEN = 160;
const COLUMN_MIN = 44;
const PADDING = 2;

/** A readable table; numbers are set to the right. Columns are as wide as given, or as their texts within reach of a screen, and never cut a word. */
export function table(head: string[], rows: Cell[][], widths?: (number | null)[]): string {
  const texts = rows.map((row) => row.map(cellText));
  const columns = head.map((title, column) => [title, ...texts.map((row) => row[column] ?? '')]);
  const whole = columns.map((cells) => longest(cells, /\n/) + PADDING);
  let most = SCREEN;
  while (most > COLUMN_MIN && whole.reduce((sum, width) => sum + Math.min(width, most), 0) > SCREEN) most--;
  const colWidths = columns.map((cells, column) =>
    Math.max(widths?.[column] ?? Math.min(most, whole[column]!), longest(cells, /\s/) + PADDING),
  );
  const numeric = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const out = new Table({
    head,
    colAligns: numeric.map((isNumeric) => (isNumeric ? 'right' : 'left')),
    style: {head: [], border: [], compact: true},
    wordWrap: true,
    colWidths,
  });
  for (const row of texts) out.push(row);
  return `${out.toString()}\n`;
}

/** Places that the longest part of any of the texts takes. */
const longest = (texts: readonly string[], by: RegExp): number =>
  texts.reduce((most, text) => text.split(by).reduce((longer, part) => Math.max(longer, placesOf(part)), most), 0);

/** Letters of East Asia take two places. */
const placesOf = (text: string): number => text.length * (/[\u1100-\uffdc]/.test(text) ? 2 : 1);

/** JSON as every command prints it: two spaces, a newline at the end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * One CSV line after RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe in front
 * (CSV injection): names come from outside.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  // A spreadsheet that splits at semicolons or tabs must not find the formula in the midst of a text.
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A birth date or a home may stand in dozens of records; --csv and --json list all. */
const RECORDS_SHOWN = 6;

/** Ids of records for one cell of a table, the first few of them. */
export function recordCell(records: readonly string[]): string {
  const rest = records.length - RECORDS_SHOWN;
  return [...records.slice(0, RECORDS_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])].join(' ');
}
