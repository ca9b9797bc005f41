import {printable} from '../../../base/printable.ts';
import {PersonViews, type PersonCard} from '../../../packs/person-view.ts';
import {agencyWords, listWords} from '../../../model/words.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {personAsked, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; json: boolean};

export const personCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence person P0123456789ab')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (asked: string, options: Options) => {
        await viewing(options, session, (view) => {
          const {person} = personAsked(view, asked, session);
          const card = new PersonViews(view.shown()).card(person, view.withheld());
          session.data(options.json ? json(card) : cardText(card));
        });
      });
  },
};

function cardText(card: PersonCard): string {
  const lines = [
    `${card.id}  ${printable(card.name)}  born ${card.birth || 'not known'}  ${card.sex}`,
    `names: ${card.names.map(printable).join('; ')}`,
    `numbers: ${card.identifiers.map(printable).join('; ') || 'none'}`,
    `${card.records} notifications about ${card.incidents} incidents, known to ${listWords(card.agencies, agencyWords)}`,
  ];
  const addresses = table(
    ['as at', 'address', 'agency', 'dwelling'],
    card.addresses.map((stay) => [stay.asAt, stay.label, agencyWords(stay.agency), stay.dwelling]),
  );
  const sources = table(
    ['mention', 'agency', 'name', 'received', 'file', 'row', 'slot'],
    card.sources.map((source) => [
      source.mention,
      agencyWords(source.agency),
      source.name,
      source.receivedAt,
      source.file,
      source.row,
      source.slot,
    ]),
  );
  const held =
    card.held.length === 0
      ? ''
      : `\nHeld apart from\n${table(
          ['person', 'bits', 'reason'],
          card.held.map((pair) => [pair.other, Number(pair.weight.toFixed(1)), pair.reason]),
        )}`;
  return `${lines.join('\n')}\n\nAddresses\n${addresses}\nRecords\n${sources}${held}`;
}
