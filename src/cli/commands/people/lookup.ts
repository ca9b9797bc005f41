import {countWords} from '../../../base/count-words.ts';
import {dayToIso} from '../../../base/day.ts';
import {sealedPairs} from '../../../engine/judgements/sealed-pairs.ts';
import {agencyWords, listWords} from '../../../model/words.ts';
import {columnsOf} from '../../../network/columns/record-columns.ts';
import {indexOfId} from '../../../base/find-by-id.ts';
import {HOLD_TEXTS} from '../../../resolve/link/decide/hold-reasons.ts';
import type {Candidate, LookupAnswer} from '../../../resolve/lookup/lookup-answer.ts';
import {addAskedOptions, askedMention, type AskedOptions} from '../../asked-mention.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import type {Network} from '../../../network/network.ts';
import {PersonViews, type PersonRow} from '../../../packs/person-view.ts';
import {sameName, type SameName} from '../../../packs/same-name.ts';
import {termTable} from '../../views/term-view.ts';
import {viewing} from '../../workspace-access.ts';

type Options = AskedOptions & {workspace: string; asOf: string | null; json: boolean};

export const lookupCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence lookup --given Amina --family Khan --born 2011-03-09 --postcode "NW10 4AB"')
      .addOption(workspaceOption())
      .addOption(asOfOption());
    addAskedOptions(command)
      .addOption(jsonOption())
      .action(async (options: Options) => {
        await viewing(options, session, (view) => {
          const {records} = view.few();
          // The day of the last record, where none is asked for.
          const last = columnsOf(records).mentions.received.reduce((most, day) => Math.max(most, day), 0);
          const asked = askedMention(options, view.asOf ?? dayToIso(last));
          const answer = view.people().lookup(asked);
          const found = answer.candidates.map(({person}) => person);
          const namesakes = sameName(view.people(), asked, found, sealedPairs(view));
          session.data(
            options.json
              ? json({...answer, namesakes})
              : answerText({...answer, namesakes}, asked.birth !== null, view.network()),
          );
        });
      });
  },
};

const VERDICTS = {
  join: 'This is a person who is known',
  hold: 'This may be a person who is known, and is held apart',
  new: 'Nobody who is known fits well enough to be taken for this person',
} as const;

function answerText(answer: LookupAnswer & {namesakes: SameName}, isBirthAsked: boolean, network: Network): string {
  const head =
    answer.decision === 'new'
      ? VERDICTS.new
      : `${VERDICTS[answer.decision]}: ${answer.person}${answer.reason === null ? '' : `, since ${HOLD_TEXTS[answer.reason]}`}`;
  const also =
    answer.alsoJoins.length === 0 ? '' : ` It would make one person with them of ${answer.alsoJoins.join(', ')}.`;
  const views = new PersonViews(network);
  const rowOf = ({person}: Candidate): PersonRow => views.row(indexOfId(network.resolved.persons, person));
  const rows = answer.candidates.map((candidate) => {
    const {name, birth, sex, agencies} = rowOf(candidate);
    const why = candidate.reason === null ? 'joins' : HOLD_TEXTS[candidate.reason];
    return [
      candidate.person,
      name,
      birth,
      sex,
      listWords(agencies, agencyWords),
      Number(candidate.weight.toFixed(2)),
      why,
    ];
  });
  const list = rows.length === 0 ? '' : table(['person', 'name', 'born', 'sex', 'known to', 'bits', 'decision'], rows);
  const terms = answer.candidates.map(
    (candidate) => `\n${candidate.person}, by its mention ${candidate.mention}\n${termTable(candidate)}`,
  );
  return `${head}.${also}\n${list}${terms.join('')}${namesakeText(answer, isBirthAsked, views, network)}`;
}

/** A name that many bear weighs too little to bring anybody up: they are listed, so that nobody takes them for unknown. */
function namesakeText(
  {namesakes: {count, people}, candidates}: LookupAnswer & {namesakes: SameName},
  isBirthAsked: boolean,
  views: PersonViews,
  {resolved}: Network,
): string {
  if (count === 0) return '';
  const rows = people.map(({person, birth}) => {
    const {name, birth: born, sex, agencies} = views.row(indexOfId(resolved.persons, person));
    return [person, name, born, sex, listWords(agencies, agencyWords), birth === 'fits' ? 'fits' : ''];
  });
  const more = candidates.length > 0 ? 'more ' : '';
  const bearers = countWords(count, `${more}person bears`, `${more}people bear`);
  const listed = count > people.length ? `, ${people.length} of them here` : '';
  const advice = isBirthAsked
    ? 'Whoever is recorded with another birth date is left out.'
    : 'Add a birth date, its year, or a number to narrow this down.';
  return `\n${bearers} this name${listed}. A name alone tells nobody apart. ${advice}\n${table(['person', 'name', 'born', 'sex', 'known to', 'birth asked for'], rows)}`;
}
