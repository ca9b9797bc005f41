import {isCalendarDay} from '../../base/day.ts';
import {listUrl, listWords, seesAllOf, whoSeeMore} from '../asked-list.ts';
import {freshList, listsFor, standingOf} from '../meeting-access.ts';
import type {MeetingList} from '../meeting-list.ts';
import type {Asked} from '../page.ts';

/** Who holds a list and who works on it with them, which other lists the reader works on, and with whom they may share or hand it on. */
export function whoWorksView(asked: Asked, list: MeetingList): object {
  const {desk, session} = asked;
  const {user} = session;
  const all = desk.meetings.all();
  const [lists, fresh] = [listsFor(all, user), freshList(all, user)];
  const isKept = lists.some(({id}) => id === list.id);
  const isHolder = standingOf(list, user) === 'holder';
  const colleagues = desk.users.holding(user.role, user.agency).filter((name) => name !== user.name);
  return {
    holder: list.who,
    isHolder,
    isKept,
    // With who left, too: a login may be given out anew, and its holder alone can close the list to it.
    shared: list.shared,
    // Of them the holder alone may know; each is told so, too.
    seeOther: isHolder ? list.shared.filter((name) => whoSeeMore(asked, [user.name], name).length > 0) : [],
    colleagues: colleagues.map((name) => ({value: name, text: name})),
    others: lists
      .filter(({id}) => id !== list.id)
      .map((one) => ({href: listUrl(one), text: listWords(one, user.name)})),
    another: isKept ? listUrl(fresh) : '',
    // Who changed last what is closed to the reader is not theirs to know.
    changed: seesAllOf(asked, list) ? changedWords(list, user.name) : '',
  };
}

/** Who changed a list last and when; empty where nobody did since lists say so. */
export function changedWords({changedBy, changedOn}: MeetingList, by: string): string {
  if (changedBy === '' || !isCalendarDay(changedOn)) return '';
  return `changed last by ${changedBy === by ? 'you' : changedBy} on ${changedOn}`;
}
