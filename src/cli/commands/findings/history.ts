import {RingfenceError} from '../../../base/errors.ts';
import {alertHistory, type AlertStep} from '../../../engine/history/alert-history.ts';
import {flagHistory, type FlagChange, type FlagHistory} from '../../../engine/history/flag-history.ts';
import type {View} from '../../../engine/view/view.ts';
import {ruleWords} from '../../../model/words.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; json: boolean};

export const historyCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence history f0123456789ab')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (id: string, options: Options) => {
        await viewing(options, session, (view) => {
          if (!showFlag(view, id, options, session) && !showAlert(view, id, options, session))
            throw new RingfenceError(
              'NOT_FOUND',
              `There is no flag and no alert ${id}: "ringfence flags" and "ringfence alerts" list them.`,
            );
        });
      });
  },
};

function showFlag(view: View, id: string, options: Options, session: Session): boolean {
  // Ids of flags and of alerts differ in their first letter, and each is dear to look for.
  const history = id.startsWith('a') ? null : flagHistory(view, id);
  if (history === null) return false;
  session.data(options.json ? json(history) : flagTable(history));
  if (!options.json) session.message(standsText(history));
  return true;
}

function showAlert(view: View, id: string, options: Options, session: Session): boolean {
  const alert = id.startsWith('f') ? undefined : view.alerts().find((one) => one.id === id);
  if (alert === undefined) return false;
  const steps = alertHistory(alert, view.network().records);
  session.data(options.json ? json({id, firstKnowable: alert.firstKnowable, steps}) : alertTable(steps));
  if (!options.json)
    session.message(
      `Knowable since ${alert.firstKnowable}. How the group of ${options.asOf ?? 'today'} grew; whether it was an alert on a day is held ` +
        'against the whole hub of that day: "ringfence alerts --as-of DAY".',
    );
  return true;
}

function flagTable({changes}: FlagHistory): string {
  const cells = ({day, change, text, records, incidents, madeBy}: FlagChange): (string | number)[] => [
    day,
    change,
    text,
    records,
    incidents,
    madeBy.join(' ') || 'the passing of time, or other series',
  ];
  return table(
    ['on', 'it', 'what the records said', 'records', 'incidents', 'made so by'],
    changes.map(cells),
    [12, 8, 70, 9, 11, 50],
  );
}

function standsText({id, rule, stood}: FlagHistory): string {
  const spans = stood.map(({from, to}) => (to === null ? `since ${from}` : `from ${from} to before ${to}`));
  return `${id} (${ruleWords(rule)}) stood ${spans.join(', and ')}. Days are those on which records were received, not those of the events.`;
}

function alertTable(steps: readonly AlertStep[]): string {
  return table(
    ['on', 'knowable', 'records so far', 'new links', 'records that came'],
    steps.map(({day, isKnowable, recordsSoFar, newLinks, records}) => [
      day,
      isKnowable ? 'yes' : 'not yet',
      recordsSoFar,
      newLinks.map(({adult, family}) => `${adult}-${family}`).join(' '),
      records.join(' '),
    ]),
    [12, 10, 15, 60, 60],
  );
}
