import {groupAskedFor} from '../../../engine/group-asked-for.ts';
import {isOffQueue} from '../../../model/alert-decision.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {ALERT_HEAD, ALERT_WIDTHS, alertCard, alertCells, standingText, withStanding} from '../../views/alert-view.ts';
import {LEAD_WORDS, leadTable} from '../../views/lead-view.ts';
import {PeopleTable} from '../../views/people-table.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; all: boolean; leads: boolean; around?: string; json: boolean};

export const alertsCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence alerts')
      .addOption(workspaceOption())
      .option('--all', 'those that were dismissed, too', false)
      .option('--leads', 'instead, identities to settle on which linked families hang: questions, and no alerts', false)
      .option('--around <id>', 'instead, the group around a person or home, with its chance; asked for, and no alert')
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (options: Options) => {
        if (options.around !== undefined) return showAround(options, options.around, session);
        if (options.leads) return showLeads(options, session);
        const {queue, leads} = await viewing(options, session, (view) => ({
          queue: view.queue(),
          leads: view.leads().length,
        }));
        const shown = queue.filter(({state}) => options.all || !isOffQueue(state));
        if (options.json) session.data(json(shown.map(withStanding)));
        else {
          const rows = shown.map((queued) => [...alertCells(queued.alert), standingText(queued)]);
          session.data(table([...ALERT_HEAD, 'stands'], rows, [...ALERT_WIDTHS, 24]));
        }
        const hidden = queue.length - shown.length;
        if (hidden > 0)
          session.message(
            `${hidden} dismissed or duplicate and without new evidence ${hidden === 1 ? 'is' : 'are'} not shown; --all shows all.`,
          );
        if (leads > 0)
          session.message(
            `${leads === 1 ? '1 lead waits' : `${leads} leads wait`}: identities to settle on which linked families hang; --leads shows ${leads === 1 ? 'it' : 'them'}.`,
          );
      });
  },
};

async function showLeads(options: Options, session: Session): Promise<void> {
  await viewing(options, session, (view) => {
    const leads = view.leads();
    if (options.json) return session.data(json(leads));
    if (leads.length === 0) return session.message('No lead waits: linked families hang on no doubtful identity.');
    session.data(leadTable(leads, new PeopleTable(view.network())));
    session.message(LEAD_WORDS);
  });
}

async function showAround(options: Options, id: string, session: Session): Promise<void> {
  await viewing(options, session, (view) => {
    const asked = groupAskedFor(view, id, session.context);
    if (options.json) return session.data(json({askedFor: id, isAlert: false, group: asked}));
    session.message(
      asked === null
        ? `Around ${id} records link nobody else to the same families beyond what chance gives.`
        : 'This group was asked for and is no alert: nothing was searched for it, and it stands in no queue.',
    );
    if (asked !== null) session.data(alertCard(asked, new PeopleTable(view.network())));
  });
}
