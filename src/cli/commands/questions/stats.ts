import {isCalendarDay} from '../../../base/day.ts';
import {RingfenceError} from '../../../base/errors.ts';
import {decisionsBy} from '../../../clusters/alerts/continuity.ts';
import {readConfig} from '../../../engine/config/config-file.ts';
import {alertStatistics, type AlertStatistics} from '../../../engine/history/alert-statistics.ts';
import {activityReport, type ActivityReport} from '../../../report/activity.ts';
import type {Period} from '../../../report/enquiries.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule, type Session} from '../../command.ts';
import {csvLine, json} from '../../output.ts';
import {activityLines, activityText, alertsText} from '../../views/activity-view.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {
  workspace: string;
  from: string;
  to: string;
  andFrom?: string;
  andTo?: string;
  area: string[];
  alerts: boolean;
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
      .option('--alerts', 'alerts and what reviewers decided on them, in place of enquiries', false)
      .addOption(asOfOption())
      .option('-c, --config <file>', 'a ringfence.yaml with groups of sources of your own')
      .option('--csv', 'print CSV, one line a cell', false)
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const periods = readPeriods(options);
        if (options.alerts && options.area.length > 0)
          throw new RingfenceError(
            'USAGE',
            '--area narrows enquiries: an alert may be of several authorities. Leave it out.',
          );
        await viewing(options, session, (view, store) => {
          const {report} = options.config === undefined ? view.config : readConfig(options.config);
          if (!options.alerts) {
            const result = activityReport(view.network(), periods, options.area, report);
            return show(result, () => activityText(result), options, session);
          }
          const decisions = decisionsBy(store.alertDecisions(), options.asOf);
          const result = alertStatistics(view.alerts(), decisions, periods, report);
          return show(result, () => alertsText(result), options, session);
        });
      });
  },
};

function show(
  result: ActivityReport | AlertStatistics,
  text: () => string,
  {json: isJson, csv}: Options,
  session: Session,
): void {
  session.data(isJson ? json(result) : csv ? activityLines(result).map(csvLine).join('') : text());
}

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
