import type {Command} from 'commander';
import {planRetention} from '../../../engine/retention/plan-retention.ts';
import {readRetention} from '../../../engine/retention/policy.ts';
import {today} from '../../clock.ts';
import {addCommand, dayArgument, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {json} from '../../output.ts';
import {groundOf} from '../../erasing.ts';
import {planTables} from '../../views/retention-tables.ts';
import {reading} from '../../workspace-access.ts';

type Options = {workspace: string; policy: string; on?: string; json: boolean};

export function registerRetentionPlan(retention: Command, session: Session): void {
  addCommand(
    retention,
    'plan',
    'what would go today, what is held and what falls due next; erases nothing',
    'ringfence retention plan --policy retention.yaml -w hub.sqlite',
  )
    .requiredOption('--policy <file>', 'the retention policy')
    .option('--on <day>', 'the day to plan for (YYYY-MM-DD), today if not given', dayArgument)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const policy = readRetention(options.policy);
      const plan = await reading(options.workspace, (store) =>
        planRetention(store, policy, options.on ?? today(), groundOf(store, session)),
      );
      const {lines, counts} = plan;
      session.data(options.json ? json({lines, counts}) : planTables(plan));
    });
}
