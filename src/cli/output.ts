import Table from 'cli-table3';
import {printable} from '../base/printable.ts';

export type Cell = string | number | boolean | null | undefined;

/** A tab takes as many places as a terminal likes. */
const cellText = (cell: Cell): string =>
  cell === null || cell === undefined ? '' : printable(String(cell)).replaceAll('\t', ' ');

/** Places of a screen that is none, as a file or a pipe, and of a column that is made narrower for its sake; longer texts go on below. */
const SCREEN = 160;
const COLUMN_MIN = 44;
const PADDING = 2;
/** Places that every column keeps on a narrow screen, where it has texts for as many: in fewer, a text is a tower of words. */
const COLUMN_KEPT = 16;

/** Places of the terminal that data goes to. */
const screenPlaces = (): number => (process.stdout.isTTY ? process.stdout.columns || SCREEN : SCREEN);

/**
 * A readable table; numbers are set to the right. Columns are as wide as given, or as their texts within reach of a screen, and never cut a
 * word. On a terminal that is too narrow for it, columns give way; where that does not suffice, each row is a list of its own.
 */
export function table(
  head: string[],
  rows: Cell[][],
  widths?: (number | null)[],
  screen: number = screenPlaces(),
): string {
  const texts = rows.map((row) => row.map(cellText));
  const columns = head.map((title, column) => [title, ...texts.map((row) => row[column] ?? '')]);
  const whole = columns.map((cells) => longest(cells, /\n/) + PADDING);
  let most = SCREEN;
  while (most > COLUMN_MIN && whole.reduce((sum, width) => sum + Math.min(width, most), 0) > SCREEN) most--;
  const least = columns.map((cells) => longest(cells, /\s/) + PADDING);
  const wide = whole.map((width, column) => Math.max(widths?.[column] ?? Math.min(most, width), least[column]!));
  const kept = wide.map((width, column) => Math.max(least[column]!, Math.min(width, whole[column]!, COLUMN_KEPT)));
  // What goes to a file keeps its widths: nothing wraps it.
  const colWidths =
    screen >= SCREEN
      ? wide
      : narrowed(
          wide.map((width, column) => Math.min(width, whole[column]!)),
          kept,
          screen - head.length - 1,
        );
  if (colWidths === null) return stacked(head, texts, screen);
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

/** Widths of columns that go into so many places: the widest give way, none below what it keeps. Null where that does not suffice. */
function narrowed(wide: readonly number[], kept: readonly number[], places: number): number[] | null {
  const widths = [...wide];
  let sum = widths.reduce((all, width) => all + width, 0);
  while (sum > places) {
    let widest = -1;
    for (const [column, width] of widths.entries())
      if (width > kept[column]! && (widest < 0 || width > widths[widest]!)) widest = column;
    if (widest < 0) return null;
    widths[widest]!--;
    sum--;
  }
  return widths;
}

/** Each row as a list of its columns, one below another, with the words of a long text beneath each other. */
function stacked(head: readonly string[], rows: readonly string[][], screen: number): string {
  const label = longest(head, /\n/) + PADDING;
  const lines = rows.map((row) =>
    row
      .flatMap((text, column) => {
        if (text === '') return [];
        return wrapped(text, Math.max(20, screen - label)).map(
          (line, at) => `${(at === 0 ? head[column]! : '').padEnd(label)}${line}`,
        );
      })
      .join('\n'),
  );
  return `${lines.join('\n\n')}\n`;
}

function wrapped(text: string, places: number): string[] {
  return text.split('\n').flatMap((part) => {
    const lines: string[] = [''];
    for (const word of part.split(' ')) {
      const last = lines.at(-1)!;
      if (last === '') lines[lines.length - 1] = word;
      else if (placesOf(last) + 1 + placesOf(word) <= places) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
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
