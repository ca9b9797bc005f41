import {sightClassOf} from '../access/sight.ts';
import {countWords} from '../base/count-words.ts';
import {caseNamed, type AskedCase} from './marac.ts';
import {freshList, listNamed, listsFor} from './meeting-access.ts';
import {listToken, meetingWords, type MeetingList} from './meeting-list.ts';
import type {Asked} from './page.ts';
import {dayWords} from './render.ts';

/** The list that a page is about, by its query or form; where none is named the one that who asks holds. Null where it is none of theirs. */
export function askedList({desk, session: {user}, query, form}: Asked): MeetingList | null {
  const named = form['list'] ?? query['list'] ?? '';
  return listNamed(desk.meetings.all(), user, typeof named === 'string' ? named : '');
}

/**
 * The cases on a list that who asks may see, in its order. `ids` has those too of which nothing can be seen now, each under the id
 * that a case has today.
 */
export function casesOn(asked: Asked, list: MeetingList): {cases: AskedCase[]; ids: string[]} {
  const byId = new Map(
    list.cases.map((id) => {
      const found = caseNamed(asked, id);
      return [found?.id ?? id, found] as const;
    }),
  );
  return {cases: [...byId.values()].filter((found) => found !== null), ids: [...byId.keys()]};
}

/** Everybody whom cases name. */
export const partiesOf = (cases: readonly AskedCase[]): string[] => [
  ...new Set(cases.flatMap(({suspect, victim}) => [suspect, victim])),
];

/** Why the pack of each of these cases was opened, by its id; undefined while one of them is not. */
export function reasonsFor({session}: Asked, cases: readonly AskedCase[]): ReadonlyMap<string, string> | undefined {
  const opened = cases.flatMap(({id}) => (session.opened.has(id) ? [[id, session.opened.get(id)!] as const] : []));
  return cases.length > 0 && opened.length === cases.length ? new Map(opened) : undefined;
}

/** Those of them all, for the entry of something made of all. */
export const reasonWords = (reasons: ReadonlyMap<string, string>): string => [...new Set(reasons.values())].join(', ');

/** Whose list it was, at the end of an entry of the audit log; empty where it is one's own. */
export const ofWhom = ({session: {user}}: Asked, {who}: MeetingList): string =>
  who === user.name ? '' : `, list of ${who}`;

/**
 * That some of a list is not on what is shown of it; it tells neither which nor why. A colleague for whom other people are closed than for
 * the holder is told that alone, and always: a count would tell of somebody whom they may not see.
 */
export function missingWords(asked: Asked, list: MeetingList, missing: number): string {
  const others = whoSeeMoreOf(asked, list);
  if (others.length > 0) return closedWords(others);
  if (missing === 0) return '';
  return `${countWords(missing, 'case')} of this list cannot be shown: nothing of it is among the records that you may see now. Compare with your last print; whose records were parted since is found by a search.`;
}

function closedWords(names: readonly string[]): string {
  const who = names.join(' and ');
  return `Records of other people are closed to you than to ${who}: ask ${who} how many cases are on this list, and compare.`;
}

/**
 * Those who work on a list or did before to whom somebody is open who is closed to the reader: what they put on it, nothing may tell the reader
 * of. Of one role and agency, people see the same but for whom the policy restricts.
 */
export function whoSeeMore(
  {desk, session: {user}, grant}: Asked,
  names: readonly string[],
  reader = user.name,
): string[] {
  const closedTo = (name: string): readonly string[] =>
    sightClassOf(desk.policy(), {...user, name}, grant.sees).restricted;
  const others = [...new Set(names)].filter((name) => name !== reader);
  return others.filter((name) => {
    const theirs = new Set(closedTo(name));
    return closedTo(reader).some((id) => !theirs.has(id));
  });
}

const whoSeeMoreOf = (asked: Asked, {who, shared, from}: MeetingList): string[] =>
  whoSeeMore(asked, [who, ...shared, ...from]);

/** Whether nothing can be on a list but what who asks may be told of. */
export const seesAllOf = (asked: Asked, list: MeetingList): boolean => whoSeeMoreOf(asked, list).length === 0;

/** How many cases are on a list, as far as who asks may be told: an answer that turns on the others would count them. */
export const countKnown = (asked: Asked, list: MeetingList): number =>
  seesAllOf(asked, list) ? list.cases.length : casesOn(asked, list).cases.length;

/** Equal as long as nobody changed what who asks may see of a list. */
export function tokenOf(asked: Asked, list: MeetingList): string {
  if (seesAllOf(asked, list)) return listToken(list);
  return listToken({...list, cases: casesOn(asked, list).cases.map(({id}) => id)});
}

/** A list as a link or a choice calls it. */
export const listWords = (list: MeetingList, by: string): string =>
  `${dayWords(meetingWords(list)) || 'list without a day or name'}${list.who === by ? '' : `, held by ${list.who}`}`;

/** The lists that cases may be put on, and a new one of one's own; none where the only one is `own`, which is then meant. */
export function listChoice({desk, session: {user}}: Asked, own: MeetingList | null): {value: string; text: string}[] {
  const all = desk.meetings.all();
  const lists = listsFor(all, user);
  if (
    lists.length === 0 ||
    (lists.length === 1 && lists[0]!.who === user.name && lists[0]!.id === (own ?? lists[0]!).id)
  )
    return [];
  return [
    ...lists.map((list) => ({value: list.id, text: listWords(list, user.name)})),
    {value: freshList(all, user).id, text: 'a new list of your own'},
  ];
}

export const listUrl = ({id}: MeetingList): string => `/desk/marac/list?list=${id}`;
