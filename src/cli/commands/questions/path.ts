import {personId} from '../../../network/network.ts';
import {dayToIso} from '../../../base/day.ts';
import {PATHS, shortestPath} from '../../../network/around/paths.ts';
import {windowOf} from '../../../questions/links/paths.ts';
import {asOfOption, dayArgument, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {currentId, notFound, viewing} from '../../workspace-access.ts';

type Options = {
  workspace: string;
  asOf: string | null;
  inTime: boolean;
  after?: string;
  before?: string;
  json: boolean;
};

export const pathCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence path P0123456789ab P0123456789cd --as-of 2021-06-30')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('--in-time', 'only a path along which nothing passes backwards in time', false)
      .option('--after <day>', 'only joins that held on this day or later', dayArgument)
      .option('--before <day>', 'only joins that held on this day or earlier', dayArgument)
      .addOption(jsonOption())
      .action(async (from: string, to: string, options: Options) => {
        await viewing(options, session, (view) => {
          const index = (asked: string): number => {
            const id = currentId(view, asked, session);
            const found = view.person(id);
            if (found < 0) throw notFound('person', id);
            return found;
          };
          const [start, end] = [index(from), index(to)];
          const steps = shortestPath(view.shown(), start, end, {
            ...PATHS,
            isTimeRespecting: options.inTime,
            window: windowOf(options.after, options.before),
          });
          const id = (person: number): string => personId(view.shown(), person);
          const rows = (steps ?? []).map((step) => ({
            from: id(step.from),
            to: id(step.to),
            by: step.kind,
            via: step.via,
            since: dayToIso(step.day),
            records: step.records,
          }));
          if (options.json) return session.data(json({length: steps === null ? null : rows.length, steps: rows}));
          if (steps === null) return session.message(`No documented path of at most ${PATHS.stepsMax} steps.`);
          session.data(
            table(
              ['from', 'by', 'to', 'since', 'records'],
              rows.map((row) => [row.from, row.by, row.to, row.since, row.records.join(' ')]),
            ),
          );
        });
      });
  },
};
