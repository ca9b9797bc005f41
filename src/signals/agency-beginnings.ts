import type {Scene} from './rule.ts';
import {completedOn, type Step} from './series.ts';

/** By day of receipt, rising: the earliest event that the agency had recorded by then. */
type Beginnings = {received: number; event: number}[];

const cache = new WeakMap<Scene, Map<number, Beginnings>>();

/**
 * The notifications of each step that come from agencies which had recorded anything, about anybody, by the day on which the
 * series began. What an agency names that began to record later (a feed that starts, a new form) is new to the hub and says
 * nothing by being new to a person.
 */
export function fromOldAgencies(scene: Scene, steps: readonly Step[]): number[][] {
  const knownBy = completedOn(scene, steps);
  const {notifications} = scene.network;
  const isOld = (notification: number): boolean =>
    hadRecorded(scene, notifications.agency[notification]!, steps[0]!.day, knownBy);
  return steps.map(({events}) => events.flatMap(({notifications: ofEvent}) => ofEvent.filter(isOld)));
}

function hadRecorded(scene: Scene, agency: number, day: number, knownBy: number): boolean {
  let beginnings = cache.get(scene);
  if (beginnings === undefined) cache.set(scene, (beginnings = beginningsOf(scene)));
  const list = beginnings.get(agency) ?? [];
  return list.some(({received, event}) => received <= knownBy && event <= day);
}

function beginningsOf({network}: Scene): Map<number, Beginnings> {
  const {notifications} = network;
  const order = Array.from({length: notifications.length}, (_, i) => i)
    .filter((i) => notifications.known[i] === 1)
    .sort((left, right) => notifications.received[left]! - notifications.received[right]!);
  const beginnings = new Map<number, Beginnings>();
  for (const i of order) {
    const agency = notifications.agency[i]!;
    const event = notifications.event[i]!;
    const list = beginnings.get(agency);
    if (list === undefined) beginnings.set(agency, [{received: notifications.received[i]!, event}]);
    // Only a record that moves the beginning back changes an answer, so the lists stay short.
    else if (event < list.at(-1)!.event) list.push({received: notifications.received[i]!, event});
  }
  return beginnings;
}
