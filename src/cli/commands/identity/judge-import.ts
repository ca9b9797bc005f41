import {existsSync} from 'node:fs';
import type {Command} from 'commander';
import {RingfenceError} from '../../../base/errors.ts';
import {sayLabels} from '../../../engine/judgements/labels.ts';
import {openGround} from '../../../engine/judgements/ground.ts';
import {readLabels} from '../../../engine/labels.ts';
import {openView} from '../../../engine/view/view.ts';
import {today} from '../../clock.ts';
import {addCommand, workspaceOption, type Session} from '../../command.ts';
import {json} from '../../output.ts';
import {addActing, addSayingOptions, appliedText, applyNow, sayingFrom, WHEN, type SayingOptions} from '../../said.ts';
import {writing} from '../../workspace-access.ts';

type Options = SayingOptions & {workspace: string; override: boolean; apply: boolean; json: boolean};

export function registerJudgeImport(judge: Command, session: Session): void {
  const command = addCommand(
    judge,
    'import <labels>',
    'turn the verdicts of "ringfence label" into judgements, all of them or none; "unsure" is left out',
    'ringfence judge import labels.csv --by "J. Reviewer" --because "clerical review of March"',
  )
    .addOption(workspaceOption())
    .option('--override', 'say also those that the records speak against', false);
  addActing(addSayingOptions(command)).action(async (path: string, options: Options) => {
    if (!existsSync(path)) throw new RingfenceError('FILE_MISSING', `${path}: there is no such file.`);
    const labels = [...readLabels(path).values()];
    const saying = await sayingFrom(options, session);
    await writing(options.workspace, async (store) => {
      const ground = openGround(openView(store, null, session.context), store, today());
      const {judgements, ...counts} = sayLabels(ground, labels, {...saying, override: options.override});
      store.judge(judgements.map((judgement) => ({type: 'said', judgement})));
      const applied = options.apply ? await applyNow(store, session) : null;
      const ids = judgements.map(({id}) => id);
      session.data(options.json ? json({judgements: ids, ...counts, applied}) : ids.map((id) => `${id}\n`).join(''));
      session.message(
        `${ids.length} judgements said; ${counts.repeated} had been said before, ${counts.unsure} unsure and ${counts.unknown} of records that are not here are left out.`,
      );
      session.message(applied === null ? WHEN : appliedText(applied));
    });
  });
}
