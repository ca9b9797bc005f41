import {indexOfId} from '../../../base/find-by-id.ts';
import type {Few} from '../../../engine/view/few-as-of.ts';
import {rowsOfPerson} from '../../../engine/part/rows-of.ts';
import type {Records} from '../../../model/records.ts';
import type {Resolved} from '../../../model/resolved.ts';
import {Explainer, type PairExplanation} from '../../../resolve/explain.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json} from '../../output.ts';
import {judgedOn, judgedText, type JudgedView} from '../../views/judged-view.ts';
import {termTable} from '../../views/term-view.ts';
import {currentId, notFound, viewing} from '../../workspace-access.ts';

export const whyCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence why P0123456789ab P0123456789cd')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (left: string, right: string, options: {workspace: string; asOf: string | null; json: boolean}) => {
        await viewing(options, session, (view) => {
          const known = view.few();
          const {records, resolved} = known;
          const [lefts, rights] = [left, right].map((id) => mentionsOf(currentId(view, id, session), known)) as [
            number[],
            number[],
          ];
          const explainer = new Explainer(records.mentions, records.ties, resolved, view.model(), view.matching());
          const explanation = explainer.explain(lefts, rights);
          if (explanation === null) throw notFound('person', right);
          const decision = decisionOn(explanation, records, resolved);
          const judged = judgedOn(view, lefts, rights);
          session.data(
            options.json ? json({...explanation, decision, judged}) : whyText(explanation, decision, judged),
          );
        });
      });
  },
};

function mentionsOf(id: string, known: Few): number[] {
  const person = indexOfId(known.resolved.persons, id);
  const rows = person < 0 ? [] : rowsOfPerson(known, person);
  if (rows.length > 0) return rows;
  const mention = indexOfId(known.records.mentions, id);
  if (mention < 0 || !known.isMentionKnown(mention)) throw notFound('person', id);
  return [mention];
}

function decisionOn({left, right}: PairExplanation, records: Records, resolved: Resolved): string {
  const personOf = (id: string): string =>
    resolved.persons[resolved.personOf[indexOfId(records.mentions, id)]!]?.id ?? 'staff';
  const [a, b] = [personOf(left), personOf(right)];
  if (a === b) return `one person, ${a}`;
  const held = resolved.held.find(
    (pair) => (pair.left === a && pair.right === b) || (pair.left === b && pair.right === a),
  );
  return held === undefined ? `two people, ${a} and ${b}` : `held apart (${held.reason}), ${a} and ${b}`;
}

function whyText(pair: PairExplanation, decision: string, judged: JudgedView | null): string {
  const head = `${pair.left} and ${pair.right}: ${decision}\n`;
  return `${head}${judged === null ? '' : `${judgedText(judged)}\n`}${termTable(pair)}`;
}
