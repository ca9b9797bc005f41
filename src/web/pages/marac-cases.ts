import {z} from 'zod';
import {countWords} from '../../base/count-words.ts';
import {dayToIso} from '../../base/day.ts';
import type {MaracCase} from '../../packs/marac/case.ts';
import {casesAbout, casesReferred} from '../../packs/marac/cases-about.ts';
import {askedList, casesOn, listChoice, listUrl} from '../asked-list.ts';
import {Labels} from '../labels.ts';
import {idsOf, inquiryOf} from '../marac.ts';
import type {Asked, Page} from '../page.ts';
import {pagesOf} from '../views/pages-of.ts';
import {isWithin, referredWithin} from '../views/referred-days.ts';
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
    const cases = shownCases(asked, casesAbout(inquiry, world.person(id)));
    return {
      objects: [...new Set([id, ...cases.flatMap(({suspect, victim}) => [suspect, victim])])],
      outcome: `given: cases, ${reason}`,
      answer: {
        template: 'marac-cases',
        title: `MARAC cases of ${id}`,
        view: {
          id,
          whom: labels.of(id),
          cases: cases.map((one) => {
            const isVictim = one.victim === id;
            const other = isVictim ? one.suspect : one.victim;
            return {...one.shown, isVictim, other, label: labels.of(other)};
          }),
        },
      },
    };
  },
};

const PER_PAGE = 25;

const Query = z.object({page: z.coerce.number().int().min(1).max(100_000).catch(1)});

/** What a coordinator begins with: the cases that were referred of late, or in days of their choice, people with initials. */
export const MARAC_PAGE: Page = {
  method: 'GET',
  url: '/marac',
  action: 'marac:prepare',
  needsNames: true,
  handle: (asked) => {
    const list = askedList(asked);
    if (list === null) return null;
    const inquiry = inquiryOf(asked);
    const labels = new Labels(asked.world.network(), asked.showingOf, new Map());
    const days = referredWithin(asked.query);
    const referred = casesReferred(inquiry).filter(({referrals}) => isWithin(referrals, days));
    const cases = shownCases(asked, referred);
    const onList = new Set(casesOn(asked, list).cases.map(({id}) => id));
    const filter = {...days, list: list.id};
    const lists = listChoice(asked, list);
    const wordsOf = (id: string): string | undefined => lists.find(({value}) => value === id)?.text;
    const last = Math.max(1, Math.ceil(cases.length / PER_PAGE));
    const page = Math.min(Query.parse(asked.query).page, last);
    const shown = cases.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    return {
      objects: [...new Set(shown.flatMap(({suspect, victim}) => [suspect, victim]))],
      outcome: 'given: cases',
      answer: {
        template: 'marac-referred',
        title: 'MARAC cases',
        view: {
          months: inquiry.scene.config.maracRepeat.months,
          today: dayToIso(inquiry.today),
          count: countWords(cases.length, 'case'),
          page,
          days,
          list: {id: list.id, href: listUrl(list), words: wordsOf(list.id) ?? '', cases: onList.size},
          lists,
          pages: pagesOf('/desk/marac', filter, page, last),
          cases: shown.map(({suspect, victim, shown: facts}) => ({
            ...facts,
            suspect,
            victim,
            suspectLabel: labels.of(suspect),
            victimLabel: labels.of(victim),
            isListed: onList.has(facts.pair),
          })),
        },
      },
    };
  },
};

type ShownCase = {suspect: string; victim: string; shown: {pair: string}};

/** Those in which no adoption parts the two: nothing may name them together. */
const shownCases = (asked: Asked, cases: readonly MaracCase[]): ShownCase[] =>
  cases.flatMap((one): ShownCase[] => {
    const {suspect, victim, id} = idsOf(inquiryOf(asked), one);
    if (asked.world.isSealed(suspect, victim)) return [];
    const {events, referrals} = one;
    const shown = {
      pair: id,
      incidents: countWords(events.length, 'incident'),
      last: dayToIso(events.at(-1)!.day),
      referred: referrals.length === 0 ? '' : dayToIso(referrals.at(-1)!.day),
      referrals: countWords(referrals.length, 'referral'),
    };
    return [{suspect, victim, shown}];
  });
