import type {Command} from 'commander';
import {RingfenceError} from '../../../base/errors.ts';
import {mentionsMeant} from '../../../engine/judgements/sides.ts';
import {checkDay, readWords} from '../../../engine/judgements/words.ts';
import {erasureOf} from '../../../engine/retention/erase.ts';
import {planErasure} from '../../../engine/retention/plan-retention.ts';
import type {Plan} from '../../../engine/retention/plan.ts';
import {readRetention, type RetentionPolicy} from '../../../engine/retention/policy.ts';
import {openView} from '../../../engine/view/view.ts';
import type {Store} from '../../../workspace/store.ts';
import {today} from '../../clock.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {json} from '../../output.ts';
import {eraseAndTell, groundOf, waitOption} from '../../erasing.ts';
import {addSayingOptions, sayingFrom, type SayingOptions} from '../../said.ts';
import {countsTable} from '../../views/retention-tables.ts';
import {changing, reading} from '../../workspace-access.ts';

type Options = SayingOptions & {workspace: string; policy: string; dryRun: boolean; wait: number; json: boolean};

export function registerRetentionErase(retention: Command, session: Session): void {
  const command = addCommand(
    retention,
    'erase <record...>',
    'erase the rows that these mentions stand in (an id, FILE:ROW or FILE:ROW:SLOT; of a person all rows that name them), with all that they say of others, and keep them out for good',
    'ringfence retention erase police.csv:12:child --policy retention.yaml --by "DPO" --because "court order 12/26" -w hub.sqlite',
  )
    .requiredOption('--policy <file>', 'the retention policy, for its holds')
    .option('--dry-run', 'say what would go, and erase nothing', false)
    .addOption(waitOption())
    .addOption(workspaceOption())
    .addOption(jsonOption());
  addSayingOptions(command).action(async (records: string[], options: Options) => {
    const policy = readRetention(options.policy);
    const said = await sayingFrom(options, session);
    checkDay(said.on, today());
    const saying = {...said, ...readWords(said.by, said.because)};
    await (options.dryRun ? reading : changing)(options.workspace, async (store) => {
      const plan = planNamed(store, policy, saying.on, records, session);
      if (options.dryRun) return session.data(options.json ? json(plan.counts) : countsTable(plan.counts));
      const erasure = erasureOf(plan, saying, null, store.erasures().length);
      await eraseAndTell(store, plan, erasure, options, session);
    });
  });
}

function planNamed(
  store: Store,
  policy: RetentionPolicy,
  on: string,
  records: readonly string[],
  session: Session,
): Plan {
  const view = openView(store, null, session.context);
  const ground = groundOf(store, session);
  if (ground === null) throw new RingfenceError('NOT_FOUND', 'Nothing has been worked out yet.');
  const ids = records.flatMap((id) => mentionsMeant(id, view.known(), (former) => ground.successors(former)));
  return planErasure(store, policy, on, ground, new Set(ids));
}
