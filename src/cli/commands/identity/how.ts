import {printable} from '../../../base/printable.ts';
import {findById, indexOfId} from '../../../base/find-by-id.ts';
import {rowsOfPerson, selfTies} from '../../../engine/part/rows-of.ts';
import type {Mention} from '../../../model/mention.ts';
import {Explainer} from '../../../resolve/explain.ts';
import {howJoined, type Join, type JoinBasis} from '../../../resolve/how-joined.ts';
import {namesAlone} from '../../../resolve/lookup/why-apart.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {mainTerms} from '../../views/term-view.ts';
import {currentId, personIndex, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; json: boolean};

const TERMS_SHOWN = 3;

export const howCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence how P0123456789ab --json')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (asked: string, options: Options) => {
        await viewing(options, session, (view) => {
          const id = currentId(view, asked, session);
          const known = view.few();
          const {mentions, ties} = known.records;
          const {resolved} = known;
          const person = personIndex(resolved, id);
          const rows = rowsOfPerson(known, person);
          const table = view.matching();
          const joins = howJoined(
            {
              rows,
              weak: namesAlone(table.columns),
              ties: selfTies(known),
              said: view.judgements(),
              indexOf: (mention) => indexOfId(mentions, mention),
            },
            new Explainer(mentions, ties, resolved, view.model(), table),
            view.config.persons.joinBits,
          );
          const own = new Set(resolved.persons[person]!.mentions);
          const judgements = view
            .judgements()
            .filter(
              ({verdict, left, right}) => verdict === 'same' && [...left, ...right].some((mention) => own.has(mention)),
            )
            .map(({id: judgement, by, on}) => ({id: judgement, by, on}));
          if (options.json) return session.data(json({person: id, mentions: rows.length, joins, judgements}));
          session.data(joinText(id, rows.length, joins, (mention) => findById(mentions, mention)!));
          for (const {id: judgement, by, on} of judgements)
            session.data(`${judgement}: said by ${printable(by)} on ${on} that records are one person\n`);
        });
      });
  },
};

const BASES: Record<JoinBasis, string> = {
  records: 'their records',
  persons: 'all that is known of both',
  relatives: 'relatives or a home in common',
  forenames: 'two forenames, as their community has',
  register: "the register's own note",
  judgement: "a person's word",
};

function joinText(id: string, count: number, joins: readonly Join[], mentionOf: (id: string) => Mention): string {
  if (joins.length === 0) return `${id} stands on one record: nothing was joined.\n`;
  const side = (mention: string, size: number): string =>
    `${mention} (${mentionOf(mention).agency})${size > 1 ? ` and ${size - 1} more` : ''}`;
  const rows = joins.map((join, index) => [
    index + 1,
    side(join.left, join.leftSize),
    side(join.right, join.rightSize),
    BASES[join.basis],
    Number(join.weight.toFixed(2)),
    mainTerms(join, TERMS_SHOWN),
  ]);
  return `${id}: ${count} mentions, put together by ${joins.length} joins\n${table(
    ['join', 'record', 'with', 'by', 'bits', 'what says most'],
    rows,
    [null, 30, 30, 26, null, 60],
  )}`;
}
