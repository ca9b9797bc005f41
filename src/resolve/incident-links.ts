import {isoToDay} from '../base/day.ts';
import type {Notification} from '../model/notification.ts';
import type {Records} from '../model/records.ts';
import type {Dwelling} from '../model/resolved.ts';
import {kindsFit, type IncidentConfig} from './incident-config.ts';

/** A reason to take two notifications (positions, left < right) for one event; a lower rank is stronger. */
export type IncidentLink = {left: number; right: number; rank: number; gapDays: number; reason: string};

/** All links that the records give, strongest first; the order hangs on their content alone. */
export function findIncidentLinks(
  records: Records,
  personOf: Int32Array,
  dwellings: readonly Dwelling[],
  dwellingOf: Int32Array,
  config: IncidentConfig,
): IncidentLink[] {
  const days = Int32Array.from(records.notifications, (item) => isoToDay(item.eventAt));
  const links = [
    ...referenceLinks(records.notifications, days, config),
    ...nearLinks(personsOfNotifications(records, personOf, config), 'PERSON', 1, records.notifications, days, config),
    ...nearLinks(placesOfNotifications(dwellings, dwellingOf), 'PLACE', 2, records.notifications, days, config),
  ];
  return links.sort(
    (left, right) =>
      left.rank - right.rank || left.gapDays - right.gapDays || left.left - right.left || left.right - right.right,
  );
}

function referenceLinks(list: readonly Notification[], days: Int32Array, config: IncidentConfig): IncidentLink[] {
  const users = new Map<string, number[]>();
  const kindOf = new Map<string, string>();
  list.forEach((item, index) => {
    for (const {kind, value} of item.references) {
      const key = value.toUpperCase().replace(/[^A-Z0-9]/g, '');
      if (key === '') continue;
      // Agencies quote one another's references under names of their own; a short number means something within its kind only.
      const name = key.length >= 6 ? key : `${kind} ${key}`;
      push(users, name, index);
      const known = kindOf.get(name);
      if (known === undefined || kind < known) kindOf.set(name, kind);
    }
  });
  const links: IncidentLink[] = [];
  for (const [name, members] of users) {
    const sorted = byDay([...new Set(members)], days);
    if (sorted.length > config.referenceUsesMax) continue;
    for (let i = 1; i < sorted.length; i++) {
      const link = linkOf(sorted[i - 1]!, sorted[i]!, 0, days, `REFERENCE ${kindOf.get(name)!}`);
      if (link.gapDays <= config.spanDaysMax) links.push(link);
    }
  }
  return links;
}

/** Notifications that share a person or a place, lie within the gap, and are of kinds that fit. */
function nearLinks(
  shared: Map<number, number[]>,
  what: 'PERSON' | 'PLACE',
  rank: number,
  list: readonly Notification[],
  days: Int32Array,
  config: IncidentConfig,
): IncidentLink[] {
  const links: IncidentLink[] = [];
  for (const members of shared.values()) {
    const sorted = byDay([...new Set(members)], days);
    for (let i = 0; i < sorted.length; i++) {
      for (let j = i + 1; j < sorted.length; j++) {
        const gapDays = days[sorted[j]!]! - days[sorted[i]!]!;
        if (gapDays > config.gapDaysMax) break;
        if (!kindsFit(list[sorted[i]!]!.kind, list[sorted[j]!]!.kind, config)) continue;
        links.push(linkOf(sorted[i]!, sorted[j]!, rank, days, `${gapDays === 0 ? 'SAME' : 'NEXT'}_DAY_${what}_KIND`));
      }
    }
  }
  return links;
}

function personsOfNotifications(records: Records, personOf: Int32Array, config: IncidentConfig): Map<number, number[]> {
  const notificationOf = new Map(records.notifications.map(({id}, index) => [id, index]));
  const mentionOf = new Map(records.mentions.map(({id}, index) => [id, index]));
  const roles = new Set(config.roles);
  const members = new Map<number, number[]>();
  for (const {notification, mention, role} of records.involvements) {
    const index = notificationOf.get(notification);
    const person = personOf[mentionOf.get(mention) ?? -1] ?? -1;
    if (index !== undefined && person >= 0 && roles.has(role)) push(members, person, index);
  }
  return members;
}

/** Only an ordinary front door ties events: on one day many things happen at a hospital or a hostel. */
function placesOfNotifications(dwellings: readonly Dwelling[], dwellingOf: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  dwellingOf.forEach((dwelling, index) => {
    if (dwelling >= 0 && dwellings[dwelling]!.kind === 'dwelling') push(members, dwelling, index);
  });
  return members;
}

function linkOf(one: number, other: number, rank: number, days: Int32Array, reason: string): IncidentLink {
  const gapDays = Math.abs(days[one]! - days[other]!);
  return {left: Math.min(one, other), right: Math.max(one, other), rank, gapDays, reason};
}

function byDay(members: number[], days: Int32Array): number[] {
  return members.sort((left, right) => days[left]! - days[right]! || left - right);
}

function push<K>(groups: Map<K, number[]>, key: K, index: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [index]);
  else group.push(index);
}
