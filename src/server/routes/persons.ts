import {z} from 'zod';
import type {Agency} from '../../model/source.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {localMoment} from '../../uk/clock-time.ts';
import {PersonBody} from '../schemas/persons.ts';
import {Ref} from '../schemas/ref.ts';
import {countsOf} from './counts.ts';
import type {ApiRoute} from './route.ts';
import {waitingOf} from './waiting.ts';

export const PERSON_ROUTES: readonly ApiRoute[] = [
  {
    id: 'showPerson',
    method: 'GET',
    url: '/v1/persons/:ref',
    action: 'person:read',
    summary: 'Who a reference stands for, as the records name them',
    description:
      'Names, birth date and addresses are left out unless the policy shows names; of a protected address nothing is shown but that there is one.',
    params: z.strictObject({ref: Ref}),
    answer: PersonBody,
    handle: async (asked) => {
      const {params, world, grant, deps} = asked;
      const ref = world.current(params['ref']!);
      if (ref === null) return null;
      const person = world.person(ref);
      const {name, names, birth, sex, agencies, addresses} = new PersonViews(world.network()).card(
        person,
        world.withheld(),
      );
      const waiting = await waitingOf(ref, asked);
      const isNamed = grant.sees.names;
      const body: z.infer<typeof PersonBody> = {
        person: ref,
        name: isNamed ? name : null,
        names: isNamed ? names : [],
        born: isNamed ? birth : null,
        sex,
        agencies: agencies as Agency[],
        addresses: isNamed
          ? addresses.map(({label, agency, asAt}) => ({text: label, agency: agency as Agency, as_at: asAt}))
          : [],
        counts: countsOf(world.network(), person, localMoment(deps.now()).slice(0, 10)),
        waiting,
      };
      return {objects: [ref, ...(waiting ?? []).flatMap((one) => [one.notification, one.mention])], body};
    },
  },
];
