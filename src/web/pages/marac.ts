import {maracPack} from '../../packs/marac/pack.ts';
import {maracPictures} from '../../packs/marac/pictures.ts';
import {personsIn} from '../../packs/sheet.ts';
import {personIds} from '../../questions/people.ts';
import {listChoice} from '../asked-list.ts';
import {caseOf, type AskedCase} from '../marac.ts';
import type {Answered, Page} from '../page.ts';
import {isPackReason, PACK_REASONS} from '../reasons.ts';
import {packView} from '../views/marac-view.ts';
import {whyPage} from '../why.ts';

/** The pack of one case, to print: shown with the names of all its people once the reader has said why, and then for this session. */
export const PACK_PAGE: Page = {
  method: 'GET',
  url: '/marac/:id',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const found = caseOf(asked);
    if (found === null) return null;
    const reason = asked.session.opened.get(found.id);
    if (reason === undefined) return askWhy(found, []);
    const {inquiry, maracCase, suspect, victim} = found;
    const parts = maracPack(inquiry, maracCase);
    const {pictures, drawn} = maracPictures(inquiry, maracCase);
    return {
      objects: [...new Set([suspect, victim, ...personsIn(parts), ...personIds(inquiry, drawn)])],
      outcome: `given: pack, with names, ${reason}`,
      answer: () => ({
        template: 'marac',
        title: `MARAC case ${suspect} and ${victim}`,
        view: {
          pack: packView(found, parts, pictures),
          by: asked.session.user.name,
          on: asked.desk.options.today(),
          lists: listChoice(asked, null),
          mayContact: asked.may('marac:contact'),
        },
      }),
    };
  },
};

export const OPEN_PACK_PAGE: Page = {
  method: 'POST',
  url: '/marac/:id/open',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const found = caseOf(asked);
    if (found === null) return null;
    const reason = asked.form['reason'] ?? '';
    if (!isPackReason(reason)) return askWhy(found, [{text: 'Choose why you open this pack', href: '#reason'}]);
    return {
      objects: [found.suspect, found.victim],
      outcome: `given: opened, ${reason}`,
      answer: () => {
        asked.session.opened.set(found.id, reason);
        return {to: `/desk/marac/${found.id}`};
      },
    };
  },
};

function askWhy({id, suspect, victim}: AskedCase, errors: readonly object[]): Answered {
  const title = `MARAC case ${suspect} and ${victim}`;
  const view = {id, suspect, victim};
  return whyPage({template: 'open-marac', title, objects: [suspect, victim], view, reasons: PACK_REASONS}, errors);
}
