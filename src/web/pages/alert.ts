import {getOrInsert} from '../../base/get-or-insert.ts';
import {onceEach} from '../../base/once.ts';
import {countWords} from '../../base/count-words.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {decisionsOn} from '../../engine/history/alert-decisions.ts';
import {identityStrengths, type IdentityStrength} from '../../engine/identity-strength.ts';
import type {View} from '../../engine/view/view.ts';
import type {Network} from '../../network/network.ts';
import type {Answered, Asked, Page, Shown} from '../page.ts';
import {isOpenReason, OPEN_REASONS} from '../reasons.ts';
import {seenKey, type Seen} from '../seen.ts';
import {alertView} from '../views/alert-view.ts';
import {handView} from '../views/hand-view.ts';
import {peopleOf} from '../views/alert-labels.ts';
import {changesSince, unseenOf} from '../views/standing.ts';
import {choices} from '../why.ts';

export const ALERT_PAGE: Page = {
  method: 'GET',
  url: '/alerts/:id',
  action: 'alerts:read',
  handle: (asked) => {
    const queued = alertOf(asked);
    return queued === null ? null : card(asked, queued, []);
  },
};

/** Opens the names of an alert for this session, once somebody has said why. */
export const OPEN_ALERT_PAGE: Page = {
  method: 'POST',
  url: '/alerts/:id/names',
  action: 'person:read',
  needsNames: true,
  handle: (asked) => {
    const queued = alertOf(asked);
    if (queued === null) return null;
    const {id} = queued.alert;
    const reason = asked.form['reason'] ?? '';
    if (!isOpenReason(reason)) return card(asked, queued, [{text: 'Choose why you open the names', href: '#reason'}]);
    const people = peopleOf(queued.alert);
    return {
      objects: [id, ...people],
      outcome: `given: names opened, ${reason}`,
      answer: () => {
        for (const one of [id, ...people]) asked.session.opened.set(one, reason);
        return {to: `/desk/alerts/${id}`};
      },
    };
  },
};

export const alertOf = ({world, id}: Asked): QueuedAlert | null =>
  world.alerts().find(({alert}) => alert.id === id) ?? null;

function card(asked: Asked, queued: QueuedAlert, errors: readonly object[]): Answered {
  const {session} = asked;
  const {alert} = queued;
  const showing = asked.showingOf(alert.id);
  return {
    objects: [alert.id, ...peopleOf(alert)],
    outcome: showing === 'names' ? `given: with names, ${session.opened.get(alert.id)}` : `given: with ${showing}`,
    answer: () => alertCard(asked, queued, errors),
  };
}

/** The page of an alert; whoever gets it has seen the alert as it is now. */
export function alertCard(asked: Asked, queued: QueuedAlert, errors: readonly object[]): Shown {
  const {workspace, session, desk, world} = asked;
  const {alert} = queued;
  const {name} = session.user;
  const showing = asked.showingOf(alert.id);
  const decisions = decisionsOn(alert, workspace.view, workspace.decisions);
  const last = desk.seen.last(seenKey(name, alert.id));
  const changes = changesSince(queued, decisions.length, last);
  // What is new stays told for the session: revealing names, or taking it in hand, shows the page anew.
  if (!session.looked.has(alert.id)) session.looked.set(alert.id, last);
  const before = session.looked.get(alert.id) ?? null;
  const looked = lookedWords(desk.seen.all(), alert.id, name);
  desk.seen.keepIfRoom({
    who: name,
    alert: alert.id,
    on: desk.options.today(),
    evidence: alert.evidence,
    decisions: decisions.length,
  });
  return {
    template: 'alert',
    title: `Alert ${alert.id}`,
    view: {
      ...alertView({
        queued,
        network: world.network(),
        showing,
        decisions,
        mayReadWords: showing !== 'numbers' && asked.seesAll,
        isShown: (of) => world.shown().has(of),
        policy: desk.policy(),
        changes,
        unseen: unseenOf(alert, before),
        strengthOf: asked.seesAll ? strengthsOf(workspace.view) : null,
        parameters: workspace.view.config.clusters,
        today: workspace.through,
      }),
      errors,
      hand: handView(asked, alert.id),
      looked,
      reasons: choices(OPEN_REASONS),
      mayOpen: asked.may('person:read') && showing === 'initials',
      mayDecide: asked.may('alerts:decide'),
      mayReadPeople: asked.may('person:read') && asked.grant.sees.names,
    },
    status: errors.length === 0 ? 200 : 400,
  };
}

/** People who looked at an alert beside the reader, the latest first. */
const LOOKED_MAX = 4;
function lookedWords(seen: readonly Seen[], alert: string, by: string): string {
  const others = seen
    .filter((one) => one.alert === alert && one.who !== by)
    .sort((left, right) => (left.on === right.on ? (left.who < right.who ? -1 : 1) : left.on < right.on ? 1 : -1));
  const more = others.length - LOOKED_MAX;
  return [
    ...others.slice(0, LOOKED_MAX).map(({who, on}) => `${who} (${on})`),
    ...(more > 0 ? [countWords(more, 'other')] : []),
  ].join(', ');
}

const strengths = new WeakMap<Network, (id: string) => IdentityStrength>();

/** Worked out once for each run: its network outlives decisions. */
const strengthsOf = (view: View): ((id: string) => IdentityStrength) =>
  getOrInsert(strengths, view.network(), () => onceEach(identityStrengths(view)));
