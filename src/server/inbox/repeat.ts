import type {z} from 'zod';
import {addMonths, isoToDay} from '../../base/day.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import type {Notification, Role} from '../../model/notification.ts';
import {AGENCIES, type Agency} from '../../model/source.ts';
import type {Network} from '../../network/network.ts';
import {VICTIM_ROLES} from '../../signals/facts/involved.ts';
import type {SignalConfig} from '../../signals/config.ts';
import {repeatSubject} from '../../signals/rules/repeat-subject.ts';
import {OUTSIDE, toldOf, type Told} from '../routes/counts.ts';
import type {RepeatBody, WaitingFlagBody} from '../schemas/waiting.ts';

/** A waiting notification that told of somebody, and their part in it. */
export type WaitingPart = {notification: Notification; role: Role};

/** Somebody who is asked about: persons of the last run (by index) that they are, and what waits of them. */
export type Subject = {
  position: number;
  /** The first of `persons` as a reference; null where nobody of the last run is known. */
  person: string | null;
  persons: readonly number[];
  waiting: readonly WaitingPart[];
};

type Item = {day: number; agency: Agency; isVictim: boolean; incident: number | null; id: string};

/** How often somebody was notified about, by the last run and by what waits; null where nothing waits. `today` is `YYYY-MM-DD`. */
export function repeatOf(network: Network, subject: Subject, today: string): z.infer<typeof RepeatBody> | null {
  const items = itemsOf(network, subject);
  if (items.every(({incident}) => incident !== null)) return null;
  const until = isoToDay(today);
  const within = (months: number): Item[] => {
    const since = addMonths(until, -months);
    return items.filter(({day}) => day > since && day <= until);
  };
  const counted = (list: readonly Item[]): {records: number; of_them_waiting: number} => ({
    records: list.length,
    of_them_waiting: list.filter(({incident}) => incident === null).length,
  });
  const year = within(12);
  const agencies = agenciesOf(year);
  const {records, of_them_waiting: waiting} = counted(year);
  return {
    not_resolved_by_a_run: true,
    months_3: counted(within(3)),
    months_6: counted(within(6)),
    months_12: counted(year),
    agencies,
    text: `Notified about ${times(records)} within twelve months by ${agencies.join(' and ')}; ${waiting} of these came since the last run, which has not resolved them`,
  };
}

/** Whether somebody reaches the rule for repeat subjects by what waits, and did not without; null otherwise. */
export function waitingFlagOf(
  network: Network,
  subject: Subject,
  today: string,
  {incidentsMin, windowDays}: SignalConfig['repeatSubject'],
): z.infer<typeof WaitingFlagBody> | null {
  const until = isoToDay(today);
  const items = itemsOf(network, subject).filter(
    ({day, isVictim}) => isVictim && day > until - windowDays && day <= until,
  );
  const known = items.filter(({incident}) => incident !== null);
  const waiting = items.filter(({incident}) => incident === null);
  const incidents = new Set(known.map(({incident}) => incident)).size;
  // Reports of one day are mostly of one event.
  const runDays = new Set(known.map(({day}) => day));
  const days = new Set(waiting.map(({day}) => day).filter((day) => !runDays.has(day))).size;
  if (incidents >= incidentsMin || incidents + days < incidentsMin) return null;
  const who = subject.person === null ? 'Nobody of the last run is known to be this, who' : `Person ${subject.person}`;
  return {
    not_resolved_by_a_run: true,
    rule: repeatSubject.id as 'repeat-subject',
    position: subject.position,
    person: subject.person,
    within_days: windowDays,
    incidents_of_the_run: incidents,
    days_of_waiting: days,
    notifications: waiting.map(({id}) => id).sort(),
    agencies: agenciesOf(items),
    text: `${who} was subject or victim of ${incidents} incidents of the last run within ${windowDays} days, and of notifications that wait for a run on ${days} other days: ${incidentsMin} make a repeat, if a run resolves them so`,
  };
}

/** What the last run and what waits tell of somebody, each notification once: a correction that waits is counted as the run has it. */
function itemsOf(network: Network, {persons, waiting}: Subject): Item[] {
  const told = new Map<number, Told>(persons.flatMap((person) => [...toldOf(network, person)]));
  const {columns, records, notifications} = network;
  const known = [...told].map(([at, {day, role}]) => ({
    id: `${at}`,
    day,
    agency: AGENCIES[columns.notifications.agency[at]!]!,
    isVictim: VICTIM_ROLES.includes(role),
    incident: notifications.incident[at]!,
  }));
  const more = new Map(
    waiting
      .filter(
        ({notification, role}) =>
          !OUTSIDE.includes(role) && !told.has(indexOfId(records.notifications, notification.id)),
      )
      .map(({notification, role}): [string, Item] => [
        notification.id,
        {
          id: notification.id,
          day: isoToDay(notification.eventAt),
          agency: notification.agency,
          isVictim: VICTIM_ROLES.includes(role),
          incident: null,
        },
      ]),
  );
  return [...known, ...more.values()];
}

const agenciesOf = (items: readonly Item[]): Agency[] => [...new Set(items.map(({agency}) => agency))].sort();

const times = (count: number): string => ['', 'once', 'twice'][count] ?? `${count} times`;
