import {isoToDay} from '../base/day.ts';
import {shortId} from '../base/hash.ts';
import {UnionFind} from '../columns/union-find.ts';
import type {Notification} from '../model/notification.ts';
import type {Records} from '../model/records.ts';
import type {Dwelling, Incident} from '../model/resolved.ts';
import {INCIDENT_DEFAULTS, type IncidentConfig} from './incident-config.ts';
import {findIncidentLinks} from './incident-links.ts';

/**
 * Which notifications are about one event: those that share a reference, else those a day or less apart, of kinds that
 * fit, with a person or a front door in common. The strongest links join first; none joins that would make an incident
 * longer than the configuration allows. `incidentOf[i]` is the incident of notification `i`; incidents are sorted by id.
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
  const sets = new UnionFind(notifications.length);
  const first = Int32Array.from(notifications, (item) => isoToDay(item.eventAt));
  const last = first.slice();
  const joins: {member: number; reason: string}[] = [];
  for (const {left, right, reason} of findIncidentLinks(records, personOf, dwellings, dwellingOfNotification, config)) {
    const one = sets.find(left);
    const other = sets.find(right);
    if (one === other) continue;
    const from = Math.min(first[one]!, first[other]!);
    const to = Math.max(last[one]!, last[other]!);
    if (to - from > config.spanDaysMax) continue;
    sets.union(one, other);
    const root = sets.find(one);
    [first[root], last[root]] = [from, to];
    joins.push({member: left, reason});
  }
  return collect(notifications, sets, joins);
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
    const group = members.get(root);
    if (group === undefined) members.set(root, [index]);
    else group.push(index);
  });
  for (const {member, reason} of joins) {
    const root = sets.find(member);
    const list = reasons.get(root);
    if (list === undefined) reasons.set(root, [reason]);
    else list.push(reason);
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
