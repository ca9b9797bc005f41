import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {FLAG_HEAD, flagCells} from '../../views/alert-view.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; json: boolean; limit: string; rule?: string};

export const flagsCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence flags --rule serial-perpetrator')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('-r, --rule <rule>', 'only flags of one rule')
      .option('-n, --limit <n>', 'how many to show in the table; --json shows all', '30')
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const flags = await viewing(options, session, (view) => view.flags(options.rule));
        if (options.json) return session.data(json(flags));
        session.data(
          table(FLAG_HEAD, flags.slice(0, Number(options.limit)).map(flagCells), [15, 26, 26, 60, 9, 11, 16, 8]),
        );
        session.message(
          `${Math.min(flags.length, Number(options.limit))} of ${flags.length} flags. A flag states facts of the records; it predicts nothing about anybody.`,
        );
      });
  },
};
