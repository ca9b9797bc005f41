import {pastFlags} from '../../../engine/history/past-flags.ts';
import {replay, type Knowable} from '../../../engine/history/replay.ts';
import {MOTIFS} from '../../../model/motif.ts';
import {agencyWords, ruleWords} from '../../../model/words.ts';
import {asOfOption, dayArgument, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {
  workspace: string;
  asOf: string | null;
  from: string | null;
  to: string | null;
  json: boolean;
};

export const replayCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence replay --from 2021-01-01 --to 2021-03-31')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('--from <day>', 'first day (YYYY-MM-DD)', dayArgument, null)
      .option('--to <day>', 'last day (YYYY-MM-DD)', dayArgument, null)
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const list = await viewing(options, session, (view) =>
          replay(
            [...view.flags(), ...pastFlags(view)],
            view.alerts(),
            view.network().records,
            options.from,
            options.to,
          ),
        );
        if (options.json) return session.data(json(list));
        session.data(table(HEAD, list.map(cells), [12, 12, 8, 16, 26, 60, 40]));
        session.message(
          `${list.length} flags and alerts, ${list.filter(({until}) => until !== null).length} of them gone since. The day is that of the last record they needed, not that of the events.`,
        );
      });
  },
};

const HEAD = ['knowable on', 'went on', 'what', 'id', 'rule', 'what the records say', 'made so by'];

const cells = ({day, until, sort, id, rule, text, records}: Knowable): string[] => [
  day,
  until ?? '',
  sort,
  id,
  MOTIFS[rule]?.name ?? ruleWords(rule),
  text,
  records.map(({record, agency}) => `${record} (${agencyWords(agency)})`).join(' ') || 'the passing of time',
];
