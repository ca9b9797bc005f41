import type {Records} from '../src/model/records.ts';
import type {Resolved} from '../src/model/resolved.ts';

/**
 * A hub of `count` boroughs that are copies of one and share nothing: as much work a person as in the one, at a size that would
 * take minutes to read. Ids get the number of the copy in front, so that lists stay sorted.
 */
export function copies(
  {records, resolved}: {records: Records; resolved: Resolved},
  count: number,
): {records: Records; resolved: Resolved} {
  const numbers = Array.from({length: count}, (_, copy) => String(copy).padStart(3, '0'));
  const many = <T>(items: readonly T[], copyOf: (item: T, id: (own: string) => string) => T): T[] =>
    numbers.flatMap((number) => items.map((item) => copyOf(item, (own) => number + own)));
  const shifted = (values: Int32Array, groups: number): Int32Array => {
    const all = new Int32Array(values.length * count);
    for (let copy = 0; copy < count; copy++) {
      for (let i = 0; i < values.length; i++)
        all[copy * values.length + i] = values[i]! < 0 ? -1 : values[i]! + copy * groups;
    }
    return all;
  };
  const {persons, dwellings, incidents} = resolved;
  return {
    records: {
      mentions: many(records.mentions, (item, id) => ({...item, id: id(item.id)})),
      notifications: many(records.notifications, (item, id) => ({...item, id: id(item.id)})),
      involvements: many(records.involvements, (item, id) => ({
        ...item,
        id: id(item.id),
        mention: id(item.mention),
        notification: id(item.notification),
      })),
      ties: many(records.ties, (item, id) => ({...item, id: id(item.id), from: id(item.from), to: id(item.to)})),
      stays: many(records.stays, (item, id) => ({...item, id: id(item.id), mention: id(item.mention)})),
    },
    resolved: {
      persons: many(persons, (person, id) => ({id: id(person.id), mentions: person.mentions.map(id)})),
      personOf: shifted(resolved.personOf, persons.length),
      held: [],
      kinLevels: new Int32Array(),
      dwellings: many(dwellings, (dwelling, id) => ({...dwelling, id: id(dwelling.id)})),
      dwellingOfMention: shifted(resolved.dwellingOfMention, dwellings.length),
      dwellingOfStay: shifted(resolved.dwellingOfStay, dwellings.length),
      dwellingOfNotification: shifted(resolved.dwellingOfNotification, dwellings.length),
      dwellingAsWritten: new Int32Array(),
      incidents: many(incidents, (incident, id) => ({
        ...incident,
        id: id(incident.id),
        notifications: incident.notifications.map(id),
      })),
      incidentOf: shifted(resolved.incidentOf, incidents.length),
    },
  };
}
