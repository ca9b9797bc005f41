import {addAt} from '../../base/get-or-insert.ts';
import {z} from 'zod';
import {ruleWords} from '../../model/words.ts';
import {RULES} from '../../signals/registry.ts';
import {Labels} from '../labels.ts';
import {pagesOf} from '../views/pages-of.ts';
import {CalendarDay} from '../views/referred-days.ts';
import {countWords} from '../../base/count-words.ts';
import type {Page} from '../page.ts';

/** Flags on one page. */
const PAGE_SIZE = 40;

const Query = z.object({
  rule: z.string().max(60).catch(''),
  since: CalendarDay.catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Facts in order of the queue, a page at a time. */
export const FLAGS_PAGE: Page = {
  method: 'GET',
  url: '/flags',
  action: 'flags:read',
  handle: ({world, query, showingOf}) => {
    const {rule, since, page: asked} = Query.parse(query);
    const all = world.flags();
    const wanted = all.filter((flag) => (rule === '' || flag.rule === rule) && flag.firstKnowable >= since);
    const page = Math.min(asked, Math.max(1, Math.ceil(wanted.length / PAGE_SIZE)));
    const shown = wanted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const labels = new Labels(world.network(), showingOf, new Map());
    const counts = new Map<string, number>();
    for (const flag of all) addAt(counts, flag.rule);
    return {
      objects: shown.flatMap((flag) => [flag.id, ...flag.persons]),
      answer: {
        template: 'flags',
        title: 'Flags',
        view: {
          rule,
          since,
          page,
          pages: pagesOf('/desk/flags', {rule, since}, page, Math.ceil(wanted.length / PAGE_SIZE)),
          count: countWords(wanted.length, 'flag'),
          summary: RULES.find(({id}) => id === rule)?.summary ?? '',
          rules: RULES.filter(({id}) => counts.has(id)).map(({id}) => ({
            value: id,
            text: `${ruleWords(id)} (${counts.get(id)!})`,
          })),
          flags: shown.map((flag) => ({...flag, text: labels.inWords(flag.text), rule: ruleWords(flag.rule)})),
        },
      },
    };
  },
};
