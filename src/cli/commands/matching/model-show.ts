import type {Command} from 'commander';
import type {LinkModel} from '../../../resolve/link/weigh/link-model.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; json: boolean};

export function registerModelShow(model: Command, session: Session): void {
  addCommand(
    model,
    'show',
    'the weights of the last run, and whether matching is pinned to them',
    'ringfence model show -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async ({workspace, json: asJson}: Options) => {
      const shown = await viewing({workspace, asOf: null}, session, (view, store) => {
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
      session.data(asJson ? json(shown) : showText(shown));
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
