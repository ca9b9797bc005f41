import {writeFileSync} from 'node:fs';
import {circlePicture} from '../../../graphs/circle-picture.ts';
import {personId, type Network} from '../../../network/network.ts';
import {bondWords, pictureOf, titledFamilies} from '../../../packs/circle-words.ts';
import {circleOf, type Circle} from '../../../packs/circle.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, recordCell, table, type Cell} from '../../output.ts';
import {PeopleTable} from '../../views/people-table.ts';
import {personAsked, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; svg?: string; names: boolean; json: boolean};

export const circleCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence circle P0123456789ab --svg circle.svg')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('--svg <file>', 'draw it, written anew')
      .option('--no-names', 'draw ids in place of names')
      .addOption(jsonOption())
      .action(async (asked: string, options: Options) => {
        await viewing(options, session, (view) => {
          const {id, person} = personAsked(view, asked, session);
          const network = view.shown();
          const circle = circleOf(network, person);
          if (options.svg !== undefined) {
            writeFileSync(options.svg, picture(network, person, circle, options.names));
            return session.message(`${options.svg}: the picture of who is around ${id}.`);
          }
          if (options.json) return session.data(json(withIds(network, id, circle)));
          session.data(circleTable(network, circle));
          const count = circle.families.reduce((sum, {people}) => sum + people.length, 0);
          const crowds =
            circle.crowds === 0
              ? ''
              : ` ${circle.crowds} doors and notifications with more than 40 people join nobody.`;
          session.message(
            `${count} people.${crowds} That two people stand in one record says no more than the record does.`,
          );
        });
      });
  },
};

function circleTable(network: Network, circle: Circle): string {
  const names = new PeopleTable(network);
  const rows = titledFamilies(circle.families).flatMap(({title, people}) =>
    people.flatMap(({person, bonds}) => {
      const id = personId(network, person);
      return bonds.map((bond, at): Cell[] => [
        ...(at === 0 ? [title, id, names.name(id)] : ['', '', '']),
        bondWords(bond, (iso) => iso),
        recordCell(bond.records),
      ]);
    }),
  );
  return table(['family', 'person', 'name', 'what joins them', 'records'], rows, [22, 16, 26, 64, 32]);
}

const withIds = (network: Network, id: string, {families, crowds}: Circle): object => ({
  person: id,
  families: families.map(({relation, people}) => ({
    relation,
    people: people.map(({person, bonds}) => ({person: personId(network, person), bonds})),
  })),
  crowds,
});

function picture(network: Network, person: number, {families}: Circle, withNames: boolean): string {
  const people = new PeopleTable(network);
  const nameOf = (at: number): string => {
    const id = personId(network, at);
    return (withNames && people.name(id)) || id;
  };
  return circlePicture(pictureOf(nameOf(person), families, nameOf));
}
