import type {Policy} from '../../access/policy.ts';
import {agencyWords, listWords, recordKindWords} from '../../model/words.ts';
import {personId} from '../../network/network.ts';
import {chronology} from '../../packs/chronology.ts';
import type {Entry} from '../../packs/entry.ts';
import {eventWords, outcomesWords, partWords, statementWords} from '../../packs/entry-words.ts';
import {familyAround} from '../../packs/family.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {Labels} from '../labels.ts';
import {type Page} from '../page.ts';
import {countWords} from '../../base/count-words.ts';
import {releaseWords} from '../views/alert-parts.ts';
import {askWhy} from './person.ts';

/** All that was recorded of a person or family, merged across agencies; of the family only those who were opened have names. */
export const CHRONOLOGY_PAGE: Page = {
  method: 'GET',
  url: '/persons/:id/chronology',
  action: 'chronology:read',
  needsNames: true,
  handle: (asked) => {
    const {world, session, query, showingOf, desk} = asked;
    const id = world.current(asked.id);
    if (id === null) return null;
    const reason = session.opened.get(id);
    if (reason === undefined) return askWhy(id, [], 'chronology');
    const network = world.network();
    const person = world.person(id);
    const isFamily = query['family'] === 'yes';
    const persons = isFamily ? familyAround(network, person) : [person];
    const entries = chronology(network, persons, world.withheld(), 'left-out');
    const others = persons.filter((at) => at !== person).map((at) => personId(network, at));
    const labels = new Labels(network, showingOf, new Map(others.map((other, at) => [other, `Relative ${at + 1}`])));
    return {
      objects: [...new Set([id, ...others, ...entries.flatMap((entry) => entry.persons.map((one) => one.person))])],
      outcome: `given: with names, ${reason}`,
      answer: {
        template: 'chronology',
        title: `Chronology of ${id}`,
        view: {
          id,
          isFamily,
          person: new PersonViews(network).row(person),
          relatives: others.map((other) => ({id: other, label: labels.of(other)})),
          entries: entries.map((entry) => entryRow(entry, labels, desk.policy())),
          count: countWords(entries.length, 'entry', 'entries'),
        },
      },
    };
  },
};

function entryRow(entry: Entry, labels: Labels, policy: Policy): object {
  return {
    ...entry,
    what: labels.inWords(eventWords(entry)),
    persons: entry.persons.map(({person, roles}) => [labels.of(person), ...partWords(entry, roles)].join(', ')),
    statements: statementWords(entry),
    agencies: listWords(entry.agencies, agencyWords),
    outcomes: outcomesWords(entry),
    records: entry.records.map((record) => ({
      ...record,
      kind: recordKindWords(record.kind),
      release: releaseWords(policy, {id: record.record, agency: record.agency}),
    })),
    recordCount: countWords(entry.records.length, 'record'),
  };
}
