import {headingIn} from '../../readers/heading-rows.ts';
import {openTable, type TableOptions} from '../../readers/open-table.ts';
import type {Pivot} from '../../readers/pivoted-rows.ts';
import {headerWords} from '../words/cut-header.ts';
import {TOTAL} from '../words/test-words.ts';

/** How the rows of a file hang together, where one row of it is not one row of the table: `source` of the mapping says so. */
export type RowForm = {headings?: string; further?: readonly string[]; pivot?: Pivot};

/** Rows of a report that are of nobody: lines that stand alone (titles, pages, totals), and its header again on each page. */
export type Furniture = {hasLines: boolean; hasHeaders: boolean};

/** Whether a row is the header again. */
export const isHeaderAgain = (cells: readonly string[], columns: readonly string[]): boolean => {
  const filled = columns.filter((name, at) => name !== '' && (cells[at] ?? '').trim() === name);
  return filled.length >= 2 && filled.length >= HEADER_AGAIN_LEAST * columns.length;
};
const HEADER_AGAIN_LEAST = 0.8;

const ROWS_MAX = 5000;
/** Fewer lines that stand alone are titles and notes. */
const HEADINGS_LEAST = 3;
const HEADINGS_MOST = 0.5;
/** Questions of a form, and answers to it. */
const QUESTIONS_LEAST = 4;
const QUESTIONS_MOST = 400;
const FORMS_LEAST = 3;
const ONCE_LEAST = 0.98;
const QUESTION = /\b(?:question|field|item|attribute|element|label|prompt|property|data item)\b/;
const ANSWER = /\b(?:answer|value|response|result|text|entry)\b/;

/** @throws RingfenceError as `openTable` does */
export async function rowFormOf(path: string, source: TableOptions): Promise<{form: RowForm; furniture: Furniture}> {
  const table = await openTable(path, source);
  if (table.format === 'ndjson' || table.format === 'xml' || table.format === 'parquet')
    return {form: {}, furniture: NO_FURNITURE};
  const rows: (readonly string[])[] = [];
  const headings: number[] = [];
  let [hasLines, hasHeaders] = [false, false];
  let further: readonly string[] = [];
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (rows.length === ROWS_MAX) break;
      const heading = headingIn(row);
      hasLines ||= heading !== null;
      if (isHeaderAgain(row.cells, table.columns)) {
        hasHeaders = true;
        if (row.fault === 'ROW_LONG') further = furtherOf(row.cells.slice(table.columns.length), table.columns);
        continue;
      }
      if (heading !== null && !TOTAL.test(heading) && !PAGE.test(heading)) headings.push(rows.length);
      if (heading !== null || row.fault === null) rows.push(row.cells);
    }
    if (rows.length === ROWS_MAX) break;
  }
  // A line of totals below the answers is no form.
  const pivot = pivotOf(
    table.columns,
    rows.filter((cells) => !TOTAL.test(cells.find((cell) => cell.trim() !== '') ?? '')),
  );
  if (pivot !== null) return {form: {pivot}, furniture: NO_FURNITURE};
  const isHeading = isHeaded(rows.length, headings);
  return {
    form: {
      ...(further.length > 0 && {further}),
      ...(isHeading && {headings: freeName(table.columns)}),
    },
    furniture: {hasLines: hasLines && !isHeading, hasHeaders},
  };
}

const NO_FURNITURE: Furniture = {hasLines: false, hasHeaders: false};

/** The columns that a second header has beyond the first; none where one has no name, or that of a column before it. */
function furtherOf(cells: readonly string[], columns: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  return names.includes('') || names.some((name) => columns.includes(name)) ? [] : names;
}

const PAGE = /^\W*page\b|^\W*(?:end of|printed|produced|run by|report)\b/i;

/** Whether lines that stand alone head the rows below them: most of them have such a row. */
function isHeaded(rows: number, headings: readonly number[]): boolean {
  if (headings.length < HEADINGS_LEAST || headings.length > HEADINGS_MOST * rows) return false;
  const alone = new Set(headings);
  return headings.filter((at) => at + 1 < rows && !alone.has(at + 1)).length >= 0.8 * headings.length;
}

const freeName = (columns: readonly string[]): string =>
  ['Heading', 'Heading above', 'Heading of rows'].find((name) => !columns.includes(name)) ??
  'Heading of the rows below';

/** A column of few texts that each form has once, with the answers beside it. */
function pivotOf(columns: readonly string[], rows: readonly (readonly string[])[]): Pivot | null {
  if (columns.length > 8 || columns.length < 3) return null;
  const words = columns.map((name) => headerWords(name).join(' '));
  const name = words.findIndex((text) => QUESTION.test(text));
  const value = words.findIndex((text, at) => at !== name && ANSWER.test(text) && !/\bid\b/.test(text));
  if (name < 0 || value < 0) return null;
  const questions = new Set(rows.map((cells) => (cells[name] ?? '').trim()));
  if (questions.size < QUESTIONS_LEAST || questions.size > QUESTIONS_MOST) return null;
  const by = columns.findIndex((_, at) => at !== name && at !== value && isForm(rows, at, name));
  return by < 0 ? null : {by: columns[by]!, name: columns[name]!, value: columns[value]!};
}

/** Whether rows that follow each other with one text of a column ask each question once. */
function isForm(rows: readonly (readonly string[])[], by: number, name: number): boolean {
  let [forms, twice] = [0, 0];
  let asked = new Set<string>();
  let above = '';
  for (const cells of rows) {
    const form = (cells[by] ?? '').trim();
    if (form === '' || !/\d/.test(form)) return false;
    if (form !== above) {
      forms++;
      asked = new Set();
      above = form;
    }
    const question = (cells[name] ?? '').trim();
    if (asked.has(question)) twice++;
    asked.add(question);
  }
  return forms >= FORMS_LEAST && rows.length >= QUESTIONS_LEAST * forms && twice <= (1 - ONCE_LEAST) * rows.length;
}
