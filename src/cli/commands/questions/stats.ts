import {isCalendarDay} from '../../../base/day.ts';
import {RingfenceError} from '../../../base/errors.ts';
import {readConfig} from '../../../engine/config/config-file.ts';
import {activityReport} from '../../../report/activity.ts';
import type {Period} from '../../../report/enquiries.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {csvLine, json} from '../../output.ts';
import {activityLines, activityText} from '../../views/activity-view.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {
  workspace: string;
  from: string;
  to: string;
  andFrom?: string;
  andTo?: string;
  area: string[];
  asOf: string | null;
  config?: string;
  csv: boolean;
  json: boolean;
};

export const statsCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence stats --from 2022-01-01 --to 2022-12-31 --and-from 2023-01-01 --and-to 2023-12-31')
      .addOption(workspaceOption())
      .requiredOption('--from <day>', 'first day of receipt (YYYY-MM-DD)')
      .requiredOption('--to <day>', 'last day of receipt')
      .option('--and-from <day>', 'first day of a second period')
      .option('--and-to <day>', 'last day of it')
      .option('--area <code...>', 'only these authorities', [])
      .addOption(asOfOption())
      .option('-c, --config <file>', 'a ringfence.yaml with groups of sources of your own')
      .option('--csv', 'print CSV, one line a cell', false)
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const periods = readPeriods(options);
        const result = await viewing(options, session, (view) => {
          const {report} = options.config === undefined ? view.config : readConfig(options.config);
          return activityReport(view.network(), periods, options.area, report);
        });
        if (options.json) return session.data(json(result));
        session.data(options.csv ? activityLines(result).map(csvLine).join('') : activityText(result));
      });
  },
};

function readPeriods({from, to, andFrom, andTo}: Options): Period[] {
  if ((andFrom === undefined) !== (andTo === undefined))
    throw new RingfenceError('USAGE', 'A second period needs both --and-from and --and-to.');
  const periods = [{from, to}, ...(andFrom === undefined ? [] : [{from: andFrom, to: andTo!}])];
  for (const day of periods.flatMap((period) => [period.from, period.to])) {
    if (!isCalendarDay(day))
      throw new RingfenceError('USAGE', `Write a day of the calendar as YYYY-MM-DD, not "${day}".`);
  }
  for (const period of periods) {
    if (period.from > period.to)
      throw new RingfenceError('USAGE', `The period from ${period.from} to ${period.to} ends before it begins.`);
  }
  return periods;
}
