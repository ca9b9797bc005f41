import {isCalendarDay} from '../../base/day.ts';
import {casesReferred} from '../../packs/marac/cases-about.ts';
import {askedList, casesOn, countKnown, listUrl, ofWhom, partiesOf, tokenOf} from '../asked-list.ts';
import {caseNamed, idsOf, inquiryOf} from '../marac.ts';
import {listNamed, standingOf} from '../meeting-access.ts';
import {CASES_MAX, inPlacesShown, lineOf, TITLE_MAX, type MeetingList} from '../meeting-list.ts';
import {Ref, type Asked, type Page} from '../page.ts';
import {isWithin, referredWithin} from '../views/referred-days.ts';
import {listPage} from './marac-list.ts';

/** What sets the whole list anew: from a page that shows an older list it would undo what was done since. */
const OF_WHOLE: readonly string[] = ['order', 'empty', 'shown'];

/** Puts cases on the list, or sets them in order and takes some off. What is done follows the entry in the log. */
export const LIST_CHANGED_PAGE: Page = {
  method: 'POST',
  url: '/marac/list',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const {form, desk, session} = asked;
    const list = askedList(asked);
    const isHolder = list !== null && standingOf(list, session.user) === 'holder';
    // What nobody shows to a colleague is the holder's to take off.
    if (list === null || (form['do'] === 'shown' && !isHolder)) return null;
    const refused = (text: string, href: string) => listPage(asked, list, [{text, href}], form);
    if (OF_WHOLE.includes(form['do'] ?? '') && form['seen'] !== tokenOf(asked, list))
      return refused(olderWords(list, session.user.name), '#list');
    const before = casesOn(asked, list).ids;
    const after = changedList(asked, list, before);
    const {cases, day, title} = after;
    const [on, off] = [cases.filter((id) => !before.includes(id)), before.filter((id) => !cases.includes(id))];
    if (on.length > 0 && countKnown(asked, after) > CASES_MAX)
      return refused(`A list has at most ${CASES_MAX} cases: take some off, or choose fewer`, '#list');
    if (day !== '' && !isCalendarDay(day)) return refused('Enter the day of the meeting as a date', '#day');
    if (title.length > TITLE_MAX) return refused(`Call the meeting by ${TITLE_MAX} letters at most`, '#title');
    const changed = on.length + off.length === 0 ? cases : [...on, ...off];
    const done = on.length > 0 ? 'put on list' : off.length > 0 ? 'taken off list' : 'list in order';
    return {
      objects: partiesOf(changed.flatMap((id) => caseNamed(asked, id) ?? [])),
      outcome: `given: ${done}${ofWhom(asked, list)}`,
      answer: () => {
        // From the list as it is now: another tab may have changed it while the log was written, or its holder stopped sharing it.
        const now = listNamed(desk.meetings.all(), session.user, list.id);
        if (now !== null) desk.meetings.keep(signed(changedList(asked, now, before), asked));
        if (form['back'] === 'cases') return {to: `/desk/marac?${inHand(list, form)}`};
        // One that was emptied is none, unless it is the next that its holder would begin.
        const isThere = now === null || listNamed(desk.meetings.all(), session.user, list.id) !== null;
        return {to: isThere ? listUrl(list) : '/desk/marac/list'};
      },
    };
  },
};

/** A list as somebody changed it; its holder's role and agency are those of the day. */
export function signed(list: MeetingList, {session: {user}, desk}: Asked): MeetingList {
  const {name, role, agency} = user;
  const holder = list.who === name ? {role, agency} : {};
  return {...list, ...holder, changedBy: name, changedOn: desk.options.today()};
}

function olderWords({changedBy}: MeetingList, by: string): string {
  const who = changedBy === '' ? 'Somebody' : changedBy === by ? 'You' : changedBy;
  return `${who} changed this list after you opened the page. Nothing was done: it stands below as it is now. Look at it, then do it again`;
}

/** The list as the form leaves it; `before` are the cases that it had when the form was looked at. */
function changedList(asked: Asked, list: MeetingList, before: readonly string[]): MeetingList {
  const {form} = asked;
  const {cases, ids} = casesOn(asked, list);
  switch (form['do']) {
    case 'empty': {
      const isHolder = standingOf(list, asked.session.user) === 'holder';
      const shown = new Set(cases.map(({id}) => id));
      const rest = ids.filter((id) => !before.includes(id) || !(isHolder || shown.has(id)));
      // What its holder emptied is shared with nobody; for a colleague it stays, whether or not more is on it than they see.
      if (!isHolder || rest.length > 0) return {...list, cases: rest};
      return {...list, cases: [], day: '', title: '', shared: [], from: []};
    }
    case 'shown':
      return {...list, cases: cases.map(({id}) => id), from: []};
    case 'order': {
      const shown = new Set(cases.map(({id}) => id));
      const off = new Set(ticked(asked, 'off-'));
      const placed = inPlacesShown(
        ids,
        (id) => shown.has(id),
        (id) => placeIn(form, id),
      );
      const [day, title] = [form['day'] ?? list.day, form['title'] ?? list.title].map(lineOf);
      return {...list, cases: placed.filter((id) => !off.has(id)), day: day!, title: title!};
    }
    case 'all':
      return {...list, cases: [...new Set([...ids, ...referredIn(asked)])]};
    default:
      return {...list, cases: [...new Set([...ids, ...ticked(asked, 'case-')])]};
  }
}

function placeIn(form: Asked['form'], id: string): number | null {
  const text = (form[`place-${id}`] ?? '').trim();
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

/** Cases whose box is ticked, each under the id that it has today; a case that who asks may not see is none. */
const ticked = (asked: Asked, begin: string): string[] =>
  Object.keys(asked.form)
    .filter((name) => name.startsWith(begin) && Ref.safeParse(name.slice(begin.length)).success)
    .flatMap((name) => caseNamed(asked, name.slice(begin.length))?.id ?? []);

/** All that were referred in the days of the page. */
function referredIn(asked: Asked): string[] {
  const [inquiry, days] = [inquiryOf(asked), referredWithin(asked.form)];
  return casesReferred(inquiry)
    .filter(({referrals}) => isWithin(referrals, days))
    .flatMap((one) => {
      const {suspect, victim, id} = idsOf(inquiry, one);
      return asked.world.isSealed(suspect, victim) ? [] : [id];
    });
}

/** The page of cases as it was, for the same list. */
const inHand = ({id}: MeetingList, form: Asked['form']): string =>
  new URLSearchParams({...referredWithin(form), list: id}).toString();
