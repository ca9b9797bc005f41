import type {Command} from 'commander';
import {modelDrift} from '../../../resolve/link/weigh/model-drift.ts';
import {trainPersons} from '../../../resolve/persons.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {workspace: string; json: boolean};

/** Levels that `drift` prints as a table; `--json` has all. */
const DRIFT_SHOWN = 12;

export function registerModelDrift(model: Command, session: Session): void {
  addCommand(
    model,
    'drift',
    'how far the weights that matching is pinned to are from those that the records of today give',
    'ringfence model drift -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async ({workspace, json: asJson}: Options) => {
      const drift = await viewing({workspace, asOf: null}, session, (view) => {
        const {records, resolved} = view.known();
        const {dwellingAsWritten, dwellings} = resolved;
        const {mentions, ties} = records;
        const {persons: config} = view.config;
        const now = trainPersons({mentions, ties, dwellingOf: dwellingAsWritten, dwellings}, config, session.context);
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
        asJson ? json(drift) : table(['comparison', 'level', 'bits of the last run', 'bits now', 'moved'], rows),
      );
    });
}
