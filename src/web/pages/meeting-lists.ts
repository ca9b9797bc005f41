import {meetingWords, type MeetingList} from '../meeting-list.ts';
import type {Answered, Asked, Page, Shown} from '../page.ts';
import {handedOn} from '../meeting-access.ts';
import {changedWords} from '../views/meeting-view.ts';

/** The lists of meetings at the reader's agency by who holds them, so that no meeting waits for somebody who is away. */
export const MEETING_LISTS_PAGE: Page = {
  method: 'GET',
  url: '/meeting-lists',
  action: 'marac:hand-on',
  handle: (asked) => listsPage(asked, []),
};

/** Gives one of them to a colleague of who holds it, of the same role and agency. */
export const HANDED_ON_PAGE: Page = {
  method: 'POST',
  url: '/meeting-lists',
  action: 'marac:hand-on',
  handle: (asked) => {
    const {form, desk, session} = asked;
    const id = form['list'] ?? '';
    const list = listsOf(asked).find((one) => one.id === id);
    if (list === undefined) return null;
    const colleague = form['colleague'] ?? '';
    if (!colleaguesOf(asked, list).includes(colleague))
      return listsPage(asked, [{text: 'Choose who gets the list', href: `#colleague-${id}`}]);
    return {
      // Whom it is about stands in the log, and on no page of who leads.
      objects: [id, ...new Set(list.cases.flatMap((one) => one.split('-')))],
      outcome: `asked: list of ${list.who} handed on to ${colleague}`,
      answer: () => {
        const now = listsOf(asked).find((one) => one.id === id);
        // Its holder may have handed it on in the meantime.
        if (now?.who !== list.who)
          return listsView(asked, [
            {text: 'Somebody else changed who holds that list: nothing was done', href: '#main-content'},
          ]);
        const [changedBy, changedOn] = [session.user.name, desk.options.today()];
        desk.meetings.keep({...now, ...handedOn(now, colleague), changedBy, changedOn});
        return {to: '/desk/meeting-lists'};
      },
    };
  },
};

/** Those that have cases; what was written before lists said whose they are is shown once its holder changes it. */
const listsOf = ({desk, session: {user}}: Asked): MeetingList[] =>
  desk.meetings.all().filter(({agency, cases}) => agency === user.agency && cases.length > 0);

const colleaguesOf = ({desk}: Asked, {who, role, agency}: MeetingList): string[] =>
  desk.users.holding(role, agency).filter((name) => name !== who);

const listsPage = (asked: Asked, errors: readonly object[]): Answered => ({
  objects: [],
  outcome: 'given: lists of meetings',
  answer: listsView(asked, errors),
});

const listsView = (asked: Asked, errors: readonly object[]): Shown => ({
  template: 'meeting-lists',
  title: 'Meeting lists',
  view: {
    errors,
    lists: listsOf(asked).map((list) => ({
      id: list.id,
      words: meetingWords(list) || 'list without a day or name',
      who: list.who,
      role: list.role,
      shared: list.shared,
      changed: changedWords(list, asked.session.user.name),
      colleagues: colleaguesOf(asked, list).map((name) => ({value: name, text: name})),
    })),
  },
  status: errors.length === 0 ? 200 : 400,
});
