import {countWords} from '../../base/count-words.ts';
import {dayToIso} from '../../base/day.ts';
import {MARKING} from '../../packs/marac/pack.ts';
import {sameList} from '../../packs/marac/same-list.ts';
import {meetingFacts, type MeetingFacts} from '../../packs/marac/meeting.ts';
import {
  askedList,
  casesOn,
  listUrl,
  missingWords,
  ofWhom,
  partiesOf,
  reasonsFor,
  reasonWords,
  tokenOf,
} from '../asked-list.ts';
import {Labels} from '../labels.ts';
import type {MeetingList} from '../meeting-list.ts';
import {inquiryOf} from '../marac.ts';
import type {Answered, Asked, Page} from '../page.ts';
import {isPackReason, PACK_REASONS} from '../reasons.ts';
import {whoWorksView} from '../views/meeting-view.ts';
import {choices} from '../why.ts';

/** The cases that are gathered for a meeting: with initials until the reader says why they open them. */
export const LIST_PAGE: Page = {
  method: 'GET',
  url: '/marac/list',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const list = askedList(asked);
    return list === null ? null : listPage(asked, list, []);
  },
};

/** What stands in the fields of the list where its form comes back: it is not lost. */
type Typed = Readonly<Record<string, string>>;

export function listPage(asked: Asked, list: MeetingList, errors: readonly object[], typed: Typed = {}): Answered {
  const {cases, ids} = casesOn(asked, list);
  const reasons = reasonsFor(asked, cases);
  const inquiry = inquiryOf(asked);
  const named = new Set(reasons === undefined ? [] : partiesOf(cases));
  const same = sameList(cases.map(({maracCase}) => maracCase));
  const labels = new Labels(asked.world.network(), (id) => (named.has(id) ? 'names' : asked.showingOf(id)), new Map());
  const missing = missingWords(asked, list, ids.length - cases.length);
  const given = reasons === undefined ? 'given: list' : `given: list, with names, ${reasonWords(reasons)}`;
  return {
    objects: partiesOf(cases),
    outcome: `${given}${ofWhom(asked, list)}`,
    answer: {
      template: 'marac-list',
      title: 'Meeting list',
      view: {
        errors,
        marking: MARKING,
        today: dayToIso(inquiry.today),
        count: countWords(cases.length, 'case'),
        missing,
        mayTakeOffHidden: missing !== '' && list.who === asked.session.user.name,
        id: list.id,
        seenToken: tokenOf(asked, list),
        meeting: {day: typed['day'] ?? list.day, title: typed['title'] ?? list.title},
        isOpened: reasons !== undefined,
        reasons: choices(PACK_REASONS),
        ...whoWorksView(asked, list),
        cases: cases.map(({id, suspect, victim, maracCase}, at) => ({
          id,
          suspect,
          victim,
          place: typed[`place-${id}`] ?? String(at + 1),
          isOff: typed[`off-${id}`] !== undefined,
          same: same[at]!,
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
    const list = askedList(asked);
    if (list === null) return null;
    const {cases} = casesOn(asked, list);
    const reason = asked.form['reason'] ?? '';
    if (!isPackReason(reason))
      return listPage(asked, list, [{text: 'Choose why you open these packs', href: '#reason'}]);
    return {
      objects: partiesOf(cases),
      outcome: `given: opened, ${reason}${ofWhom(asked, list)}`,
      answer: () => {
        for (const {id} of cases) asked.session.opened.set(id, reason);
        return {to: listUrl(list)};
      },
    };
  },
};
