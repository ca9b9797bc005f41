import {listAt} from '../../base/get-or-insert.ts';
import {shortId} from '../../base/hash.ts';
import type {UnionFind} from '../../columns/union-find.ts';
import type {Notification} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {Dwelling, Incident} from '../../model/resolved.ts';
import {INCIDENT_DEFAULTS, type IncidentConfig} from './config.ts';
import {eventDays} from './days.ts';
import {findIncidentLinks} from './links.ts';
import {registerDays} from './register-days.ts';
import {IncidentSets} from './sets.ts';

/**
 * Which notifications are about one event: those that share a reference; those a day or less apart, of kinds that fit, with
 * a person or a front door in common; a referral about a pair and the last event between them; a record that names no day
 * and another agency's of days before. The strongest links join first; none joins that would make an incident longer than
 * the configuration allows, put two event numbers into one, or one register's records of one person on two days. `incidentOf[i]` is the incident of notification `i`; incidents are sorted by id.
 * A person index of -1 (staff, not resolved) joins nothing.
 */
export function resolveIncidents(
  records: Records,
  personOf: Int32Array,
  dwellings: readonly Dwelling[],
  dwellingOfNotification: Int32Array,
  config: IncidentConfig = INCIDENT_DEFAULTS,
): {incidents: Incident[]; incidentOf: Int32Array} {
  const {notifications} = records;
  const days = eventDays(notifications, config);
  const incidents = new IncidentSets(notifications, days, registerDays(records, personOf, days, config), config);
  const joins: {member: number; reason: string}[] = [];
  for (const link of findIncidentLinks(records, personOf, dwellings, dwellingOfNotification, days, config)) {
    if (incidents.join(link)) joins.push({member: link.left, reason: link.reason});
  }
  return collect(notifications, incidents.sets, joins);
}

function collect(
  notifications: readonly Notification[],
  sets: UnionFind,
  joins: readonly {member: number; reason: string}[],
): {incidents: Incident[]; incidentOf: Int32Array} {
  const members = new Map<number, number[]>();
  const reasons = new Map<number, string[]>();
  notifications.forEach((_, index) => {
    const root = sets.find(index);
    listAt(members, root).push(index);
  });
  for (const {member, reason} of joins) {
    const root = sets.find(member);
    listAt(reasons, root).push(reason);
  }
  const made = [...members].map(([root, group]) => {
    const list = group.map((index) => notifications[index]!);
    return {
      group,
      incident: {id: idOf(list), notifications: list.map(({id}) => id), reasons: (reasons.get(root) ?? []).sort()},
    };
  });
  made.sort((left, right) => (left.incident.id < right.incident.id ? -1 : 1));
  const incidentOf = new Int32Array(notifications.length);
  made.forEach(({group}, position) => {
    for (const index of group) incidentOf[index] = position;
  });
  return {incidents: made.map(({incident}) => incident), incidentOf};
}

/** Named after its anchor, the earliest received and then smallest id, so that later reports do not rename an incident. */
function idOf(list: readonly Notification[]): string {
  let anchor = list[0]!;
  for (const item of list) {
    if (item.receivedAt < anchor.receivedAt || (item.receivedAt === anchor.receivedAt && item.id < anchor.id))
      anchor = item;
  }
  return shortId('I', anchor.id);
}
