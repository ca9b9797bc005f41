import {handOf, momentOf} from '../in-hand.ts';
import type {Page} from '../page.ts';
import {peopleOf} from '../views/alert-labels.ts';
import {alertCard, alertOf} from './alert.ts';

/** Takes an alert in hand, over from whoever has it, or puts it down again. */
export const IN_HAND_PAGE: Page = {
  method: 'POST',
  url: '/alerts/:id/hand',
  action: 'alerts:decide',
  handle: (asked) => {
    const queued = alertOf(asked);
    if (queued === null) return null;
    const {desk, form, session} = asked;
    const {id} = queued.alert;
    const [name, from] = [session.user.name, form['from'] ?? ''];
    const isPutDown = form['do'] === 'put-down';
    const done = isPutDown ? 'put down' : from === '' ? 'taken in hand' : 'taken over';
    return {
      // The card comes back where somebody was quicker.
      objects: [id, ...peopleOf(queued.alert)],
      outcome: `asked: ${done}`,
      answer: () => {
        const holder = handOf(desk.inHand, id)?.who ?? '';
        // Somebody was quicker, or has put it down: who asks is told, and decides anew.
        if (holder !== (isPutDown ? name : from)) {
          const now = holder === '' ? 'Nobody has this alert in hand now' : `${holder} has this alert in hand now`;
          return alertCard(asked, queued, [{text: `${now}: nothing was changed`, href: '#in-hand'}]);
        }
        desk.inHand.keep({who: isPutDown ? '' : name, alert: id, since: momentOf(desk.now())});
        return {to: `/desk/alerts/${id}`};
      },
    };
  },
};
