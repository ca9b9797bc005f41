import {readStatus} from '../../engine/status.ts';
import {addCommand, jsonOption, workspaceOption, type CommandModule} from '../command.ts';
import {json, table} from '../output.ts';
import {reading} from '../workspace-access.ts';

export const statusCommand: CommandModule = {
  register(program, session) {
    addCommand(program, 'status', 'what the workspace holds', 'ringfence status --workspace hub.sqlite')
      .addOption(workspaceOption())
      .addOption(jsonOption())
      .action(async (options: {workspace: string; json: boolean}) => {
        const status = await reading(options.workspace, readStatus);
        if (options.json) return session.data(json(status));
        const feeds = status.feeds.map((feed) => [
          feed.feed,
          feed.loads,
          feed.lastFile,
          feed.lastReceived,
          feed.last.read,
          feed.last.accepted,
          feed.last.quarantined,
        ]);
        session.data(table(['feed', 'loads', 'last file', 'last received', 'read', 'accepted', 'refused'], feeds));
        const {counts, derived} = status;
        const facts = {
          ...counts,
          ...(derived === null
            ? {}
            : {
                persons: derived.persons,
                held: derived.held,
                dwellings: derived.dwellings,
                incidents: derived.incidents,
                flags: derived.flags,
                alerts: derived.alerts,
              }),
        };
        session.data(
          table(
            ['in the workspace', derived?.isCurrent === true ? 'up to date' : 'run again to work it out'],
            Object.entries(facts),
          ),
        );
      });
  },
};
