import {readFileSync} from 'node:fs';
import {RingfenceError} from '../../../base/errors.ts';
import {readCsv} from '../../../feeds/readers/read-csv.ts';
import {Inquiry} from '../../../questions/inquiry.ts';
import {parameterDocs, type GivenTables, type Question, type Row} from '../../../questions/question.ts';
import {QUESTIONS, questionNamed} from '../../../questions/registry.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {csvOption, limitOption, printAnswer, xlsxOption, type AnswerOptions} from '../../answer.ts';
import {json, type Cell} from '../../output.ts';
import {cellWords, describeQuestion, listQuestions} from '../../views/question-view.ts';
import {namedValues} from '../../named-values.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {
  workspace: string;
  list: boolean;
  param: string[];
  table: string[];
  asOf: string | null;
  json: boolean;
} & AnswerOptions;

export const askCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence ask repeat-no-further-action --param incidents=3 --param months=12 --csv')
      .addOption(workspaceOption())
      .option('-l, --list', 'list the questions; with a question, its parameters and columns', false)
      .option('-p, --param <name=value...>', 'a parameter of the question', [])
      .option('-t, --table <name=file...>', 'a CSV file that the question needs and the workspace does not hold', [])
      .addOption(asOfOption())
      .addOption(jsonOption())
      .addOption(csvOption())
      .addOption(xlsxOption())
      .addOption(limitOption())
      .action(async (name: string | undefined, options: Options) => {
        if (name === undefined) return session.data(options.json ? json(listed()) : listQuestions(QUESTIONS));
        const asked = questionNamed(name);
        if (options.list) return session.data(describeQuestion(asked));
        const given = namedValues(options.param, '--param');
        const tables = readTables(asked, options.table);
        const rows = await viewing(options, session, (view) => asked.answer(new Inquiry(view), given, tables));
        if (options.json) return session.data(json(rows));
        const answer = {
          name: asked.name,
          columns: Object.keys(asked.columns),
          rows: rows.map((row) => cells(row)),
          read: rows.map((row) => cells(row, cellWords)),
          about: asked.asks,
        };
        await printAnswer(answer, options, session);
      });
  },
};

const listed = (): unknown =>
  QUESTIONS.map((question) => {
    const {name, number, asks, method, columns, tables} = question;
    return {name, number, asks, method, parameters: parameterDocs(question), columns, tables};
  });

function readTables({name, tables}: Question, given: readonly string[]): GivenTables {
  return Object.fromEntries(
    Object.entries(namedValues(given, '--table')).map(([table, path]) => {
      const wanted = tables[table];
      if (wanted === undefined)
        throw new RingfenceError('USAGE', `${name} takes no table ${table}; "ask ${name} --list" says what it takes.`);
      return [table, readTable(path, Object.keys(wanted.columns))];
    }),
  );
}

function readTable(path: string, wanted: readonly string[]): Record<string, string>[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new RingfenceError('FILE_MISSING', `${path}: the file cannot be read; check the path.`, {cause: error});
  }
  const {columns, rows} = readCsv(text);
  const missing = wanted.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new RingfenceError(
      'FILE_COLUMNS',
      `${path}: there is no column ${missing.join(', ')}; it has ${columns.join(', ')}.`,
    );
  return rows.map((row) => Object.fromEntries(wanted.map((column) => [column, row[columns.indexOf(column)] ?? ''])));
}

const cells = (row: Row, words: (column: string, text: string) => string = (_, text) => text): Cell[] =>
  Object.entries(row).map(([column, cell]) => {
    if (typeof cell === 'string') return words(column, cell);
    return typeof cell === 'object' && cell !== null ? cell.map((text) => words(column, text)).join(' | ') : cell;
  });
