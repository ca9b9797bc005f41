import {backupWorkspace} from '../../../workspace/sqlite/backup.ts';
import {jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json} from '../../output.ts';

type Options = {workspace: string; to: string; json: boolean};

export const backupCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence backup --to hub-2026-11-29.sqlite -w hub.sqlite')
      .requiredOption('--to <file>', 'the copy; nothing may stand there')
      .addOption(workspaceOption())
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const bytes = await backupWorkspace(options.workspace, options.to);
        session.data(options.json ? json({file: options.to, bytes}) : `${options.to}\n`);
        session.message(
          'It holds what the workspace holds: keep it as closed, and erase it when what is in it may no longer be kept.',
        );
      });
  },
};
