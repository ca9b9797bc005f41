import {genogramPicture, genogramWords} from '../../graphs/genogram-picture.ts';
import {personId} from '../../network/network.ts';
import {familyTree, idsOf} from '../../packs/genogram.ts';
import {Labels} from '../labels.ts';
import {type Page} from '../page.ts';
import {askWhy} from './person.ts';

/** The family around somebody, drawn; only those who were opened have names. */
export const GENOGRAM_PAGE: Page = {
  method: 'GET',
  url: '/persons/:id/genogram',
  action: 'person:read',
  needsNames: true,
  handle: ({world, session, showingOf, id: asked}) => {
    const id = world.current(asked);
    if (id === null) return null;
    const reason = session.opened.get(id);
    if (reason === undefined) return askWhy(id, [], 'genogram');
    const network = world.network();
    const labels = new Labels(network, showingOf, new Map());
    const tree = familyTree(network, world.person(id), (at) => labels.of(personId(network, at)));
    const ids = idsOf(network, tree);
    const whom = tree.people.find(({isIndex}) => isIndex)!.name;
    return {
      objects: ids,
      outcome: `given: with names, ${reason}`,
      answer: {
        template: 'genogram',
        title: `Genogram of ${id}`,
        view: {
          id,
          whom,
          picture: genogramPicture(tree, `Genogram of ${whom}`),
          words: genogramWords(tree),
          people: tree.people
            .map(({name, note, isIndex}, at) => ({name, note, isIndex, id: ids[at]!}))
            .filter(({isIndex}) => !isIndex),
          left: tree.left,
        },
      },
    };
  },
};
