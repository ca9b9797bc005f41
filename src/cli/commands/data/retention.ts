import type {CommandModule} from '../../command.ts';
import {registerRetentionErase} from './retention-erase.ts';
import {registerRetentionList} from './retention-list.ts';
import {registerRetentionPlan} from './retention-plan.ts';
import {registerRetentionRun} from './retention-run.ts';

export const retentionCommand: CommandModule = {
  register(retention, session) {
    registerRetentionPlan(retention, session);
    registerRetentionRun(retention, session);
    registerRetentionErase(retention, session);
    registerRetentionList(retention, session);
  },
};
