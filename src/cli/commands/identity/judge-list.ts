import type {Command} from 'commander';
import {openGround, type Ground} from '../../../engine/judgements/ground.ts';
import {standingOf, type Standing} from '../../../engine/judgements/in-force.ts';
import {openView} from '../../../engine/view/view.ts';
import type {JudgementRecord} from '../../../model/judgement.ts';
import {today} from '../../clock.ts';
import {addCommand, asOfOption, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {reading} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; all: boolean; json: boolean};

export function registerJudgeLists(judge: Command, session: Session): void {
  addCommand(judge, 'list', 'what people said, and whether it still applies', 'ringfence judge list --all --json')
    .addOption(workspaceOption())
    .option('--all', 'withdrawn ones, too', false)
    .addOption(asOfOption())
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const rows = await reading(options.workspace, (store) => {
        const ground = openGround(openView(store, null, session.context), store, today());
        return ground.judgements
          .filter(({on}) => options.asOf === null || on <= options.asOf)
          .map((judgement) => listed(onDay(judgement, options.asOf), ground))
          .filter(({standing}) => options.all || standing !== 'withdrawn');
      });
      if (options.json) return session.data(json(rows));
      session.data(table(HEAD, rows.map(cells), [15, 12, 16, 16, 11, 32, 32, 14, 40]));
      const gone = rows.filter(({standing}) => standing === 'no longer applicable').length;
      session.message(
        `${rows.length} judgements; ${gone} no longer apply, since no record of a side is there any more.`,
      );
    });
}

type Listed = Omit<JudgementRecord, 'because' | 'withdrawn' | 'confirmed'> & {
  /** Persons that the mentions of each side belong to now. */
  persons: {left: string[]; right: string[]};
  standing: Standing;
  /** Null where an address that nothing may show could be in it. */
  because: string | null;
  /** The second of two people; null where one was enough. */
  confirmed: Words | null;
  withdrawn: (Words & {confirmed: Words | null}) | null;
};

type Words = {by: string; on: string; because: string | null};

/** The judgement as it stood at the end of a day. */
const onDay = (judgement: JudgementRecord, asOf: string | null): JudgementRecord =>
  asOf !== null && judgement.withdrawn !== null && judgement.withdrawn.on > asOf
    ? {...judgement, withdrawn: null}
    : judgement;

function listed(judgement: JudgementRecord, ground: Ground): Listed {
  const {because, confirmed, withdrawn, left, right, guarded} = judgement;
  const isHidden = guarded || ground.isGuarded([...left, ...right]);
  const shown = <T extends Words>(words: T): T => (isHidden ? {...words, because: null} : words);
  return {
    ...judgement,
    persons: {left: ground.personsOf(left), right: ground.personsOf(right)},
    standing: standingOf(judgement, (mention) => ground.mentions([mention]).length > 0),
    because: isHidden ? null : because,
    confirmed: confirmed === null ? null : shown(confirmed),
    withdrawn:
      withdrawn === null
        ? null
        : {...shown(withdrawn), confirmed: withdrawn.confirmed === null ? null : shown(withdrawn.confirmed)},
  };
}

const HEAD = ['judgement', 'said on', 'by', 'confirmed by', 'verdict', 'left', 'right', 'standing', 'because'];

const cells = ({id, on, by, confirmed, verdict, left, right, persons, standing, because, withdrawn}: Listed) => [
  id,
  on,
  by,
  confirmed?.by ?? '',
  verdict,
  sideText(left, persons.left),
  sideText(right, persons.right),
  withdrawn === null ? standing : `withdrawn ${withdrawn.on}`,
  because ?? 'withheld: a protected address could be in it',
];

const sideText = (mentions: readonly string[], persons: readonly string[]): string =>
  `${mentions.length === 1 ? mentions[0] : `${mentions.length} records`} (${persons.join(', ') || 'gone'})`;
