import {setAt} from '../base/get-or-insert.ts';
import {idAt} from '../base/find-by-id.ts';
import {ROLES, type Notification} from '../model/notification.ts';
import {asDecided} from '../network/as-decided.ts';
import {rowItems} from '../network/incidence.ts';
import type {Network} from '../network/network.ts';
import {distinct, emptyEntry, plainRow, type Entry, type EntryRecord} from './entry.ts';
import {statementOf} from './statement.ts';

/** Roles that make nobody part of a family's history. */
const OUTSIDE: readonly string[] = ['referrer', 'professional'];

/** One entry an incident, with every record of it that names one of these persons. */
export function incidentEntries(network: Network, persons: readonly number[]): Entry[] {
  const {involvements, notifications, records, resolved} = network;
  const byIncident = new Map<number, Set<number>>();
  for (const person of persons) {
    for (const part of rowItems(network.involvementsOf, person)) {
      if (OUTSIDE.includes(ROLES[involvements.role[part]!]!)) continue;
      const notification = involvements.notification[part]!;
      const incident = notifications.incident[notification]!;
      setAt(byIncident, incident).add(notification);
    }
  }
  return [...byIncident].map(([incident, indices]) => {
    const own = [...indices].sort((left, right) => left - right);
    const list = own.map((index) => asDecided(records.notifications[index]!, network.asOf));
    const moments = list.map(({eventAt}) => eventAt).sort();
    const first = moments[0]!;
    // A time of day on the same day is worth more than none.
    const timed = moments.find((moment) => moment.length > 10 && moment.startsWith(first.slice(0, 10))) ?? first;
    return {
      ...emptyEntry(first.slice(0, 10), 'incident'),
      time: timed.slice(11),
      incident: resolved.incidents[incident]?.id ?? '',
      persons: rolesIn(network, own, persons),
      what: distinct(list.map(({kind}) => kind)).join(', '),
      statements: distinct(list.map(statementOf)),
      agencies: distinct(list.map(({agency}) => agency)),
      outcomes: distinct(list.flatMap(({outcomes}) => outcomes)),
      rag: distinct(list.flatMap(ragOf)),
      records: list.map(notificationRow),
    };
  });
}

function rolesIn(network: Network, notifications: readonly number[], persons: readonly number[]): Entry['persons'] {
  const {involvements, involvementsIn, resolved} = network;
  const roles = new Map<number, Set<string>>();
  for (const notification of notifications) {
    for (const part of rowItems(involvementsIn, notification)) {
      const person = involvements.person[part]!;
      if (!persons.includes(person)) continue;
      const own = setAt(roles, person);
      own.add(ROLES[involvements.role[part]!]!);
    }
  }
  return [...roles]
    .sort(([left], [right]) => left - right)
    .map(([person, own]) => ({person: idAt(resolved.persons, person), roles: [...own].sort()}));
}

const ragOf = ({ragInitial, ragFinal}: Notification): string[] =>
  ragInitial === null && ragFinal === null ? [] : [`${ragInitial ?? 'not rated'} > ${ragFinal ?? 'not rated'}`];

function notificationRow(item: Notification): EntryRecord {
  return {
    ...plainRow(item, item.eventAt, item.kind),
    statement: statementOf(item),
    allegation: item.allegation,
    outcomes: item.outcomes,
    references: item.references.map(({kind, value}) => `${kind} ${value}`),
  };
}
