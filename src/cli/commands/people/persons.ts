import {rowItems} from '../../../network/incidence.ts';
import type {Network} from '../../../network/network.ts';
import {PersonViews} from '../../../packs/person-view.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {PERSON_HEAD, personCells} from '../../views/person-cells.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; json: boolean; limit: string};

export const personsCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence persons --limit 20')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('-n, --limit <n>', 'how many to show in the table; --json shows all', '50')
      .addOption(jsonOption())
      .action(async (options: Options) => {
        await viewing(options, session, (view) => {
          const network = view.shown();
          const views = new PersonViews(network);
          const all = knownPersons(network);
          if (options.json) return session.data(json(all.map((person) => views.row(person))));
          const shown = all.slice(0, Number(options.limit));
          session.data(
            table(
              PERSON_HEAD,
              shown.map((person) => personCells(views.row(person))),
            ),
          );
          session.message(
            `${shown.length} of ${all.length} persons; "ringfence person ID" shows one with every record behind it.`,
          );
        });
      });
  },
};

/** Persons about whom a record had been received. */
function knownPersons({resolved, mentionsOf}: Network): number[] {
  return Array.from({length: resolved.persons.length}, (_, person) => person).filter(
    (person) => rowItems(mentionsOf, person).length > 0,
  );
}
