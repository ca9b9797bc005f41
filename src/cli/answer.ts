import {writeFileSync} from 'node:fs';
import {Option} from 'commander';
import {wholeArgument, type Session} from './command.ts';
import {csvLine, table, type Cell} from './output.ts';

/** Rows that answer something, with what they answer; `read` is how people read them, where the rows hold codes. */
export type Answer = {name: string; columns: string[]; rows: Cell[][]; read?: Cell[][]; about: string};

export type AnswerOptions = {csv: boolean; xlsx?: string; limit: number};

export const csvOption = (): Option => new Option('--csv', 'print CSV').default(false);
export const xlsxOption = (): Option => new Option('--xlsx <file>', 'write a workbook');
export const limitOption = (): Option =>
  new Option('-n, --limit <n>', 'how many rows to show in the table; the other forms hold all')
    .default(30)
    .argParser(wholeArgument);

/** Prints an answer as a table, as CSV, or into a workbook: that people read, so it has words where CSV has codes. */
export async function printAnswer(answer: Answer, {csv, xlsx, limit}: AnswerOptions, session: Session): Promise<void> {
  const {name, columns, rows, read = rows, about} = answer;
  if (xlsx !== undefined) {
    // Few answers become workbooks: no other command should wait for the library that writes them.
    const {workbook} = await import('../packs/workbook.ts');
    writeFileSync(xlsx, await workbook({title: name, head: columns, rows: read}));
    return session.message(`${rows.length} rows written to ${xlsx}.`);
  }
  if (csv) return session.data([columns, ...rows].map(csvLine).join(''));
  // A table as wide as its columns and without a row says less than a line.
  if (rows.length === 0) return session.data(`${about}${about === '' ? '' : ' '}Nothing is on record.\n`);
  const shown = read.slice(0, limit);
  session.data(table(columns, shown));
  session.message(`${shown.length} of ${rows.length} rows. ${about}`.trimEnd());
}
