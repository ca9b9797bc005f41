import type {Command} from 'commander';
import {idOfModel, shownModel, wholeModel} from '../../../engine/model-pins.ts';
import {withoutRare} from '../../../resolve/link/weigh/pinned-terms.ts';
import {addCommand, workspaceOption, type Session} from '../../command.ts';
import {viewing} from '../../workspace-access.ts';

export function registerModelExport(model: Command, session: Session): void {
  addCommand(
    model,
    'export',
    'the model of the last run as JSON: weights, and how common names and places are (places as hashes)',
    'ringfence model export -w hub.sqlite > model.json',
  )
    .addOption(workspaceOption())
    .option(
      '--whole',
      'with names and places of fewer than five records too, but for protected places: weighs nearly alike, and is personal data',
      false,
    )
    .action(async ({workspace, whole}: {workspace: string; whole: boolean}) => {
      const made = await viewing({workspace, asOf: null}, session, (view) =>
        shownModel(wholeModel(view.known(), view.model()), view.known(), view.withheld()),
      );
      const shown = whole ? made : withoutRare(made);
      session.data(`${JSON.stringify(shown)}\n`);
      session.message(
        `${idOfModel(shown)}: "ringfence model pin --file" takes it${whole ? '; it names people: keep it where such data may lie' : ''}.`,
      );
    });
}
