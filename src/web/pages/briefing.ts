import {decisionsOn} from '../../engine/history/alert-decisions.ts';
import type {Page} from '../page.ts';
import {alertLabels, peopleOf} from '../views/alert-labels.ts';
import {annexOf, recordLines} from '../views/alert-parts.ts';
import {briefingView} from '../views/briefing-view.ts';
import {alertOf} from './alert.ts';

/** One sheet about an alert, to print for who chairs a discussion; the records of each link as an annex where it is asked for. */
export const BRIEFING_PAGE: Page = {
  method: 'GET',
  url: '/alerts/:id/briefing',
  action: 'alerts:read',
  handle: (asked) => {
    const queued = alertOf(asked);
    if (queued === null) return null;
    const {workspace, session, desk, world} = asked;
    const network = world.network();
    const {id} = queued.alert;
    const showing = asked.showingOf(id);
    const isLong = asked.query['annex'] === 'yes';
    const reason = session.opened.get(id);
    return {
      objects: [id, ...peopleOf(queued.alert)],
      outcome: `given: on one sheet${isLong ? ' and its annex' : ''}, with ${showing === 'names' ? `names, ${reason}` : showing}`,
      answer: {
        template: 'briefing',
        title: `Briefing on alert ${id}`,
        view: {
          ...briefingView({
            queued,
            network,
            showing,
            decisions: decisionsOn(queued.alert, workspace.view, workspace.decisions),
            today: workspace.through,
            by: session.user.name,
            on: desk.options.today(),
          }),
          annex: isLong
            ? annexOf(
                queued.alert,
                alertLabels(network, queued.alert, showing),
                recordLines(network.records, desk.policy()),
              )
            : null,
        },
      },
    };
  },
};
