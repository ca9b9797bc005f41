import type {User} from '../access/users.ts';
import {listId, type MeetingList} from './meeting-list.ts';

/** How somebody stands to a list: they hold it, a colleague of their role and agency shares it with them, or it is none of theirs. */
export function standingOf(list: MeetingList, {name, role, agency}: User): 'holder' | 'colleague' | null {
  // A login that was given to somebody of another agency brings no list with it.
  if (list.who === name) return list.agency === '' || list.agency === agency ? 'holder' : null;
  return list.shared.includes(name) && list.agency === agency && list.role === role ? 'colleague' : null;
}

const isEmpty = ({cases, day, title}: MeetingList): boolean => cases.length === 0 && day === '' && title === '';

/** The lists that somebody works on, those that they hold first; one that was emptied is none. */
export function listsFor(all: readonly MeetingList[], user: User): MeetingList[] {
  const filled = all.filter((list) => !isEmpty(list));
  return [
    ...filled.filter((list) => standingOf(list, user) === 'holder'),
    ...filled.filter((list) => standingOf(list, user) === 'colleague'),
  ];
}

/** An empty list of their own, which is kept once something is put on it. */
export function freshList(all: readonly MeetingList[], {name, role, agency}: User): MeetingList {
  const known = new Map(all.map((list) => [list.id, list]));
  for (let number = 1; ; number++) {
    const id = listId(name, number);
    const there = known.get(id);
    // One that was handed on is another's now.
    if (there !== undefined && (there.who !== name || !isEmpty(there))) continue;
    return {who: name, id, cases: [], day: '', title: '', role, agency, shared: [], changedBy: '', changedOn: ''};
  }
}

/** The list that is named, or where none is named the first that they hold; null where it is none of theirs. */
export function listNamed(all: readonly MeetingList[], user: User, id: string): MeetingList | null {
  const [lists, fresh] = [listsFor(all, user), freshList(all, user)];
  if (id !== '') return [...lists, fresh].find((list) => list.id === id) ?? null;
  return lists.find((list) => list.who === user.name) ?? fresh;
}
