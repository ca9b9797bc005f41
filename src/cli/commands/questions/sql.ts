import {readFileSync} from 'node:fs';
import {RingfenceError} from '../../../base/errors.ts';
import {askTables} from '../../../library/ask-tables.ts';
import {Inquiry} from '../../../questions/inquiry.ts';
import {TABLES} from '../../../questions/tables/registry.ts';
import {csvOption, limitOption, printAnswer, xlsxOption, type AnswerOptions} from '../../answer.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; list: boolean; json: boolean} & AnswerOptions;

export const sqlCommand: CommandModule = {
  register(command, session) {
    withExample(
      command,
      `ringfence sql "SELECT role, count(DISTINCT person_id) AS people FROM involvements GROUP BY role ORDER BY people DESC"
  ringfence sql - < my-question.sql --csv`,
    )
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('-l, --list', 'list the tables and their columns', false)
      .addOption(jsonOption())
      .addOption(csvOption())
      .addOption(xlsxOption())
      .addOption(limitOption())
      .action(async (query: string | undefined, options: Options) => {
        if (options.list) return session.data(options.json ? json(described()) : listTables());
        if (query === undefined)
          throw new RingfenceError('USAGE', 'Write a SELECT, or "-" to read it from the input; --list has the tables.');
        const sql = query === '-' ? readFileSync(0, 'utf8') : query;
        const {columns, rows} = await viewing(options, session, (view) => {
          const inquiry = new Inquiry(view);
          // SQLite answers in one go, in which nothing here is told of Ctrl-C: left to the system, it ends a query without end.
          process.removeAllListeners('SIGINT');
          return askTables(inquiry, sql);
        });
        if (options.json)
          return session.data(
            json(rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))),
          );
        await printAnswer({name: 'answer', columns, rows, about: ''}, options, session);
      });
  },
};

const described = (): object[] => TABLES.map(({name, about, columns}) => ({name, about, columns}));

const listTables = (): string =>
  TABLES.map(
    ({name, about, columns}) =>
      `\n${name}: a row is ${about}\n${table(['column', 'what it holds'], Object.entries(columns), [24, 100])}`,
  ).join('');
