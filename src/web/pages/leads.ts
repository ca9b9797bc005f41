import {pairKey} from '../../engine/judgements/pair-states.ts';
import type {Lead} from '../../model/lead.ts';
import type {Asked, Page} from '../page.ts';
import {alertsAbout} from '../views/alerts-about.ts';
import {leadRow, leadView, peopleOf} from '../views/lead-view.ts';

/** Identities to settle on which linked families hang, people with initials. */
export const LEADS_PAGE: Page = {
  method: 'GET',
  url: '/leads',
  action: 'alerts:read',
  handle: ({world, grant}) => {
    const leads = world.leads();
    const showing = grant.sees.names ? 'initials' : 'numbers';
    return {
      objects: leads.flatMap((lead) => [lead.id, lead.left, lead.right]),
      answer: {
        template: 'leads',
        title: 'Leads: identities to settle',
        view: {rows: leads.map((lead) => leadRow(lead, world.network(), showing))},
      },
    };
  },
};

/** One lead with the records behind it. Who has opened either person's records sees that one's name. */
export const LEAD_PAGE: Page = {
  method: 'GET',
  url: '/leads/:id',
  action: 'alerts:read',
  handle: (asked) => {
    const lead = asked.world.leads().find(({id}) => id === asked.id);
    return lead === undefined ? null : card(asked, lead);
  },
};

function card(asked: Asked, lead: Lead): ReturnType<Page['handle']> {
  const {world, showingOf, may, grant, desk} = asked;
  const alerts = alertsAbout(asked, [lead.left, lead.right]);
  return {
    objects: [lead.id, ...peopleOf(lead), ...alerts.map(({id}) => id)],
    answer: {
      template: 'lead',
      title: `Lead ${lead.id}`,
      view: {
        ...leadView(lead, world.network(), showingOf, desk.policy()),
        alerts,
        pair: pairKey(lead.left, lead.right),
        mayReadPeople: may('person:read') && grant.sees.names,
      },
    },
  };
}
