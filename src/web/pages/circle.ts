import {personId} from '../../network/network.ts';
import {circleOf} from '../../packs/circle.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {type Page} from '../page.ts';
import {doubtsAmong} from '../views/circle-doubts.ts';
import {circleView, firstFamilies} from '../views/circle-view.ts';
import {alertsAbout} from '../views/alerts-about.ts';
import {askWhy} from './person.ts';

/** People shown unless all are asked for: who comes after these was named beside the person once, long ago. */
const SHOWN = 60;

/** Who is around somebody: everybody whom records join to them, by what, with the records; only those who were opened have names. */
export const CIRCLE_PAGE: Page = {
  method: 'GET',
  url: '/persons/:id/circle',
  action: 'person:read',
  needsNames: true,
  handle: (asked) => {
    const {world, session, query} = asked;
    const id = world.current(asked.id);
    if (id === null) return null;
    const reason = session.opened.get(id);
    if (reason === undefined) return askWhy(id, [], 'circle');
    const network = world.network();
    const circle = circleOf(network, world.person(id));
    const shown = firstFamilies(circle.families, query['all'] === 'yes' ? Infinity : SHOWN);
    const ids = shown.flatMap(({people}) => people.map(({person}) => personId(network, person)));
    const alerts = new Map(ids.map((one) => [one, alertsAbout(asked, [one])]));
    return {
      objects: [...new Set([id, ...ids, ...[...alerts.values()].flat().map((alert) => alert.id)])],
      outcome: `given: with names, ${reason}`,
      answer: {
        template: 'circle',
        title: `Who is around ${id}`,
        view: {
          id,
          doubts: doubtsAmong(
            network,
            new Set([world.person(id), ...shown.flatMap(({people}) => people.map(({person}) => person))]),
            asked.showingOf,
          ),
          ...circleView({
            of: new PersonViews(network).row(world.person(id)),
            circle,
            shown,
            network,
            showingOf: asked.showingOf,
            policy: asked.desk.policy(),
            alertsOf: (one) => alerts.get(one) ?? [],
            flagsOf: (one) => (asked.may('flags:read') ? world.flagsOf(one).length : 0),
          }),
        },
      },
    };
  },
};
