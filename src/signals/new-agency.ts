import {newcomerRule} from './newcomer.ts';
import {completedOn} from './series.ts';
import type {PooledRule, Scene} from './rule.ts';

/**
 * Facet d of escalation: an agency that begins to worry late in a series, and goes on. An agency that recorded nothing about
 * anybody when the series began says nothing by being new.
 */
export const newAgency: PooledRule = {
  id: 'new-agency-worried',
  version: '1',
  inForce: '2026-01-01',
  summary: 'An agency began to report a person late in a series of incidents, and went on',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.agency',
    'notification.allegation',
  ],
  pool: 'new-agency-worried',
  ...newcomerRule(
    (scene, steps) => {
      const knownBy = completedOn(scene, steps);
      const isOld = (agency: string): boolean => hadRecorded(scene, agency, steps[0]!.day, knownBy);
      return steps.map(({events}) => new Set(events.flatMap(({agencies}) => agencies.filter(isOld))));
    },
    (agency) => `${agency} began to report, and took part`,
  ),
};

/** By day of receipt, rising: the earliest event that the agency had recorded by then. */
type Beginnings = {received: number; event: number}[];

const cache = new WeakMap<Scene, Map<string, Beginnings>>();

/** True where records received by `knownBy` show that the agency had recorded anything, about anybody, by `day`. */
function hadRecorded(scene: Scene, agency: string, day: number, knownBy: number): boolean {
  let beginnings = cache.get(scene);
  if (beginnings === undefined) cache.set(scene, (beginnings = beginningsOf(scene)));
  const list = beginnings.get(agency) ?? [];
  return list.some(({received, event}) => received <= knownBy && event <= day);
}

function beginningsOf({network}: Scene): Map<string, Beginnings> {
  const {notifications, records} = network;
  const order = Array.from({length: notifications.length}, (_, i) => i)
    .filter((i) => notifications.known[i] === 1)
    .sort((left, right) => notifications.received[left]! - notifications.received[right]!);
  const beginnings = new Map<string, Beginnings>();
  for (const i of order) {
    const {agency} = records.notifications[i]!;
    const event = notifications.event[i]!;
    const list = beginnings.get(agency);
    if (list === undefined) beginnings.set(agency, [{received: notifications.received[i]!, event}]);
    // Only a record that moves the beginning back changes an answer, so the lists stay short.
    else if (event < list.at(-1)!.event) list.push({received: notifications.received[i]!, event});
  }
  return beginnings;
}
