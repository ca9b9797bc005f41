import {z} from 'zod';
import {releaseOf} from '../../access/sight.ts';
import type {Policy} from '../../access/policy.ts';
import type {Agency} from '../../model/source.ts';
import {personId} from '../../network/network.ts';
import {chronology} from '../../packs/chronology.ts';
import type {Entry, EntryRecord} from '../../packs/entry.ts';
import {familyAround} from '../../packs/family.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {ChronologyBody} from '../schemas/chronology.ts';
import {Ref} from '../schemas/ref.ts';
import type {ApiRoute} from './route.ts';

export const CHRONOLOGY_ROUTES: readonly ApiRoute[] = [
  {
    id: 'showChronology',
    method: 'GET',
    url: '/v1/persons/:ref/chronology',
    action: 'chronology:read',
    summary: 'All that was recorded of a person or family in order of time, merged across agencies',
    description:
      'Names, birth dates and addresses are left out unless the policy shows them; a protected address is never shown, nor is one that leads to it.',
    params: z.strictObject({ref: Ref}),
    query: z.strictObject({
      family: z.enum(['true', 'false']).default('false').describe('The family around the person, too'),
    }),
    answer: ChronologyBody,
    handle: ({params, query, world, grant, deps}) => {
      const ref = world.current(params['ref']!);
      if (ref === null) return null;
      const network = world.network();
      const person = world.person(ref);
      const persons = query['family'] === 'true' ? familyAround(network, person) : [person];
      const entries = chronology(network, persons, world.withheld());
      const {names} = grant.sees;
      const views = new PersonViews(network);
      const people = persons.map((at) => {
        if (!names) return {person: personId(network, at), name: null, born: null};
        const {id, name, birth} = views.row(at);
        return {person: id, name, born: birth};
      });
      const others = entries.flatMap((entry) => entry.persons.map((one) => one.person));
      return {
        objects: [...new Set([...people.map((one) => one.person), ...others])],
        body: {people, entries: entries.map((entry) => entryBody(entry, names, deps.policy()))},
      };
    },
  },
];

type EntryBody = z.infer<typeof ChronologyBody>['entries'][number];

function entryBody(entry: Entry, names: boolean, policy: Policy): EntryBody {
  // The words of a move are its address, those of a birth its day.
  const isTelling = entry.sort === 'move' || entry.sort === 'birth';
  return {
    date: !names && entry.sort === 'birth' ? entry.date.slice(0, 4) : entry.date,
    time: entry.time,
    sort: entry.sort,
    what: !names && isTelling ? (entry.sort === 'move' ? 'recorded at an address' : 'born') : entry.what,
    persons: entry.persons,
    statements: entry.statements,
    agencies: entry.agencies as Agency[],
    outcomes: entry.outcomes,
    rag: entry.rag,
    gap_days: entry.gapDays,
    records: entry.records.map((record) => recordBody(record, !names && entry.sort === 'birth', policy)),
  };
}

function recordBody(record: EntryRecord, isUndated: boolean, policy: Policy): EntryBody['records'][number] {
  const agency = record.agency as Agency;
  return {
    record: record.record,
    owner: agency,
    release: releaseOf(policy, {id: record.record, agency}),
    kind: record.kind,
    event_at: isUndated ? '' : record.eventAt,
    received_at: record.receivedAt,
    statement: record.statement,
    allegation: record.allegation,
    outcomes: record.outcomes as EntryBody['records'][number]['outcomes'],
  };
}
