import {RingfenceError} from '../../base/errors.ts';
import {foldHeader, uniqueHeaders, type RawRow, type Table} from './table.ts';

/**
 * A file with a row for each answer of a form, as web forms and questionnaires are exported: `by` names the form, `name` the question, `value` the
 * answer. Rows that follow each other with one `by` are one row, with a column for each question.
 */
export type Pivot = {by: string; name: string; value: string};

/** More questions than this are no form: the column holds something else. */
const QUESTIONS_MAX = 1000;

/** The table with a row for each form. Reads the file once for its questions. @throws RingfenceError FILE_COLUMNS where a column is lacking */
export async function pivotRows(table: Table, {by, name, value}: Pivot): Promise<Table> {
  const folded = table.columns.map(foldHeader);
  const [byAt, nameAt, valueAt] = [by, name, value].map((column) => folded.indexOf(foldHeader(column))) as [
    number,
    number,
    number,
  ];
  if (byAt < 0 || nameAt < 0 || valueAt < 0)
    throw new RingfenceError('FILE_COLUMNS', `the file lacks a column of its pivot: ${by}, ${name} and ${value}`);
  const questions = await questionsIn(table, nameAt);
  const kept = table.columns.flatMap((_, at) => (at === nameAt || at === valueAt ? [] : [at]));
  const places = new Map([...questions].map((question, at) => [question, kept.length + at]));
  const columns = uniqueHeaders([...kept.map((at) => table.columns[at]!), ...questions]);
  async function* rows(): AsyncGenerator<RawRow[]> {
    let open: (RawRow & {cells: string[]}) | null = null;
    for await (const batch of table.rows()) {
      const done: RawRow[] = [];
      for (const row of batch) {
        const form = (row.cells[byAt] ?? '').trim();
        if (open !== null && (row.fault !== null || form === '' || form !== open.cells[kept.indexOf(byAt)]!.trim())) {
          done.push(open);
          open = null;
        }
        if (row.fault !== null || form === '') {
          done.push({...row, cells: columns.map((_, at) => row.cells[kept[at] ?? -1] ?? '')});
          continue;
        }
        if (open === null) {
          const cells = columns.map((_, at) => (at < kept.length ? (row.cells[kept[at]!] ?? '') : ''));
          open = {...row, cells, raw: row.raw};
        } else open.raw += `\n${row.raw}`;
        const place = places.get((row.cells[nameAt] ?? '').trim());
        const answer = (row.cells[valueAt] ?? '').trim();
        // A question that may be answered twice has both answers.
        if (place !== undefined && answer !== '')
          open.cells[place] = open.cells[place] === '' ? answer : `${open.cells[place]!}\n${answer}`;
      }
      if (done.length > 0) yield done;
    }
    if (open !== null) yield [open];
  }
  return {...table, columns, rows};
}

/** The questions in the order in which they are first asked. */
async function questionsIn(table: Table, nameAt: number): Promise<Set<string>> {
  const questions = new Set<string>();
  for await (const batch of table.rows())
    for (const {cells, fault} of batch) {
      const question = (cells[nameAt] ?? '').trim();
      if (fault === null && question !== '' && questions.size < QUESTIONS_MAX) questions.add(question);
    }
  return questions;
}
