import type {Command} from 'commander';
import {openGround, type Ground} from '../../../engine/judgements/ground.ts';
import {inForce, judgementsOf} from '../../../engine/judgements/in-force.ts';
import {propose} from '../../../engine/judgements/propose.ts';
import {sayJudgement, withdrawJudgement, type Asked} from '../../../engine/judgements/say.ts';
import {STRUCTURE_TEXTS, type StructureCode} from '../../../engine/judgements/structure.ts';
import {openView} from '../../../engine/view/view.ts';
import type {Constraint, Judgement} from '../../../model/judgement.ts';
import type {Store} from '../../../workspace/store.ts';
import {today} from '../../clock.ts';
import {addCommand, jsonOption, workspaceOption, type CommandModule, type Session} from '../../command.ts';
import {handNote, handsAtDesk, inHandOption, type HandsAtDesk} from '../../hands-at-desk.ts';
import {json} from '../../output.ts';
import {addActing, addSayingOptions, appliedText, applyNow, sayingFrom, WHEN, type SayingOptions} from '../../said.ts';
import {writing} from '../../workspace-access.ts';
import {registerJudgeImport} from './judge-import.ts';
import {registerJudgeLists} from './judge-list.ts';
import {registerJudgeProposals} from './judge-proposals.ts';
import {registerJudgeQueue} from './judge-queue.ts';

type Options = SayingOptions & {
  workspace: string;
  inHand?: string;
  override: boolean;
  propose: boolean;
  apply: boolean;
  json: boolean;
};

export const judgeCommand: CommandModule = {
  register(judge, session) {
    registerVerdict(judge, session, 'same', 'are one person');
    registerVerdict(
      judge,
      session,
      'different',
      'are different people; of a person and one of its records, that it is not theirs',
    );
    registerWithdraw(judge, session);
    registerApply(judge, session);
    registerJudgeProposals(judge, session);
    registerJudgeLists(judge, session);
    registerJudgeQueue(judge, session);
    registerJudgeImport(judge, session);
  },
};

function registerVerdict(judge: Command, session: Session, verdict: Constraint['verdict'], what: string): void {
  const command = addCommand(
    judge,
    `${verdict} <left> <right>`,
    `say that two ${what}: persons, mentions, or records as FILE:ROW:SLOT`,
    `ringfence judge ${verdict} P0123456789ab P0123456789cd --by "J. Reviewer" --because "seen the birth certificate"`,
  )
    .addOption(workspaceOption())
    .option('--override', 'say it although the records speak against it', false)
    .option('--propose', 'have it count only once a second person says the same, by "judge confirm"', false)
    .addOption(inHandOption());
  addActing(addSayingOptions(command)).action(async (left: string, right: string, options: Options) => {
    const saying = await sayingFrom(options, session);
    await writing(options.workspace, async (store) => {
      const ground = openGround(openView(store, null, session.context), store, today());
      const asked = {...saying, verdict, left, right, override: options.override};
      const hands = handsAtDesk(options);
      if (options.propose) return keepProposal(store, session, options, ground, asked, hands);
      const {judgement, isNew} = sayJudgement(ground, asked);
      if (isNew) store.judge([{type: 'said', judgement}]);
      session.message(
        isNew ? saidText(judgement) : `This was said before, on ${judgement.on}, and counts: nothing was added.`,
      );
      tellHand(session, handNote(hands, ground, judgement.left, judgement.right));
      const applied = options.apply ? await applyNow(store, session) : null;
      const {because: _, ...shown} = judgement;
      session.data(options.json ? json({...shown, isNew, applied}) : `${judgement.id}\n`);
      session.message(applied === null ? WHEN : appliedText(applied));
    });
  });
}

const tellHand = (session: Session, note: string): void => {
  if (note !== '') session.message(note);
};

function keepProposal(
  store: Store,
  session: Session,
  {json: asJson}: Options,
  ground: Ground,
  asked: Asked,
  hands: HandsAtDesk,
): void {
  const proposal = propose(ground, store.judgementEvents(), asked);
  if (proposal === null) return session.message('This was said before, and counts: nothing was added.');
  store.judge([{type: 'proposed', proposal}]);
  tellHand(session, handNote(hands, ground, proposal.left, proposal.right));
  const {because: _, ...shown} = proposal;
  session.data(asJson ? json(shown) : `${proposal.id}\n`);
  session.message(
    `${proposal.id} waits for a second person: "ringfence judge confirm ${proposal.id} --by NAME --because TEXT".`,
  );
}

function registerWithdraw(judge: Command, session: Session): void {
  const command = addCommand(
    judge,
    'withdraw <judgement>',
    'take a judgement back: persons become what they would be had it never been said',
    'ringfence judge withdraw J0123456789ab --by "J. Reviewer" --because "it was the sister"',
  ).addOption(workspaceOption());
  addActing(addSayingOptions(command)).action(async (id: string, options: Options) => {
    const saying = await sayingFrom(options, session);
    await writing(options.workspace, async (store) => {
      const ground = {judgements: judgementsOf(store.judgementEvents()), today: today()};
      const withdrawal = withdrawJudgement(ground, id, saying);
      if (withdrawal !== null) store.judge([{type: 'withdrawn', withdrawal}]);
      session.message(withdrawal === null ? `${id} was withdrawn before: nothing was added.` : `${id} is withdrawn.`);
      const applied = options.apply ? await applyNow(store, session) : null;
      const left = inForce(judgementsOf(store.judgementEvents()), null).length;
      session.data(
        options.json ? json({judgement: id, isNew: withdrawal !== null, inForce: left, applied}) : `${id}\n`,
      );
      session.message(applied === null ? WHEN : appliedText(applied));
    });
  });
}

function registerApply(judge: Command, session: Session): void {
  addCommand(
    judge,
    'apply',
    'work everything out again with what was said, by the configuration of the last run; no feed is read',
    'ringfence judge apply -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const applied = await writing(options.workspace, (store) => applyNow(store, session));
      session.data(options.json ? json(applied) : `${appliedText(applied)}\n`);
    });
}

function saidText({id, verdict, left, right, overrides}: Judgement): string {
  const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`);
  const what = verdict === 'same' ? 'are one person' : 'are different people';
  const against = overrides.map((code) => ` Overridden: ${STRUCTURE_TEXTS[code as StructureCode]}.`);
  return `${id}: ${records(left.length)} and ${records(right.length)} ${what}.${against.join('')}`;
}
