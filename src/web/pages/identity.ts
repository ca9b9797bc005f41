import {getOrInsert} from '../../base/get-or-insert.ts';
import {shownEvidence, type EvidenceOf} from '../../engine/view/shown-evidence.ts';
import type {View} from '../../engine/view/view.ts';
import type {Network} from '../../network/network.ts';
import type {Answered, Asked, Page} from '../page.ts';
import {mayJudge, pairOf, type Pair} from '../pair.ts';
import {isOpenReason, OPEN_REASONS} from '../reasons.ts';
import {peopleIn, pairView} from '../views/pair-view.ts';
import {rivalsOf} from '../views/pair-rivals.ts';
import {followsOf} from '../views/pair-follows.ts';
import type {FormError} from '../views/decide-form.ts';
import {whyPage} from '../why.ts';

/** Two identities side by side: all that is known of each, what weighs for and against, and what would follow. */
export const IDENTITY_PAGE: Page = {
  method: 'GET',
  url: '/identities/:id',
  action: 'person:read',
  needsNames: true,
  handle: (asked) => {
    const pair = pairOf(asked);
    if (pair === null) return null;
    return isOpened(asked, pair) ? comparison(asked, pair, []) : askWhy(pair, []);
  },
};

/** Opens the records of both, once somebody has said why. */
export const OPEN_IDENTITY_PAGE: Page = {
  method: 'POST',
  url: '/identities/:id/open',
  action: 'person:read',
  needsNames: true,
  handle: (asked) => {
    const pair = pairOf(asked);
    if (pair === null) return null;
    const reason = asked.form['reason'] ?? '';
    if (!isOpenReason(reason)) return askWhy(pair, [{text: 'Choose why you open these records', href: '#reason'}]);
    const both = [pair.left.person, pair.right.person];
    return {
      objects: both,
      outcome: `given: opened, ${reason}`,
      answer: () => {
        for (const one of both) asked.session.opened.set(one, reason);
        return {to: `/desk/identities/${pair.id}`};
      },
    };
  },
};

export const isOpened = ({session}: Asked, {left, right}: Pair): boolean =>
  session.opened.has(left.person) && session.opened.has(right.person);

export function askWhy({id, left, right}: Pair, errors: readonly FormError[]): Answered {
  const ids = [left.person, right.person];
  const title = `Compare ${left.person} and ${right.person}`;
  return whyPage({template: 'open-identity', title, objects: ids, view: {id, ids}, reasons: OPEN_REASONS}, errors);
}

/** The page; with mistakes of a form that was sent from it, and all that was typed. */
export function comparison(asked: Asked, pair: Pair, errors: readonly FormError[], outcome?: string): Answered {
  const {world, workspace} = asked;
  const follows = followsOf(world, pair, {alerts: asked.may('alerts:read'), flags: asked.may('flags:read')});
  const rivals = rivalsOf(asked, pair, peopleIn(world.network(), pair, follows, []));
  const people = peopleIn(world.network(), pair, follows, rivals);
  const evidence = mayJudge(asked)
    ? evidenceOf(workspace.view)(pair.left.mentions, pair.right.mentions, !asked.seesAll)
    : null;
  return {
    objects: [
      ...new Set([pair.left.person, pair.right.person, ...people, ...follows.alerts.map(({id}) => id)]),
      ...(pair.lead === null ? [] : [pair.lead.id]),
    ],
    outcome: outcome ?? `given: with names, ${asked.session.opened.get(pair.left.person)}`,
    answer: () => ({
      template: 'identity',
      title: `Compare ${pair.left.person} and ${pair.right.person}`,
      view: {...pairView({asked, pair, follows, rivals, people, evidence}), errors, form: asked.form},
      status: errors.length === 0 ? 200 : 400,
    }),
  };
}

const known = new WeakMap<Network, EvidenceOf>();

/** Set up once for each run: its network outlives what people say. */
function evidenceOf(view: View): EvidenceOf {
  const shown = view.shown();
  return getOrInsert(known, shown, () => shownEvidence(view, shown));
}
