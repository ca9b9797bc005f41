import type {Command} from 'commander';
import {RingfenceError} from '../../../base/errors.ts';
import {apartWords} from '../../../clusters/leads.ts';
import {pairKey} from '../../../engine/judgements/pair-states.ts';
import {sealedPairs} from '../../../engine/judgements/sealed-pairs.ts';
import {waitingPairs} from '../../../engine/judgements/waiting-pairs.ts';
import {handsAtDesk, inHandOption} from '../../hands-at-desk.ts';
import {addCommand, asOfOption, jsonOption, wholeArgument, workspaceOption, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {viewing} from '../../workspace-access.ts';

type Options = {
  workspace: string;
  asOf: string | null;
  limit: number;
  nobody: boolean;
  inHand?: string;
  json: boolean;
};

export function registerJudgeQueue(judge: Command, session: Session): void {
  addCommand(
    judge,
    'queue',
    'pairs of persons that are held apart and wait for a person to say who they are: first those on which linked families hang, then those on which a word is likeliest to change something',
    'ringfence judge queue --nobody --limit 50',
  )
    .addOption(workspaceOption())
    .option('-n, --limit <n>', 'how many to show in the table; --json shows all', wholeArgument, 30)
    .option('--nobody', 'those alone that nobody at the desk has in hand; they are taken there, not here', false)
    .addOption(inHandOption())
    .addOption(asOfOption())
    .addOption(jsonOption())
    .action((options: Options) => listQueue(options, session));
}

async function listQueue(options: Options, session: Session): Promise<void> {
  const hands = handsAtDesk(options);
  if (options.nobody && hands.unknown !== '') throw new RingfenceError('FILE_MISSING', hands.unknown);
  if (hands.unknown !== '') session.message(hands.unknown);
  const waiting = await viewing(options, session, (view) =>
    waitingPairs(view.few().resolved.held, view.leads(), sealedPairs(view)),
  );
  const pairs = waiting
    .map((pair) => ({...pair, inHand: hands.of(pairKey(pair.left, pair.right))}))
    .filter(({inHand}) => !options.nobody || inHand === null);
  if (options.json) return session.data(json(pairs));
  const shown = pairs.slice(0, options.limit);
  session.data(
    table(
      ['left', 'right', 'bits', 'reason', 'held apart since', 'if they are one', 'in hand'],
      shown.map(({left, right, weight, reason, families, inHand}) => [
        left,
        right,
        weight === null ? null : Number(weight.toFixed(1)),
        reason,
        apartWords(reason),
        families === null ? '' : `one adult beside harm to ${families} families`,
        inHand === null ? '' : `${inHand.who}, since ${inHand.since}`,
      ]),
    ),
  );
  session.message(
    `${shown.length} of ${pairs.length} pairs; those on which linked families hang come first. "ringfence why-not LEFT RIGHT" shows both sides; "ringfence judge same" or "different" settles one.`,
  );
}
