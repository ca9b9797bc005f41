import {z} from 'zod';
import {FlagBody, FlagsOfPerson} from '../schemas/flags.ts';
import {page} from '../schemas/page.ts';
import {Ref} from '../schemas/ref.ts';
import {flagBody, flagObjects} from './findings.ts';
import {PageQuery, pageOf} from './paging.ts';
import type {ApiRoute} from './route.ts';

export const FLAG_ROUTES: readonly ApiRoute[] = [
  {
    id: 'listFlags',
    method: 'GET',
    url: '/v1/flags',
    action: 'flags:read',
    summary: 'Facts that rules found, in order of the queue',
    query: PageQuery.extend({rule: z.string().max(60).optional().describe('Only flags of one rule')}),
    answer: page(FlagBody),
    handle: ({query, world, deps}) => {
      const rule = query['rule'] as string | undefined;
      const flags = rule === undefined ? world.flags() : world.flags().filter((flag) => flag.rule === rule);
      const {items, next} = pageOf(flags, query);
      return {
        objects: flagObjects(items),
        body: {items: items.map((flag) => flagBody(flag, world.network(), deps.policy())), next},
      };
    },
  },
  {
    id: 'flagsOfPerson',
    method: 'GET',
    url: '/v1/persons/:ref/flags',
    action: 'flags:read',
    summary: 'The flags that are about one person',
    params: z.strictObject({ref: Ref}),
    answer: FlagsOfPerson,
    handle: ({params, world, deps}) => {
      const person = world.current(params['ref']!);
      if (person === null) return null;
      const flags = world.flagsOf(person);
      return {
        objects: [person, ...flagObjects(flags)],
        body: {person, flags: flags.map((flag) => flagBody(flag, world.network(), deps.policy()))},
      };
    },
  },
];
