import {rowsOfPerson} from '../../../engine/part/rows-of.ts';
import {RingfenceError} from '../../../base/errors.ts';
import type {PairExplanation} from '../../../resolve/explain.ts';
import {apartWords} from '../../../clusters/leads.ts';
import type {Lead} from '../../../model/lead.ts';
import {Explainer} from '../../../resolve/explain.ts';
import {HOLD_TEXTS, type HoldReason} from '../../../resolve/link/decide/hold-reasons.ts';
import {whyApart} from '../../../resolve/lookup/why-apart.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json} from '../../output.ts';
import {apartReason, leadText, type ApartReason} from '../../views/apart-reason.ts';
import {judgedOn, judgedText, type JudgedView} from '../../views/judged-view.ts';
import {termTable} from '../../views/term-view.ts';
import {currentId, personIndex, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; json: boolean};

/** Why two persons are two: `decided` as the run put it, `lead` what hangs on it, `records` what their records say against it, and their strongest pair. */
type WhyNot = PairExplanation & {
  persons: [string, string];
  decided: ApartReason;
  lead: Lead | null;
  records: HoldReason;
  joinBits: number;
  judged: JudgedView | null;
};

export const whyNotCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence why-not P0123456789ab P0123456789cd')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (first: string, second: string, options: Options) => {
        await viewing(options, session, (view) => {
          const [left, right] = [currentId(view, first, session), currentId(view, second, session)];
          const known = view.few();
          const {records, resolved} = known;
          const table = view.matching();
          const model = view.model();
          const [a, b] = [personIndex(resolved, left), personIndex(resolved, right)];
          if (a === b)
            throw new RingfenceError('USAGE', 'This is one person: "ringfence how ID" shows what holds it together.');
          const [lefts, rights] = [rowsOfPerson(known, a), rowsOfPerson(known, b)];
          const explainer = new Explainer(records.mentions, records.ties, resolved, model, table);
          const pair = explainer.explain(lefts, rights)!;
          const answer: WhyNot = {
            ...pair,
            persons: [left, right],
            ...apartReason(view, left, right),
            records: whyApart(table, resolved.personOf, lefts[0]!, rights[0]!),
            joinBits: view.config.persons.joinBits,
            judged: judgedOn(view, lefts, rights),
          };
          session.data(options.json ? json(answer) : answerText(answer));
        });
      });
  },
};

function answerText(answer: WhyNot): string {
  const {persons, decided, lead, records, weight, joinBits, left, right, judged} = answer;
  const text =
    decided === 'BELOW_HOLD'
      ? 'their records are too unlike for anybody to ask'
      : `held apart (${decided}): ${apartWords(decided)}`;
  const lines = [`${persons.join(' and ')} are two people; ${text}.`];
  if (lead !== null) lines.push(leadText(lead));
  if (judged !== null) lines.push(judgedText(judged));
  if (records !== 'JOINABLE' && records !== decided)
    lines.push(`Their records would keep them apart at any weight (${records}): ${HOLD_TEXTS[records]}.`);
  const side = weight < joinBits ? 'below' : 'above';
  lines.push(
    `The strongest pair, ${left} and ${right}, weighs ${weight.toFixed(2)} bits, ${side} the ${joinBits} of a join:`,
  );
  return `${lines.join('\n')}\n${termTable(answer)}`;
}
