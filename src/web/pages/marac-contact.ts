import {contactSheet} from '../../packs/marac/handling.ts';
import {caseOf, type AskedCase} from '../marac.ts';
import type {Answered, Page} from '../page.ts';
import {CONTACT_REASONS, isContactReason} from '../reasons.ts';
import {contactView} from '../views/marac-view.ts';
import {whyPage} from '../why.ts';

export const CONTACT_PAGE: Page = {
  method: 'GET',
  url: '/marac/:id/contact',
  action: 'marac:contact',
  needsNames: true,
  handle: (asked) => {
    const found = caseOf(asked);
    return found === null ? null : askWhy(found, []);
  },
};

/**
 * How the victim of a case may be reached, apart from the pack. It is the answer to a form and no page of its own: why is asked each time,
 * and the way back to it shows it to nobody.
 */
export const CONTACT_ASKED_PAGE: Page = {
  method: 'POST',
  url: '/marac/:id/contact',
  action: 'marac:contact',
  needsNames: true,
  handle: (asked) => {
    const found = caseOf(asked);
    if (found === null) return null;
    const reason = asked.form['reason'] ?? '';
    if (!isContactReason(reason)) return askWhy(found, [{text: 'Choose why you look at this', href: '#reason'}]);
    const {inquiry, maracCase, suspect, victim} = found;
    return {
      objects: [victim, suspect],
      outcome: `given: safe contact, ${reason}`,
      answer: {
        template: 'marac-contact',
        title: `Safe contact of ${victim}`,
        // That there is a home which nothing may show would be a hint at the desk.
        view: {
          ...contactView(found, contactSheet(inquiry, maracCase, 'left-out')),
          by: asked.session.user.name,
          on: asked.desk.options.today(),
        },
      },
    };
  },
};

/** Asked each time. */
function askWhy({id, suspect, victim}: AskedCase, errors: readonly object[]): Answered {
  const title = `Safe contact of ${victim}`;
  const objects = [victim, suspect];
  return whyPage(
    {template: 'open-marac-contact', title, objects, view: {id, victim}, reasons: CONTACT_REASONS},
    errors,
  );
}
