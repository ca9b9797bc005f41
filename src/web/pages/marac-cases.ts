import {countWords} from '../../base/count-words.ts';
import {dayToIso} from '../../base/day.ts';
import {casesAbout} from '../../packs/marac/cases-about.ts';
import {Labels} from '../labels.ts';
import {idsOf, inquiryOf} from '../marac.ts';
import type {Page} from '../page.ts';
import {askWhy} from './person.ts';

/** The cases at MARAC that somebody may be talked about in, each leading to its pack; only those who were opened have names. */
export const MARAC_CASES_PAGE: Page = {
  method: 'GET',
  url: '/persons/:id/marac',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const {world, session, showingOf} = asked;
    const id = world.current(asked.id);
    if (id === null) return null;
    const reason = session.opened.get(id);
    if (reason === undefined) return askWhy(id, [], 'marac');
    const inquiry = inquiryOf(asked);
    const labels = new Labels(world.network(), showingOf, new Map());
    const cases = casesAbout(inquiry, world.person(id))
      .map((maracCase) => ({...maracCase, ...idsOf(inquiry, maracCase)}))
      .filter(({suspect, victim}) => !world.isSealed(suspect, victim));
    return {
      objects: [...new Set([id, ...cases.flatMap(({suspect, victim}) => [suspect, victim])])],
      outcome: `given: cases, ${reason}`,
      answer: {
        template: 'marac-cases',
        title: `MARAC cases of ${id}`,
        view: {
          id,
          whom: labels.of(id),
          cases: cases.map(({id: pair, suspect, victim, events, referrals}) => ({
            pair,
            isVictim: victim === id,
            other: victim === id ? suspect : victim,
            label: labels.of(victim === id ? suspect : victim),
            incidents: countWords(events.length, 'incident'),
            last: dayToIso(events.at(-1)!.day),
            referred: referrals.length === 0 ? '' : dayToIso(referrals.at(-1)!.day),
          })),
        },
      },
    };
  },
};
