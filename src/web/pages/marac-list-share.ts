import {askedList, casesOn, countKnown, listUrl, partiesOf} from '../asked-list.ts';
import {handedOn, listNamed, standingOf} from '../meeting-access.ts';
import type {MeetingList} from '../meeting-list.ts';
import type {Asked, Page} from '../page.ts';
import {listPage} from './marac-list.ts';
import {signed} from './marac-list-change.ts';

/** What the holder of a list may do with it and a colleague, and how the log calls it. */
const DEEDS: Readonly<Record<string, string>> = {
  share: 'list shared with',
  stop: 'list no longer shared with',
  'hand-on': 'list handed on to',
};

/** Lets a colleague of the same role and agency work on a list, takes that back, or gives it to them for good. The holder alone may. */
export const LIST_SHARED_PAGE: Page = {
  method: 'POST',
  url: '/marac/list/share',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const {form, desk, session} = asked;
    const {user} = session;
    const list = askedList(asked);
    if (list === null || standingOf(list, user) !== 'holder') return null;
    const [deed = '', colleague = ''] = [form['do'], form['colleague']];
    const there = desk.users.holding(user.role, user.agency).filter((name) => name !== user.name);
    // Sharing with somebody who left is still taken back.
    const known = deed === 'stop' ? list.shared : there;
    if (!Object.hasOwn(DEEDS, deed) || !known.includes(colleague))
      return listPage(asked, list, [{text: 'Choose a colleague of your role and agency', href: '#colleague'}]);
    if (countKnown(asked, list) === 0 && deed !== 'stop')
      return listPage(asked, list, [{text: 'Put a case on the list first', href: '#list'}]);
    return {
      objects: [list.id, ...partiesOf(casesOn(asked, list).cases)],
      outcome: `asked: ${DEEDS[deed]} ${colleague}`,
      answer: () => {
        const now = listNamed(desk.meetings.all(), user, list.id);
        if (now !== null && standingOf(now, user) === 'holder') desk.meetings.keep(after(deed, colleague, now, asked));
        return {to: deed === 'hand-on' ? '/desk/marac/list' : listUrl(list)};
      },
    };
  },
};

function after(deed: string, colleague: string, list: MeetingList, asked: Asked): MeetingList {
  const without = list.shared.filter((name) => name !== colleague);
  if (deed === 'stop') return signed({...list, shared: without, from: [...new Set([...list.from, colleague])]}, asked);
  if (deed === 'share') return signed({...list, shared: [...without, colleague].sort()}, asked);
  return {...signed({...list, shared: without}, asked), ...handedOn(list, colleague)};
}
