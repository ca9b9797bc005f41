import type {Command} from 'commander';
import {readModelFile} from '../../../engine/model-file.ts';
import {decideModel, idOfModel, wholeModel} from '../../../engine/model-pins.ts';
import type {LinkModel} from '../../../resolve/link/weigh/link-model.ts';
import {today} from '../../clock.ts';
import {addCommand, workspaceOption, type Session} from '../../command.ts';
import {json} from '../../output.ts';
import {addActing, addSayingOptions, appliedText, applyNow, sayingFrom, WHEN, type SayingOptions} from '../../said.ts';
import {viewing, writing} from '../../workspace-access.ts';

type Acting = SayingOptions & {workspace: string; apply: boolean; json: boolean};

export function registerModelPin(model: Command, session: Session): void {
  const command = addCommand(
    model,
    'pin',
    'weigh by the model of the last run, or of a file, from now on: new records then move no weight',
    'ringfence model pin --by "J. Analyst" --because "agreed at the matching board" -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .option('--file <file>', 'a model that "ringfence model export" wrote, in place of that of the last run');
  addActing(addSayingOptions(command)).action(async (options: Acting & {file?: string}) => {
    const made =
      options.file === undefined
        ? await viewing({workspace: options.workspace, asOf: null}, session, (view) =>
            wholeModel(view.known(), view.model()),
          )
        : readModelFile(options.file);
    await decide(options, made, session);
  });
}

export function registerModelUnpin(model: Command, session: Session): void {
  const command = addCommand(
    model,
    'unpin',
    'let every run train a model of its own again',
    'ringfence model unpin --by "J. Analyst" --because "weights have drifted" -w hub.sqlite',
  ).addOption(workspaceOption());
  addActing(addSayingOptions(command)).action((options: Acting) => decide(options, null, session));
}

async function decide(options: Acting, model: LinkModel | null, session: Session): Promise<void> {
  const saying = await sayingFrom(options, session);
  await writing(options.workspace, async (store) => {
    const pin = decideModel(store.modelPins(), model, saying, today());
    if (pin !== null) store.pinModel(pin, model);
    const applied = options.apply ? await applyNow(store, session) : null;
    const id = model === null ? null : idOfModel(model);
    session.data(options.json ? json({model: id, isNew: pin !== null, applied}) : `${id ?? 'free'}\n`);
    if (pin === null) session.message('It stands so already: nothing was added.');
    session.message(applied === null ? WHEN : appliedText(applied));
  });
}
