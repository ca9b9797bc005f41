import {Option, type Command} from 'commander';
import {openGround, type Ground} from '../../../engine/judgements/ground.ts';
import {openProposals} from '../../../engine/judgements/proposals.ts';
import {confirmProposal, declineProposal} from '../../../engine/judgements/second-person.ts';
import {openView} from '../../../engine/view/view.ts';
import type {Decline, Proposal} from '../../../model/judgement.ts';
import {saidIn} from '../../../workspace/said.ts';
import {today} from '../../clock.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {addActing, addSayingOptions, appliedText, applyNow, sayingFrom, WHEN, type SayingOptions} from '../../said.ts';
import {reading, writing} from '../../workspace-access.ts';

type Options = SayingOptions & {workspace: string; json: boolean; apply: boolean};

/** What one person said at the desk, and the word of the second. */
export function registerJudgeProposals(judge: Command, session: Session): void {
  registerList(judge, session);
  registerConfirm(judge, session);
  registerDecline(judge, session);
}

function registerList(judge: Command, session: Session): void {
  addCommand(
    judge,
    'proposals',
    'what one person said that counts once a second has read the records and says the same; "judge list" shows both reasons afterwards',
    'ringfence judge proposals',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: {workspace: string; json: boolean}) => {
      const rows = await reading(options.workspace, (store) => {
        const ground = openGround(openView(store, null, session.context), store, today());
        return openProposals(store.judgementEvents()).map((proposal) => listed(proposal, ground));
      });
      if (options.json) return session.data(json(rows));
      session.data(
        table(
          ['proposal', 'proposed on', 'by', 'asks', 'left', 'right', 'overrides'],
          rows.map(({id, on, by, asks, judgement, persons, overrides}) => [
            id,
            on,
            by,
            asks === 'withdraw' ? `withdraw ${judgement}` : asks,
            persons.left.join(', '),
            persons.right.join(', '),
            overrides.join(', '),
          ]),
        ),
      );
      session.message(
        `${rows.length} wait for a second person. Read the two with "ringfence why-not LEFT RIGHT" first; "ringfence judge confirm ID" or "decline ID" says what you read.`,
      );
    });
}

type Listed = Omit<Proposal, 'because' | 'guarded'> & {persons: {left: string[]; right: string[]}};

function listed({because: _because, guarded: _guarded, ...proposal}: Proposal, ground: Ground): Listed {
  const {left, right} = proposal;
  return {...proposal, persons: {left: ground.personsOf(left), right: ground.personsOf(right)}};
}

function registerConfirm(judge: Command, session: Session): void {
  const command = addCommand(
    judge,
    'confirm <proposal>',
    'say, as the second person who read the records, what was proposed: it then counts',
    'ringfence judge confirm J0123456789ab --by "S. Second" --because "same NHS number on both letters"',
  ).addOption(workspaceOption());
  addActing(addSayingOptions(command)).action(async (id: string, options: Options) => {
    const saying = await sayingFrom(options, session);
    await writing(options.workspace, async (store) => {
      const ground = openGround(openView(store, null, session.context), store, today());
      const event = confirmProposal(ground, store.judgementEvents(), id, saying);
      store.judge([event]);
      const {id: judgement} = saidIn(event);
      const applied = options.apply ? await applyNow(store, session) : null;
      session.data(options.json ? json({proposal: id, judgement, type: event.type, applied}) : `${judgement}\n`);
      session.message(`${id} is confirmed: ${event.type === 'said' ? 'it counts' : `${judgement} is withdrawn`}.`);
      session.message(applied === null ? WHEN : appliedText(applied));
    });
  });
}

const READINGS: readonly Decline['verdict'][] = ['same', 'different', 'unsure', 'dropped'];

function registerDecline(judge: Command, session: Session): void {
  const command = addCommand(
    judge,
    'decline <proposal>',
    'say, as the second person, that you read otherwise; or, as who proposed it, that it is dropped',
    'ringfence judge decline J0123456789ab --reading different --by "S. Second" --because "two birth certificates"',
  )
    .addOption(workspaceOption())
    .addOption(
      new Option('--reading <verdict>', 'what you read instead; "dropped" by who proposed it')
        .choices(READINGS)
        .makeOptionMandatory(),
    );
  addSayingOptions(command)
    .addOption(jsonOption())
    .action(async (id: string, options: Options & {reading: Decline['verdict']}) => {
      const saying = await sayingFrom(options, session);
      await writing(options.workspace, (store) => {
        const decline = declineProposal(today(), store.judgementEvents(), id, options.reading, saying);
        store.judge([{type: 'declined', decline}]);
        session.data(options.json ? json({proposal: id, verdict: decline.verdict}) : `${id}\n`);
        session.message(`${id} does not count, and waits no more; both readings stay on record.`);
        return Promise.resolve();
      });
    });
}
