import {z} from 'zod';
import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import {AGENCIES} from '../../model/source.ts';
import type {Event} from '../../signals/facts/event.ts';
import {agenciesOf, EVENT_COLUMNS, eventCells, harmTo} from '../facts.ts';
import {count, words} from '../parameters.ts';
import {birthOn, isChild, mentionsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

const LAST = 'Latest incident';

/** 23: children whom the services that could help have never heard of. */
export const knownToPoliceOnly: Question = question({
  name: 'known-to-police-only',
  number: 23,
  asks: 'Which children have police notices and are unknown to social care, health and education?',
  method: 'Children today with an incident that `known` recorded, and without any record of any agency in `unknown`.',
  parameters: z.strictObject({
    known: words(AGENCIES, ['police'], 'Agencies of which one recorded the incident'),
    unknown: words(AGENCIES, ['social-care', 'health', 'education'], 'Agencies none of which has any record'),
  }),
  columns: {...PERSON_COLUMNS, ...EVENT_COLUMNS, last: LAST, agencies: 'All agencies with a record of the child'},
  answer: (inquiry, {known, unknown}) =>
    [...inquiry.persons()].flatMap((person) => {
      if (!isChild(inquiry, person, inquiry.today)) return [];
      const agencies = [...new Set(mentionsOf(inquiry, person).map(({agency}) => agency))].sort();
      const events = harmTo(inquiry, person).filter((event) =>
        event.agencies.some((agency) => known.some((one) => one === agency)),
      );
      if (events.length === 0 || agencies.some((agency) => unknown.includes(agency))) return [];
      return [{...personCells(inquiry, person), ...eventCells(inquiry, events), last: lastOf(events), agencies}];
    }),
});

/** 24: children of school age on no school's roll. */
export const notOnRoll: Question = question({
  name: 'not-on-a-school-roll',
  number: 24,
  asks: 'Which children of school age with notices are on no school roll: missing education, or taught at home?',
  method:
    'Children aged `ageFrom` to `ageTo` on the day of the latest school census received, with an incident within `months`, whom that census does not name. The census does not tell home education from missing education; "before" says whether an earlier census named the child.',
  parameters: z.strictObject({
    ageFrom: count(5, 'Youngest age on the day of the census'),
    ageTo: count(15, 'Oldest age on that day'),
    months: count(24, 'Months back from today in which the incident lies'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    census: 'Day of the latest census',
    before: 'Latest earlier census that names the child',
    ...EVENT_COLUMNS,
    last: LAST,
    agencies: 'Agencies that recorded the incidents',
  },
  answer: (inquiry, {ageFrom, ageTo, months}) => {
    const censuses = [
      ...new Set(
        inquiry.records.mentions.flatMap((mention, at) =>
          isPupil(mention) && inquiry.network.mentions.person[at]! >= 0 ? [mention.asAt] : [],
        ),
      ),
    ].sort();
    const census = censuses.at(-1);
    if (census === undefined) return [];
    const since = addMonths(inquiry.today, -months);
    return [...inquiry.persons()].flatMap((person) => {
      const rolls = mentionsOf(inquiry, person).filter(isPupil);
      if (rolls.some(({asAt}) => asAt === census) || !isAged(birthOn(inquiry, person), census, ageFrom, ageTo))
        return [];
      const events = harmTo(inquiry, person).filter(({day}) => day > since);
      if (events.length === 0) return [];
      const before =
        rolls
          .map(({asAt}) => asAt)
          .sort()
          .at(-1) ?? null;
      return [
        {
          ...personCells(inquiry, person),
          census,
          before,
          ...eventCells(inquiry, events),
          last: lastOf(events),
          agencies: agenciesOf(events),
        },
      ];
    });
  },
});

const isPupil = ({agency, register}: {agency: string; register: string | null}): boolean =>
  agency === 'education' && register !== null;

function isAged(birth: {from: number; to: number}, census: string, from: number, to: number): boolean {
  const day = isoToDay(census);
  // Surely: the youngest the child can be is old enough and the oldest young enough.
  return birth.to <= addMonths(day, -12 * from) && birth.from > addMonths(day, -12 * (to + 1));
}

const lastOf = (events: readonly Event[]): string => dayToIso(events.at(-1)!.day);
