import type {User} from '../access/users.ts';
import {listId, type MeetingList} from './meeting-list.ts';

/** How somebody stands to a list: they hold it, a colleague of their role and agency shares it with them, or it is none of theirs. */
export function standingOf(list: MeetingList, {name, role, agency}: User): 'holder' | 'colleague' | null {
  // A login that was given to somebody of another agency brings no list with it.
  if (list.who === name) return list.agency === '' || list.agency === agency ? 'holder' : null;
  return list.shared.includes(name) && list.agency === agency && list.role === role ? 'colleague' : null;
}

/** One on which several people work stays without a case: that it went would tell of cases which one of them may not see. */
const isEmpty = ({cases, day, title, shared, from}: MeetingList): boolean =>
  [cases, day, title, shared, from].every(({length}) => length === 0);

/** The lists that somebody works on, those that they hold first; one that was emptied is none. */
export function listsFor(all: readonly MeetingList[], user: User): MeetingList[] {
  const filled = all.filter((list) => !isEmpty(list));
  return [
    ...filled.filter((list) => standingOf(list, user) === 'holder'),
    ...filled.filter((list) => standingOf(list, user) === 'colleague'),
  ];
}

/** What a list is once a colleague has it for good. */
export const handedOn = (
  {who, shared, from}: MeetingList,
  to: string,
): Pick<MeetingList, 'who' | 'shared' | 'from'> => ({
  who: to,
  shared: shared.filter((name) => name !== to),
  from: [...new Set([...from, who])].filter((name) => name !== to),
});

/** An empty list of their own, which is kept once something is put on it. */
export function freshList(all: readonly MeetingList[], {name, role, agency}: User): MeetingList {
  const known = new Map(all.map((list) => [list.id, list]));
  for (let number = 1; ; number++) {
    const id = listId(name, number);
    const there = known.get(id);
    // One that was handed on is another's now.
    if (there !== undefined && (there.who !== name || !isEmpty(there))) continue;
    return {
      who: name,
      id,
      cases: [],
      day: '',
      title: '',
      role,
      agency,
      shared: [],
      from: [],
      changedBy: '',
      changedOn: '',
    };
  }
}

/** The list that is named, or where none is named the first that they hold; null where it is none of theirs. */
export function listNamed(all: readonly MeetingList[], user: User, id: string): MeetingList | null {
  const [lists, fresh] = [listsFor(all, user), freshList(all, user)];
  if (id !== '') return [...lists, fresh].find((list) => list.id === id) ?? null;
  return lists.find((list) => list.who === user.name) ?? fresh;
}
