import {writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {evaluateRun} from '../../../engine/evaluate/run.ts';
import {readTruth} from '../../../engine/evaluate/truth.ts';
import {wholeArgument, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {viewing} from '../../workspace-access.ts';
import {makeFolder} from '../../../workspace/make-folder.ts';

type Options = {workspace: string; out: string; truth?: string; names: boolean; seed: number};

export const reportCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence report -w hub.sqlite --out report.html')
      .addOption(workspaceOption())
      .requiredOption('-o, --out <file>', 'the HTML file, written anew')
      .option('--truth <dir>', 'the truth of a synthetic borough: adds precision, recall and error rates by group')
      .option('--names', 'call mentions by the names in them instead of their ids', false)
      .option('--seed <n>', 'chooses the pairs that are shown by chance', wholeArgument, 1)
      .action(async ({workspace, out, truth, names, seed}: Options) => {
        // The libraries that draw are large: no other command should wait for them.
        const {writeReport} = await import('../../../charts/report.ts');
        const page = await viewing({workspace, asOf: null}, session, (view, store) =>
          writeReport({
            ...view.known(),
            model: view.model(),
            thresholds: view.config.persons,
            seed,
            isNamed: names,
            truth: truth === undefined ? null : {rows: readTruth(truth), scores: evaluateRun(store, truth)},
          }),
        );
        makeFolder(dirname(out));
        writeFileSync(out, page);
        session.message(`${out}: ${Math.round(page.length / 1000)} kB, opens in any browser without a network.`);
      });
  },
};
