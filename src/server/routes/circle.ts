import {z} from 'zod';
import {personId} from '../../network/network.ts';
import {circleOf} from '../../packs/circle.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {CircleBody} from '../schemas/circle.ts';
import {Ref} from '../schemas/ref.ts';
import {evidenceOf} from './findings.ts';
import type {ApiRoute} from './route.ts';

export const CIRCLE_ROUTES: readonly ApiRoute[] = [
  {
    id: 'showCircle',
    method: 'GET',
    url: '/v1/persons/:ref/circle',
    action: 'person:read',
    summary: 'Who is around a person, by family: ties, homes at the same time, notifications that name both',
    description:
      'Names are left out unless the policy shows them; nobody is there for a home that is protected or leads to one. That two people stand in one record says no more than the record does.',
    params: z.strictObject({ref: Ref}),
    answer: CircleBody,
    handle: ({params, world, grant, deps}) => {
      const ref = world.current(params['ref']!);
      if (ref === null) return null;
      const network = world.network();
      const policy = deps.policy();
      const views = new PersonViews(network);
      const {families, crowds} = circleOf(network, world.person(ref));
      const body: z.infer<typeof CircleBody> = {
        person: ref,
        families: families.map(({relation, people}) => ({
          relation,
          people: people.map(({person, bonds}) => ({
            person: personId(network, person),
            name: grant.sees.names ? views.row(person).name : null,
            bonds: bonds.map(({via, what, isSuspicion, kinds, times, from, to, records}) => ({
              via,
              what,
              suspicion: isSuspicion,
              kinds,
              times,
              from,
              to,
              evidence: evidenceOf(network, policy, records),
            })),
          })),
        })),
        crowds,
      };
      return {objects: [ref, ...body.families.flatMap(({people}) => people.map(({person}) => person))], body};
    },
  },
];
