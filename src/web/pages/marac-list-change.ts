import {isCalendarDay} from '../../base/day.ts';
import {casesReferred} from '../../packs/marac/cases-about.ts';
import {caseNamed, idsOf, inquiryOf} from '../marac.ts';
import {CASES_MAX, inPlacesShown, TITLE_MAX, type MeetingList} from '../meeting-list.ts';
import {Ref, type Asked, type Page} from '../page.ts';
import {isWithin, referredWithin} from '../views/referred-days.ts';
import {keptList, listOf, listPage, partiesOf} from './marac-list.ts';

/** Puts cases on the list, or sets them in order and takes some off. What is done follows the entry in the log. */
export const LIST_CHANGED_PAGE: Page = {
  method: 'POST',
  url: '/marac/list',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const {form, desk} = asked;
    const before = listOf(asked).ids;
    const {cases, day, title} = changedList(asked);
    const [on, off] = [cases.filter((id) => !before.includes(id)), before.filter((id) => !cases.includes(id))];
    if (on.length > 0 && cases.length > CASES_MAX)
      return listPage(asked, [
        {text: `A list has at most ${CASES_MAX} cases: take some off, or choose fewer`, href: '#list'},
      ]);
    if (day !== '' && !isCalendarDay(day))
      return listPage(asked, [{text: 'Enter the day of the meeting as a date', href: '#day'}]);
    if (title.length > TITLE_MAX)
      return listPage(asked, [{text: `Call the meeting by ${TITLE_MAX} letters at most`, href: '#title'}]);
    const changed = on.length + off.length === 0 ? cases : [...on, ...off];
    return {
      objects: partiesOf(changed.flatMap((id) => caseNamed(asked, id) ?? [])),
      outcome: on.length > 0 ? 'given: put on list' : off.length > 0 ? 'given: taken off list' : 'given: list in order',
      answer: () => {
        // From the list as it is now: another tab may have changed it while the log was written.
        desk.meetings.keep(changedList(asked));
        return {to: form['back'] === 'cases' ? `/desk/marac?${daysIn(form)}` : '/desk/marac/list'};
      },
    };
  },
};

/** The list as the form leaves it. */
function changedList(asked: Asked): MeetingList {
  const {form} = asked;
  const kept = keptList(asked);
  const {cases, ids} = listOf(asked);
  switch (form['do']) {
    case 'empty':
      return {...kept, cases: [], day: '', title: ''};
    case 'shown':
      return {...kept, cases: cases.map(({id}) => id)};
    case 'order': {
      const shown = new Set(cases.map(({id}) => id));
      const off = new Set(ticked(asked, 'off-'));
      const placed = inPlacesShown(
        ids,
        (id) => shown.has(id),
        (id) => placeIn(form, id),
      );
      const [day, title] = [form['day'] ?? kept.day, form['title'] ?? kept.title].map((text) => text.trim());
      return {...kept, cases: placed.filter((id) => !off.has(id)), day: day!, title: title!};
    }
    case 'all':
      return {...kept, cases: [...new Set([...ids, ...referredIn(asked)])]};
    default:
      return {...kept, cases: [...new Set([...ids, ...ticked(asked, 'case-')])]};
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

const daysIn = (form: Asked['form']): string => new URLSearchParams(referredWithin(form)).toString();
