import type {RunReport} from '../../../engine/run/derive-if-changed.ts';
import {countKnown, readStatus} from '../../../engine/status.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {reading, viewing} from '../../workspace-access.ts';

export const statusCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence status --workspace hub.sqlite')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (options: {workspace: string; asOf: string | null; json: boolean}) => {
        if (options.asOf !== null) return session.data(await statusAsOf(options, session));
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
        const {counts, derived, judgements} = status;
        const facts = {
          ...counts,
          'judgements: same': judgements.same,
          'judgements: different': judgements.different,
          'judgements no longer applicable': judgements.notApplicable,
          'judgements withdrawn': judgements.withdrawn,
          'judgements that wait for a run': judgements.waiting,
          'judgements that wait for a second person': judgements.proposed,
          ...(derived === null
            ? {}
            : {
                'records that name what no row gives': waitingIn(derived.report as RunReport),
                persons: derived.persons,
                held: derived.held,
                dwellings: derived.dwellings,
                incidents: derived.incidents,
                flags: derived.flags,
                alerts: derived.alerts,
                'alerts dismissed': derived.dismissed,
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

const waitingIn = ({waiting}: RunReport): number => waiting.involvements + waiting.ties + waiting.stays;

async function statusAsOf(
  options: {workspace: string; asOf: string | null; json: boolean},
  session: Session,
): Promise<string> {
  const {feeds, counts} = await viewing(options, session, countKnown);
  if (options.json) return json({asOf: options.asOf, feeds, counts});
  const rows = feeds.map(({feed, records, lastReceived}) => [feed, records, lastReceived]);
  return (
    table(['feed', 'records received by then', 'last received'], rows) +
    table([`as of ${options.asOf}`, 'count'], Object.entries(counts))
  );
}
