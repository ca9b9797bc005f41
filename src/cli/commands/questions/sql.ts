import {InvalidArgumentError, Option} from 'commander';
import {readFileSync} from 'node:fs';
import {RingfenceError} from '../../../base/errors.ts';
import {askTables} from '../../../library/ask-tables.ts';
import {Inquiry} from '../../../questions/inquiry.ts';
import {TABLES} from '../../../questions/tables/registry.ts';
import {csvOption, limitOption, printAnswer, xlsxOption, type AnswerOptions} from '../../answer.ts';
import {
  asOfOption,
  jsonOption,
  wholeArgument,
  withExample,
  workspaceOption,
  type CommandModule,
} from '../../command.ts';
import {json, table} from '../../output.ts';
import {QUERY_LIMITS} from '../../../workspace/sqlite/query/query-apart.ts';
import {viewing} from '../../workspace-access.ts';

type Options = AnswerOptions & {
  workspace: string;
  asOf: string | null;
  list: boolean;
  json: boolean;
  seconds: number;
  megabytes: number;
};

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
      .addOption(
        atLeastOne('--seconds <n>', 'how long the query may take', QUERY_LIMITS.secondsMax).env(
          'RINGFENCE_SQL_SECONDS',
        ),
      )
      .addOption(
        atLeastOne(
          '--megabytes <n>',
          'memory it may take, the tables it reads included',
          QUERY_LIMITS.megabytesMax,
        ).env('RINGFENCE_SQL_MEGABYTES'),
      )
      .action(async (query: string | undefined, options: Options) => {
        if (options.list) return session.data(options.json ? json(described()) : listTables());
        if (query === undefined)
          throw new RingfenceError('USAGE', 'Write a SELECT, or "-" to read it from the input; --list has the tables.');
        const sql = query === '-' ? readFileSync(0, 'utf8') : query;
        const {columns, rows} = await viewing(options, session, (view) => {
          const inquiry = new Inquiry(view);
          // Nothing here is told of a signal until the answer is there: left to the system, it ends the wait.
          process.removeAllListeners('SIGINT');
          return askTables(inquiry, sql, {secondsMax: options.seconds, megabytesMax: options.megabytes});
        });
        if (options.json)
          return session.data(
            json(rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))),
          );
        await printAnswer({name: 'answer', columns, rows, about: ''}, options, session);
      });
  },
};

const atLeastOne = (flags: string, what: string, otherwise: number): Option =>
  new Option(flags, what).default(otherwise).argParser((text) => {
    const value = wholeArgument(text);
    if (value === 0) throw new InvalidArgumentError('Write a whole number from 1 on.');
    return value;
  });

const described = (): object[] => TABLES.map(({name, about, columns}) => ({name, about, columns}));

const listTables = (): string =>
  TABLES.map(
    ({name, about, columns}) =>
      `\n${name}: a row is ${about}\n${table(['column', 'what it holds'], Object.entries(columns), [24, 100])}`,
  ).join('');
