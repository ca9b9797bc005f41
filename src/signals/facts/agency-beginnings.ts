import {onceFor} from '../../base/once.ts';
import {getOrInsert} from '../../base/get-or-insert.ts';
import type {Scene} from '../rule.ts';
import {completedOn, type Step} from './series.ts';

/** By day of receipt, rising: the earliest event that the agency had recorded by then. */
type Beginnings = {received: number; event: number}[];

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
  const list = beginningsOf(scene).get(agency) ?? [];
  return list.some(({received, event}) => received <= knownBy && event <= day);
}

const beginningsOf = onceFor(({network: {notifications}}: Scene): ReadonlyMap<number, Beginnings> => {
  /** The earliest event by day of receipt, of each agency. */
  const earliest = new Map<number, Map<number, number>>();
  for (let at = 0; at < notifications.length; at++) {
    if (notifications.known[at] !== 1) continue;
    const agency = notifications.agency[at]!;
    const [received, event] = [notifications.received[at]!, notifications.event[at]!];
    const byDay = getOrInsert(earliest, agency, () => new Map());
    if (event < (byDay.get(received) ?? Infinity)) byDay.set(received, event);
  }
  return new Map(
    [...earliest].map(([agency, byDay]): [number, Beginnings] => {
      const list: Beginnings = [];
      // Only a record that moves the beginning back changes an answer, so the lists stay short.
      for (const [received, event] of [...byDay].sort(([left], [right]) => left - right))
        if (list.length === 0 || event < list.at(-1)!.event) list.push({received, event});
      return [agency, list];
    }),
  );
});
