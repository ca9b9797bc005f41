import {colleaguesOf} from '../colleagues.ts';
import {heldNow} from '../held-now.ts';
import {putDown, takenBy, type InHand} from '../in-hand.ts';
import type {Answered, Asked, Page, Shown} from '../page.ts';
import {pairOf} from '../pair.ts';
import {peopleOf} from '../views/alert-labels.ts';
import type {FormError} from '../views/decide-form.ts';
import {maySay} from '../views/pair-saying.ts';
import {alertCard, alertOf} from './alert.ts';
import {askWhy, comparison, isOpened} from './identity.ts';

/** Takes an alert in hand, over from whoever has it, hands it to a colleague, or puts it down again. */
export const ALERT_HAND_PAGE: Page = {
  method: 'POST',
  url: '/alerts/:id/hand',
  action: 'alerts:decide',
  handle: (asked) => {
    const queued = alertOf(asked);
    if (queued === null) return null;
    const {id} = queued.alert;
    return handed(asked, {
      id,
      what: 'this alert',
      url: `/desk/alerts/${id}`,
      // The card comes back where somebody was quicker.
      objects: [id, ...peopleOf(queued.alert)],
      mayTake: true,
      card: (error) => alertCard(asked, queued, [error]),
    });
  },
};

/** The same of two identities, whose records have been opened: by who reads them first, and by who reads them second. */
export const IDENTITY_HAND_PAGE: Page = {
  method: 'POST',
  url: '/identities/:id/hand',
  action: 'identities:judge',
  orAction: 'identities:confirm',
  needsNames: true,
  handle: (asked) => {
    const pair = pairOf(asked);
    if (pair === null) return null;
    if (!isOpened(asked, pair)) return askWhy(pair, []);
    return handed(asked, {
      id: pair.id,
      what: 'these two',
      url: `/desk/identities/${pair.id}`,
      objects: comparison(asked, pair, []).objects,
      mayTake: maySay(asked, pair),
      card: (error) => {
        const {answer} = comparison(asked, pair, [error]);
        return (typeof answer === 'function' ? answer() : answer) as Shown;
      },
    });
  },
};

type Thing = {
  id: string;
  /** What a message calls it. */
  what: string;
  url: string;
  objects: readonly string[];
  /** Whether who asks could do anything with it. */
  mayTake: boolean;
  /** Its page, with what went wrong. */
  card: (error: FormError) => Shown;
};

function handed(asked: Asked, {id, what, url, objects, mayTake, card}: Thing): Answered {
  const {desk, form, session} = asked;
  const {name} = session.user;
  const [deed = '', from = '', colleague = ''] = [form['do'], form['from'], form['colleague']];
  const isOwn = deed === 'put-down' || deed === 'hand-to';
  const refused = (text: string, href: FormError['href']): Answered => ({
    objects,
    outcome: 'refused: form',
    answer: () => card({text, href}),
  });
  if (deed === 'hand-to' && !colleaguesOf(asked, id).includes(colleague))
    return refused('Choose a colleague of your role who may see this', '#colleague');
  if (!isOwn && !mayTake) return refused(`You have nothing to say of ${what} now: nothing was changed`, '#in-hand');
  const given: Record<string, string> = {'put-down': 'put down', 'hand-to': `handed over to ${colleague}`};
  return {
    objects,
    outcome: `asked: ${given[deed] ?? (from === '' ? 'taken in hand' : 'taken over')}`,
    answer: () => {
      const holder = heldNow(desk, id)?.who ?? '';
      // Somebody was quicker, or has put it down: who asks is told, and decides anew.
      if (holder !== (isOwn ? name : from)) {
        const has = `${holder === '' ? 'Nobody' : holder} has ${what} in hand now`;
        return card({text: `${has}: nothing was changed`, href: '#in-hand'});
      }
      desk.inHand.keep(lineOf(asked, id, deed, colleague));
      return {to: url};
    },
  };
}

function lineOf({desk, session: {user}}: Asked, id: string, deed: string, colleague: string): InHand {
  const [at, policy] = [desk.now(), desk.policy()];
  if (deed === 'put-down') return putDown(id, at);
  return deed === 'hand-to' ? takenBy(colleague, id, at, policy, user.name) : takenBy(user.name, id, at, policy);
}
