import type {Command} from 'commander';
import {readModelFile} from '../../engine/model-file.ts';
import {decideModel, idOfModel, modelFor, shownModel} from '../../engine/model-pins.ts';
import type {View} from '../../engine/view.ts';
import {modelDrift} from '../../resolve/link/model-drift.ts';
import type {LinkModel} from '../../resolve/link/link-model.ts';
import {withoutRare, type PinnedTerms} from '../../resolve/link/pinned-terms.ts';
import {trainPersons} from '../../resolve/persons.ts';
import type {Store} from '../../workspace/store.ts';
import {today} from '../clock.ts';
import {addCommand, jsonOption, workspaceOption, type CommandModule, type Session} from '../command.ts';
import {json, table} from '../output.ts';
import {addActing, addSayingOptions, appliedText, applyNow, sayingFrom, WHEN, type SayingOptions} from '../said.ts';
import {viewing, writing} from '../workspace-access.ts';

export const modelCommand: CommandModule = {
  register(program, session) {
    const model = program
      .command('model')
      .description('what matching weighs by: look at it, hand it on, or keep to it from run to run');
    registerShow(model, session);
    registerDrift(model, session);
    registerExport(model, session);
    registerPin(model, session);
    registerUnpin(model, session);
  },
};

type Reading = {workspace: string; json: boolean};
type Acting = SayingOptions & {workspace: string; apply: boolean; json: boolean};

const readingAll = <T>(workspace: string, session: Session, work: (view: View, store: Store) => T): Promise<T> =>
  viewing({workspace, asOf: null}, session, work);

/** The model of the last run, complete, so that it can be pinned. */
function wholeModel(view: View): LinkModel & {pinned: PinnedTerms} {
  const {records, resolved} = view.known();
  return modelFor(records, resolved, view.model());
}

function registerShow(model: Command, session: Session): void {
  addCommand(
    model,
    'show',
    'the weights of the last run, and whether matching is pinned to them',
    'ringfence model show -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Reading) => {
      const shown = await readingAll(options.workspace, session, (view, store) => {
        const {version, priorSame, priorFamily, comparisons, trainedOn, pinned} = view.model();
        const {history: _, ...training} = trainedOn;
        const pins = store.modelPins();
        return {
          version,
          pin: pins.at(-1)?.model === '' ? null : (pins.at(-1) ?? null),
          isPinned: pinned !== undefined,
          priorSame,
          priorFamily,
          trainedOn: training,
          comparisons,
          pins,
        };
      });
      session.data(options.json ? json(shown) : showText(shown));
    });
}

type Shown = {
  version: string;
  pin: {model: string; by: string; on: string} | null;
  isPinned: boolean;
  priorSame: number;
  comparisons: LinkModel['comparisons'];
};

function showText({version, pin, isPinned, priorSame, comparisons}: Shown): string {
  const state =
    pin === null
      ? isPinned
        ? 'Free from the next run on; the last run was weighed by a pinned model.'
        : 'Free: each run trains a model of its own on all records.'
      : `Pinned to ${pin.model} by ${pin.by} on ${pin.on}${isPinned ? '' : '; the last run was before that'}.`;
  const rows = comparisons.map(({name, m, u}) => [
    name,
    ...[Math.max, Math.min].map((pick) =>
      Number(pick(...m.map((share, level) => Math.log2(share / u[level]!))).toFixed(1)),
    ),
  ]);
  return `Model version ${version}. ${state}\nTwo records taken at random are one person at odds of 1 to ${Math.round(1 / priorSame)}.\n${table(['comparison', 'most bits', 'least bits'], rows)}`;
}

/** Levels that `drift` prints as a table; `--json` has all. */
const DRIFT_SHOWN = 12;

function registerDrift(model: Command, session: Session): void {
  addCommand(
    model,
    'drift',
    'how far the weights that matching is pinned to are from those that the records of today give',
    'ringfence model drift -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Reading) => {
      const drift = await readingAll(options.workspace, session, (view) => {
        const {records, resolved} = view.known();
        const {dwellingAsWritten, dwellings} = resolved;
        const {mentions, ties} = records;
        const {persons: config} = view.config;
        const now = trainPersons(mentions, ties, dwellingAsWritten, dwellings, config, session.context);
        return modelDrift(view.model(), now);
      });
      const rows = drift
        .slice(0, DRIFT_SHOWN)
        .map(({comparison, level, before, now}) => [
          comparison,
          level,
          ...[before, now, now - before].map((bits) => Number(bits.toFixed(2))),
        ]);
      session.data(
        options.json ? json(drift) : table(['comparison', 'level', 'bits of the last run', 'bits now', 'moved'], rows),
      );
    });
}

function registerExport(model: Command, session: Session): void {
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
      const made = await readingAll(workspace, session, (view) =>
        shownModel(wholeModel(view), view.known(), view.withheld()),
      );
      const shown = whole ? made : withoutRare(made);
      session.data(`${JSON.stringify(shown)}\n`);
      session.message(
        `${idOfModel(shown)}: "ringfence model pin --file" takes it${whole ? '; it names people: keep it where such data may lie' : ''}.`,
      );
    });
}

function registerPin(model: Command, session: Session): void {
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
        ? await readingAll(options.workspace, session, wholeModel)
        : readModelFile(options.file);
    await decide(options, made, session);
  });
}

function registerUnpin(model: Command, session: Session): void {
  const command = addCommand(
    model,
    'unpin',
    'let every run train a model of its own again',
    'ringfence model unpin --by "J. Analyst" --because "weights have drifted" -w hub.sqlite',
  ).addOption(workspaceOption());
  addActing(addSayingOptions(command)).action((options: Acting) => decide(options, null, session));
}

async function decide(options: Acting, model: LinkModel | null, session: Session): Promise<void> {
  await writing(options.workspace, async (store) => {
    const pin = decideModel(store.modelPins(), model, sayingFrom(options), today());
    if (pin !== null) store.pinModel(pin, model);
    const applied = options.apply ? await applyNow(store, session) : null;
    const id = model === null ? null : idOfModel(model);
    session.data(options.json ? json({model: id, isNew: pin !== null, applied}) : `${id ?? 'free'}\n`);
    if (pin === null) session.message('It stands so already: nothing was added.');
    session.message(applied === null ? WHEN : appliedText(applied));
  });
}
