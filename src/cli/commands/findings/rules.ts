import {RULES} from '../../../signals/registry.ts';
import {jsonOption, withExample, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';

export const rulesCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence rules')
      .addOption(jsonOption())
      .action((options: {json: boolean}) => {
        const register = RULES.map(({id, version, inForce, summary, reads, pooled}) => ({
          id,
          version,
          inForce,
          summary,
          reads,
          pooled,
        }));
        if (options.json) return session.data(json(register));
        session.data(
          table(
            ['rule', 'version', 'in force', 'what a flag says', 'tested in a pool'],
            register.map((rule) => [rule.id, rule.version, rule.inForce, rule.summary, rule.pooled ? 'yes' : '']),
            [24, 9, 12, 70, 10],
          ),
        );
      });
  },
};
