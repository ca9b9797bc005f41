import {writeFileSync} from 'node:fs';
import {genogramPicture, genogramWords} from '../../../graphs/genogram-picture.ts';
import {personId} from '../../../network/network.ts';
import {familyTree, idsOf} from '../../../packs/genogram.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json} from '../../output.ts';
import {PeopleTable} from '../../views/people-table.ts';
import {personAsked, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; svg?: string; names: boolean; json: boolean};

export const genogramCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence genogram P0123456789ab --svg family.svg')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('--svg <file>', 'draw it, written anew')
      .option('--no-names', 'ids in place of names')
      .addOption(jsonOption())
      .action(async (asked: string, options: Options) => {
        await viewing(options, session, (view) => {
          const {id, person} = personAsked(view, asked, session);
          const network = view.shown();
          const people = new PeopleTable(network);
          const tree = familyTree(network, person, (at) => {
            const own = personId(network, at);
            return (options.names && people.name(own)) || own;
          });
          const whom = tree.people.find(({isIndex}) => isIndex)!.name;
          if (options.svg !== undefined) {
            writeFileSync(options.svg, genogramPicture(tree, `Genogram of ${whom}`));
            return session.message(`${options.svg}: the genogram of ${id}.`);
          }
          if (options.json) return session.data(json({...tree, persons: idsOf(network, tree)}));
          session.data(`${genogramWords(tree).join('\n')}\n`);
          session.message(
            `By recorded relations: who is not recorded is not here.${tree.left > 0 ? ` ${tree.left} people more are left out.` : ''}`,
          );
        });
      });
  },
};
