import {addAt} from '../../base/get-or-insert.ts';
import {basename} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {readText, type Encoding} from './encoding.ts';
import {refuseLongLine} from './long-line.ts';
import {
  groupedHeaders,
  HEADER_WITHIN,
  headerAt,
  partedHeaders,
  uniqueHeaders,
  widthFault,
  type RawRow,
  type Table,
} from './table.ts';

export type Dialect = {delimiter: string; quote: string; newline: '\n' | '\r'};

const DELIMITERS = [',', ';', '\t', '|'];
const SAMPLE_CHARS = 1 << 16;
/** Spreadsheets understand a first line that names the delimiter; the header then stands in the second. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;
/** A quoted cell longer than this is a quote that somebody forgot to close. */
const CELL_CHARS_MAX = 1 << 20;

/**
 * Opens delimited text. `headerRow` counts the lines of the file from 1, blank ones too, as an editor shows them; without it the
 * header is found. What stands before it is skipped.
 */
export async function openCsv(
  path: string,
  gzipped: boolean,
  encoding: Encoding,
  given: {delimiter?: string | undefined; quote?: string | undefined; headerRow?: number | undefined},
): Promise<Table> {
  const sample = await sampleText(path, gzipped, encoding);
  const named = SEPARATOR_LINE.exec(sample)?.[1];
  const dialect = findDialect(sample, {...given, delimiter: given.delimiter ?? named});
  const leading = new CsvSplitter(dialect).push(sample, true).slice(0, HEADER_WITHIN);
  const headerIndex =
    given.headerRow === undefined
      ? Math.max(headerAt(leading.map(({cells}) => cells)), named === undefined ? 0 : 1)
      : recordOfLine(sample, dialect, given.headerRow);
  const heading = leading[headerIndex];
  const parted =
    heading === undefined || given.headerRow !== undefined
      ? null
      : partedHeaders(heading.cells, leading[headerIndex + 1]?.cells);
  const columns =
    heading === undefined
      ? null
      : uniqueHeaders(parted ?? groupedHeaders(leading[headerIndex - 1]?.cells, heading.cells));
  if (columns === null)
    throw new RingfenceError('FILE_EMPTY', `${basename(path)} has no header row ${given.headerRow ?? 1}`);
  const width = trimWidth(columns);
  const header = columns.slice(0, width);
  return {
    format: 'csv',
    dialect: `${encoding}, ${nameOf(dialect.delimiter)}`,
    columns: header,
    rows: () => dataRows(splitFile(path, gzipped, encoding, dialect), headerIndex + (parted === null ? 1 : 2), width),
  };
}

/** Which record, from 0, begins in or after a line that is counted from 1. */
function recordOfLine(sample: string, dialect: Dialect, line: number): number {
  let end = 0;
  for (let i = 1; i < line && end >= 0; i++) end = sample.indexOf(dialect.newline, end) + 1 || -1;
  return end < 0 ? Infinity : new CsvSplitter(dialect).push(sample.slice(0, end), true).length;
}

/** Splits pieces of text into records as RFC 4180 says; lines without any character are no records. */
export class CsvSplitter {
  readonly #dialect: Dialect;
  #rest = '';

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Characters of a record whose end has not come. */
  get waiting(): number {
    return this.#rest.length;
  }

  /** Records that are complete after this piece; `last` ends the text. */
  push(piece: string, last: boolean): RawRow[] {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    const {delimiter, quote, newline} = this.#dialect;
    const rows: RawRow[] = [];
    let from = 0;
    let nextQuote = text.indexOf(quote);
    while (from < text.length) {
      const lineEnd = text.indexOf(newline, from);
      if (lineEnd < 0 && !last) break;
      const end = lineEnd < 0 ? text.length : lineEnd;
      while (nextQuote >= 0 && nextQuote < from) nextQuote = text.indexOf(quote, from);
      if (nextQuote < 0 || nextQuote >= end) {
        const line = text.slice(from, text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end);
        if (line !== '') rows.push({row: 0, cells: line.split(delimiter), raw: line, fault: null});
        from = end + 1;
        continue;
      }
      const next = this.#quotedRecord(text, from, end, last, rows);
      if (next < 0) break;
      from = next;
    }
    this.#rest = from >= text.length ? '' : text.slice(from);
    return rows;
  }

  /** Reads one record that has quotes; returns where the next one starts, or -1 where more text is needed. */
  #quotedRecord(text: string, from: number, lineEnd: number, last: boolean, rows: RawRow[]): number {
    const {delimiter, quote, newline} = this.#dialect;
    const cells: string[] = [];
    let at = from;
    let end = lineEnd;
    for (;;) {
      if (text.startsWith(quote, at)) {
        const close = closingQuote(text, at + 1, quote);
        // A quote in the very last place may be the first half of a doubled one.
        if (close < 0 || (close + 1 === text.length && !last)) {
          if (!last && text.length - from <= CELL_CHARS_MAX) return -1;
          return refuse(text, from, lineEnd, 'QUOTE_OPEN', rows);
        }
        cells.push(text.slice(at + 1, close).replaceAll(quote + quote, quote));
        at = close + 1;
        if (at >= end) end = text.indexOf(newline, at);
        if (end < 0) end = text.length;
      } else {
        const stop = text.indexOf(delimiter, at);
        const cellEnd = stop < 0 || stop > end ? end : stop;
        const carriage = cellEnd === end && newline === '\n' && cellEnd > at && text.charCodeAt(cellEnd - 1) === 13;
        const cell = text.slice(at, carriage ? cellEnd - 1 : cellEnd);
        if (cell.includes(quote)) return refuse(text, from, end, 'QUOTE_INVALID', rows);
        cells.push(cell);
        at = cellEnd;
      }
      if (at < end && text.startsWith(delimiter, at)) {
        at += delimiter.length;
        continue;
      }
      if (at === end - 1 && newline === '\n' && text.charCodeAt(at) === 13) at = end;
      if (at < end) return refuse(text, from, end, 'QUOTE_INVALID', rows);
      if (end === text.length && !last) return -1;
      rows.push({row: 0, cells, raw: text.slice(from, end), fault: null});
      return end + 1;
    }
  }
}

/** The delimiter that splits most rows of a sample into equally many cells, and the quote that stands at cell ends. */
export function findDialect(
  sample: string,
  given: {delimiter?: string | undefined; quote?: string | undefined},
): Dialect {
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  // An empty quote says that the file has none: every quote in it is text.
  const quote = given.quote === '' ? '\u0000' : (given.quote ?? findQuote(sample));
  if (given.delimiter !== undefined) return {delimiter: given.delimiter, quote, newline};
  let best = {delimiter: ',', score: 0};
  for (const delimiter of DELIMITERS) {
    const score = evenness(new CsvSplitter({delimiter, quote, newline}).push(sample, true).slice(0, 200));
    if (score > best.score + 1e-9) best = {delimiter, score};
  }
  return {delimiter: best.delimiter, quote, newline};
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf(quote, at);
    if (at < 0 || !text.startsWith(quote, at + 1)) return at;
  }
}

function refuse(
  text: string,
  from: number,
  end: number,
  fault: 'QUOTE_OPEN' | 'QUOTE_INVALID',
  rows: RawRow[],
): number {
  rows.push({row: 0, cells: [], raw: text.slice(from, end), fault});
  return end + 1;
}

function findQuote(sample: string): string {
  const double = sample.match(/(?:^|[,;\t|])"/gm)?.length ?? 0;
  const single = sample.match(/(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|\r\n])/gm)?.length ?? 0;
  return double === 0 && single >= 4 ? "'" : '"';
}

/** Share of rows with the most frequent width, where that is more than one cell; wider wins a tie. */
function evenness(rows: readonly RawRow[]): number {
  const widths = new Map<number, number>();
  for (const {cells} of rows) if (cells.length > 1) addAt(widths, cells.length);
  let best = 0;
  for (const [width, count] of widths) best = Math.max(best, count / rows.length + Math.min(width, 500) / 10_000);
  return best;
}

async function sampleText(path: string, gzipped: boolean, encoding: Encoding): Promise<string> {
  let sample = '';
  for await (const piece of readText(path, gzipped, encoding)) {
    sample += piece;
    if (sample.length >= SAMPLE_CHARS) break;
  }
  if (sample.length <= SAMPLE_CHARS) return sample;
  return sample.slice(0, sample.lastIndexOf('\n', SAMPLE_CHARS) + 1 || SAMPLE_CHARS);
}

/** Records as the file is read; `isUnended` of those that no line break ends. */
type Split = {rows: RawRow[]; isUnended: boolean};

async function* splitFile(path: string, gzipped: boolean, encoding: Encoding, dialect: Dialect): AsyncGenerator<Split> {
  const splitter = new CsvSplitter(dialect);
  for await (const piece of readText(path, gzipped, encoding)) {
    const rows = splitter.push(piece, false);
    refuseLongLine(path, splitter.waiting);
    if (rows.length > 0) yield {rows, isUnended: false};
  }
  const rows = splitter.push('', true);
  if (rows.length > 0) yield {rows, isUnended: true};
}

async function* dataRows(batches: AsyncGenerator<Split>, headerRow: number, width: number): AsyncGenerator<RawRow[]> {
  let skip = headerRow;
  let row = 0;
  for await (const {rows: batch, isUnended} of batches) {
    const rows = skip === 0 ? batch : batch.slice(skip);
    skip -= batch.length - rows.length;
    for (const entry of rows) {
      entry.row = ++row;
      entry.fault ??= widthFault(entry.cells, width);
    }
    const last = rows.at(-1);
    if (isUnended && (last?.fault === 'ROW_SHORT' || last?.fault === 'QUOTE_OPEN')) last.fault = 'ROW_CUT';
    if (rows.length > 0) yield rows;
  }
}

/** Delimiters at the end of the header name no columns. */
function trimWidth(columns: readonly string[]): number {
  let width = columns.length;
  while (width > 1 && /^( \(\d+\))?$/.test(columns[width - 1]!)) width--;
  return width;
}

const nameOf = (delimiter: string): string =>
  ({',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe'})[delimiter] ?? `'${delimiter}'`;
