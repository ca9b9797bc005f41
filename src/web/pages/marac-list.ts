import {countWords} from '../../base/count-words.ts';
import {dayToIso, isCalendarDay} from '../../base/day.ts';
import {casesReferred} from '../../packs/marac/cases-about.ts';
import {MARKING} from '../../packs/marac/pack.ts';
import {meetingFacts} from '../../packs/marac/meeting.ts';
import {Labels} from '../labels.ts';
import {CASES_MAX, inPlacesShown, TITLE_MAX, type MeetingList} from '../meeting-list.ts';
import {caseNamed, idsOf, inquiryOf, type AskedCase} from '../marac.ts';
import {Ref, type Answered, type Asked, type Page} from '../page.ts';
import {isPackReason, PACK_REASONS} from '../reasons.ts';
import {isWithin, referredWithin} from '../views/referred-days.ts';

/** The list of who asks, as it was kept; empty where they have none. */
export const keptList = ({desk, session: {user}}: Asked): MeetingList =>
  desk.meetings.last(user.name) ?? {who: user.name, cases: [], day: '', title: ''};

/**
 * The cases on the list of who asks that they may see, in its order. `ids` has those too of which nothing can be seen now, each under the id
 * that a case has today.
 */
export function listOf(asked: Asked): {cases: AskedCase[]; ids: string[]} {
  const byId = new Map(
    keptList(asked).cases.map((id) => {
      const found = caseNamed(asked, id);
      return [found?.id ?? id, found] as const;
    }),
  );
  return {cases: [...byId.values()].filter((found) => found !== null), ids: [...byId.keys()]};
}

/** Everybody whom the list itself names. */
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

/** That some of a list is not on what is shown of it; it tells neither which nor why. */
export const missingWords = (missing: number): string =>
  missing === 0
    ? ''
    : `${countWords(missing, 'case')} of your list cannot be shown: nothing of it is among the records that you may see now. Compare with your last print; whose records were parted since is found by a search.`;

/** The cases that a coordinator gathers for a meeting: with initials until they say why they open them. */
export const LIST_PAGE: Page = {
  method: 'GET',
  url: '/marac/list',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => listPage(asked, []),
};

export function listPage(asked: Asked, errors: readonly object[]): Answered {
  const {cases, ids} = listOf(asked);
  const reasons = reasonsFor(asked, cases);
  const inquiry = inquiryOf(asked);
  const named = new Set(reasons === undefined ? [] : partiesOf(cases));
  const labels = new Labels(asked.world.network(), (id) => (named.has(id) ? 'names' : asked.showingOf(id)), new Map());
  return {
    objects: partiesOf(cases),
    outcome: reasons === undefined ? 'given: list' : `given: list, with names, ${reasonWords(reasons)}`,
    answer: {
      template: 'marac-list',
      title: 'Meeting list',
      view: {
        errors,
        marking: MARKING,
        today: dayToIso(inquiry.today),
        count: countWords(cases.length, 'case'),
        missing: missingWords(ids.length - cases.length),
        meeting: keptList(asked),
        isOpened: reasons !== undefined,
        reasons: Object.entries(PACK_REASONS).map(([value, text]) => ({value, text})),
        cases: cases.map(({id, suspect, victim, maracCase}) => ({
          id,
          suspect,
          victim,
          suspectLabel: labels.of(suspect),
          victimLabel: labels.of(victim),
          ...meetingFacts(inquiry, maracCase),
        })),
      },
      status: errors.length === 0 ? 200 : 400,
    },
  };
}

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

/** Opens the packs of all cases on the list at once, for this session. */
export const OPEN_LIST_PAGE: Page = {
  method: 'POST',
  url: '/marac/list/open',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const {cases} = listOf(asked);
    const reason = asked.form['reason'] ?? '';
    if (!isPackReason(reason)) return listPage(asked, [{text: 'Choose why you open these packs', href: '#reason'}]);
    return {
      objects: partiesOf(cases),
      outcome: `given: opened, ${reason}`,
      answer: () => {
        for (const {id} of cases) asked.session.opened.set(id, reason);
        return {to: '/desk/marac/list'};
      },
    };
  },
};
