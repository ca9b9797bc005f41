import {countWords} from '../../base/count-words.ts';
import {dayToIso} from '../../base/day.ts';
import {casesReferred} from '../../packs/marac/cases-about.ts';
import {MARKING} from '../../packs/marac/pack.ts';
import {meetingFacts} from '../../packs/marac/meeting.ts';
import {Labels} from '../labels.ts';
import {CASES_MAX, inPlaces} from '../meeting-list.ts';
import {caseNamed, idsOf, inquiryOf, type AskedCase} from '../marac.ts';
import {Ref, type Answered, type Asked, type Page} from '../page.ts';
import {isPackReason, PACK_REASONS} from '../reasons.ts';
import {isWithin, referredWithin} from '../views/referred-days.ts';

/**
 * The cases on the list of who asks that they may see, in its order. `ids` has those too of which nothing can be seen now, each under the id
 * that a case has today.
 */
export function listOf(asked: Asked): {cases: AskedCase[]; ids: string[]} {
  const kept = asked.desk.meetings.last(asked.session.user.name)?.cases ?? [];
  const byId = new Map(
    kept.map((id) => {
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

/** Why the packs of these cases were opened; undefined while one of them is not. */
export const reasonFor = ({session}: Asked, cases: readonly AskedCase[]): string | undefined =>
  cases.every(({id}) => session.opened.has(id)) ? session.opened.get(cases[0]?.id ?? '') : undefined;

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
  const reason = reasonFor(asked, cases);
  const inquiry = inquiryOf(asked);
  const named = new Set(reason === undefined ? [] : partiesOf(cases));
  const labels = new Labels(asked.world.network(), (id) => (named.has(id) ? 'names' : asked.showingOf(id)), new Map());
  return {
    objects: partiesOf(cases),
    outcome: reason === undefined ? 'given: list' : `given: list, with names, ${reason}`,
    answer: {
      template: 'marac-list',
      title: 'Meeting list',
      view: {
        errors,
        marking: MARKING,
        today: dayToIso(inquiry.today),
        count: countWords(cases.length, 'case'),
        missing: ids.length - cases.length,
        isOpened: reason !== undefined,
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
    const {form, desk, session} = asked;
    const before = listOf(asked).ids;
    const cases = changedList(asked, before);
    const added = cases.filter((id) => !before.includes(id));
    if (added.length > 0 && cases.length > CASES_MAX)
      return listPage(asked, [
        {text: `A list has at most ${CASES_MAX} cases: take some off, or choose fewer`, href: '#list'},
      ]);
    return {
      objects: partiesOf(cases.flatMap((id) => caseNamed(asked, id) ?? [])),
      outcome: 'given: list changed',
      answer: () => {
        desk.meetings.keep({who: session.user.name, cases});
        return {to: form['back'] === 'cases' ? `/desk/marac?${daysIn(form)}` : '/desk/marac/list'};
      },
    };
  },
};

function changedList(asked: Asked, before: readonly string[]): readonly string[] {
  const {form} = asked;
  switch (form['do']) {
    case 'empty':
      return [];
    case 'order':
      return inPlaces(before, (id) => placeIn(form, id)).filter((id) => form[`off-${id}`] === undefined);
    case 'all':
      return [...new Set([...before, ...referredIn(asked)])];
    default:
      return [...new Set([...before, ...chosenIn(asked)])];
  }
}

function placeIn(form: Asked['form'], id: string): number | null {
  const text = (form[`place-${id}`] ?? '').trim();
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

/** Cases whose box is ticked; a case that who asks may not see is none. */
const chosenIn = (asked: Asked): string[] =>
  Object.keys(asked.form)
    .filter((name) => name.startsWith('case-') && Ref.safeParse(name.slice(5)).success)
    .flatMap((name) => caseNamed(asked, name.slice(5))?.id ?? []);

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
