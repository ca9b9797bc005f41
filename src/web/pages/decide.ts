import {acceptedBy, queueOf, type QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {RingfenceError} from '../../base/errors.ts';
import {contentHash} from '../../base/hash.ts';
import {decideOn, decisionsOn, isAboutGuarded} from '../../engine/history/alert-decisions.ts';
import {DISMISSAL_REASONS} from '../../model/alert-decision.ts';
import {openSqliteStore} from '../../workspace/sqlite/store.ts';
import type {AlertDecision} from '../../workspace/said.ts';
import {settle} from '../in-hand.ts';
import type {Answered, Asked, Page, Sent, Shown} from '../page.ts';
import {DECISIONS, STATES} from '../views/standing.ts';
import {choicesOf, readDecision, type FormError} from '../views/decide-form.ts';
import {handView} from '../views/hand-view.ts';
import {alertOf} from './alert.ts';
import {choices} from '../why.ts';

export const DECIDE_PAGE: Page = {
  method: 'GET',
  url: '/alerts/:id/decide',
  action: 'alerts:decide',
  handle: (asked) => {
    const queued = alertOf(asked);
    return queued === null ? null : answered(queued, 'given: form', () => form(asked, queued, []));
  },
};

/** Keeps a decision in the workspace, by the rules of the engine, on the evidence that its reviewer saw. */
export const DECIDED_PAGE: Page = {
  method: 'POST',
  url: '/alerts/:id/decide',
  action: 'alerts:decide',
  handle: (asked) => {
    const queued = alertOf(asked);
    if (queued === null) return null;
    const others = asked.world.alerts().map(({alert}) => alert.id);
    const read = readDecision(
      asked.form,
      others.filter((id) => id !== asked.id),
    );
    const isSame = asked.form['seen'] === seenToken(queued, asked.workspace.decisions);
    const errors = [
      ...read.errors,
      ...(isSame
        ? []
        : [
            {
              text: 'This alert has changed since you opened the form. Look at it again, then decide',
              href: '#decision',
            },
          ]),
    ];
    if (errors.length > 0) return answered(queued, 'refused: form', () => form(asked, queued, errors));
    const {type} = read.verdict;
    return answered(queued, `asked: ${type}`, () => keep(asked, queued, read.verdict, read.because));
  },
};

const answered = ({alert}: QueuedAlert, outcome: string, answer: () => Shown | Sent): Answered => ({
  objects: [alert.id, ...alert.persons.map(({person}) => person)],
  outcome,
  answer,
});

type Read = ReturnType<typeof readDecision>;

function keep(asked: Asked, {alert}: QueuedAlert, verdict: Read['verdict'], because: string): Shown | Sent {
  const {workspace, session, desk} = asked;
  const refused = (text: string, href: string): Shown => form(asked, alertOf(asked)!, [{text, href}]);
  try {
    const store = openSqliteStore(desk.options.workspace, 'write');
    try {
      const decisions = store.alertDecisions();
      const [queued] = queueOf([alert], decisions);
      const today = desk.options.today();
      const isGuarded = isAboutGuarded(alert, workspace.view);
      const saying = {by: session.user.name, because, on: today};
      const decision = decideOn({queued: queued!, decisions, today, isGuarded}, verdict, saying);
      if (decision === null)
        return refused(
          'This alert stands as you ask already, or you accepted it before: somebody else has to be second',
          '#decision',
        );
      store.decide(decision);
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof RingfenceError && error.code === 'USAGE') return refused(wordsOf(error), '#because');
    if (error instanceof RingfenceError && error.code === 'WORKSPACE_LOCKED')
      return refused(
        'A run is writing to the workspace. Nothing was kept; send the form again in a few minutes',
        '#decision',
      );
    throw error;
  }
  desk.refresh();
  // What was settled is in nobody's hand: who asks for more goes on with it.
  if (verdict.type !== 'needs-more') settle(desk.inHand, alert.id, session.user.name, desk.now());
  return {to: `/desk/alerts/${alert.id}`};
}

/** The messages of the command line, told of the form. */
const wordsOf = ({message}: RingfenceError): string => message.replace(/^--because/, 'Your words:').replace(/\.$/, '');

function form(asked: Asked, queued: QueuedAlert, errors: readonly FormError[]): Shown {
  const {workspace, session, world} = asked;
  const {alert, state} = queued;
  const hand = handView(asked, alert.id);
  const all = workspace.decisions;
  const own = all.filter((decision) => decision.alert === alert.id);
  const accepted = [...acceptedBy(own)];
  const others = world.alerts().filter((other) => other.alert.id !== alert.id);
  return {
    template: 'decide',
    title: `Decide on alert ${alert.id}`,
    view: {
      id: alert.id,
      name: alert.name,
      alertTitle: alert.title,
      state: STATES[state],
      errors,
      form: asked.form,
      hand: hand.who === '' || hand.isOwn ? '' : hand.words,
      seen: seenToken(queued, all),
      firstReviewer: state === 'accepted-once' ? accepted[0] : '',
      choices: choicesOf({
        mayAccept: state !== 'accepted' && !accepted.includes(session.user.name),
        isSecond: accepted.length === 1,
        hasOthers: others.length > 0,
        mayReopen: own.length > 0 && own.at(-1)!.type !== 'reopened',
      }),
      before: decisionsOn(alert, workspace.view, all).map(({type, by, on}) => ({what: DECISIONS[type], by, on})),
      reasons: choices(DISMISSAL_REASONS),
      others: [
        {value: '', text: 'Choose an alert'},
        ...others.map(({alert: {id, name, title}}) => ({value: id, text: `${name}: ${title} (${id})`})),
      ],
    },
    status: errors.length === 0 ? 200 : 400,
  };
}

/** Equal as long as an alert rests on the same records and nobody has decided on it. */
function seenToken({alert}: QueuedAlert, decisions: readonly AlertDecision[]): string {
  const own = decisions.filter((decision) => decision.alert === alert.id).length;
  return contentHash(JSON.stringify([alert.id, alert.evidence, own])).slice(0, 16);
}
