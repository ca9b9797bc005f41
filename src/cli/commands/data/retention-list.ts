import type {Command} from 'commander';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {reading} from '../../workspace-access.ts';

type Options = {workspace: string; json: boolean};

export function registerRetentionList(retention: Command, session: Session): void {
  addCommand(retention, 'list', 'what was erased, when, by whom and why', 'ringfence retention list -w hub.sqlite')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const erasures = await reading(options.workspace, (store) => store.erasures());
      const rows = erasures.map(({id, on, by, because, counts}) => [id, on, by, because, counts['rows'] ?? 0]);
      session.data(options.json ? json(erasures) : table(['erasure', 'on', 'by', 'because', 'rows'], rows));
    });
}
