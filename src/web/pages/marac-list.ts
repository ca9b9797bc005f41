import {countWords} from '../../base/count-words.ts';
import {dayToIso} from '../../base/day.ts';
import {MARKING} from '../../packs/marac/pack.ts';
import {meetingFacts, type MeetingFacts} from '../../packs/marac/meeting.ts';
import {Labels} from '../labels.ts';
import type {MeetingList} from '../meeting-list.ts';
import {caseNamed, inquiryOf, type AskedCase} from '../marac.ts';
import type {Answered, Asked, Page} from '../page.ts';
import {isPackReason, PACK_REASONS} from '../reasons.ts';

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
          ...factsShown(meetingFacts(inquiry, maracCase), reasons !== undefined),
        })),
      },
      status: errors.length === 0 ? 200 : 400,
    },
  };
}

/** Words of agencies may hold names, as initials do not: until somebody says why they look, grounds are counted. */
const factsShown = (facts: MeetingFacts, isOpened: boolean): MeetingFacts =>
  isOpened || facts.groundCount === 0
    ? facts
    : {...facts, grounds: `${facts.groundCount}, shown once you say why you open the packs`};

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
