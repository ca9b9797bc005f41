import type {Command} from 'commander';
import {readWords} from '../../../engine/judgements/words.ts';
import {erasureOf, isNothing} from '../../../engine/retention/erase.ts';
import {planRetention} from '../../../engine/retention/plan-retention.ts';
import {readRetention} from '../../../engine/retention/policy.ts';
import {today} from '../../clock.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {eraseAndTell, groundOf, waitOption} from '../../erasing.ts';
import {changing} from '../../workspace-access.ts';

type Options = {workspace: string; policy: string; by: string; wait: number; json: boolean};

export function registerRetentionRun(retention: Command, session: Session): void {
  addCommand(
    retention,
    'run',
    'erase what is due by the policy, work everything out again and print the certificate',
    'ringfence retention run --policy retention.yaml --by "Records manager" -w hub.sqlite > certificate.txt',
  )
    .requiredOption('--policy <file>', 'the retention policy')
    .requiredOption('--by <name>', 'who erases: a name or role')
    .addOption(waitOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const policy = readRetention(options.policy);
      const on = today();
      await changing(options.workspace, async (store) => {
        const plan = planRetention(store, policy, on, groundOf(store, session));
        const saying = {on, ...readWords(options.by, `${policy.title}, ${policy.date}`)};
        const erasure = isNothing(plan) ? null : erasureOf(plan, saying, policy, store.erasures().length);
        await eraseAndTell(store, plan, erasure, options, session);
      });
    });
}
