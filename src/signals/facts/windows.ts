import {addMonths} from '../../base/day.ts';
import {notificationsOf, type Event} from './event.ts';

/** The most events that lie within `windowDays` of one another; the latest such run where several are as long. */
export function closestRun(events: readonly Event[], windowDays: number): Event[] {
  let best: readonly Event[] = [];
  let from = 0;
  for (let to = 0; to < events.length; to++) {
    while (events[to]!.day - events[from]!.day >= windowDays) from++;
    if (to - from + 1 >= best.length) best = events.slice(from, to + 1);
  }
  return [...best];
}

/** Records and incidents in the 3, 6 and 12 months up to `today`. */
export function windowCounts(
  events: readonly Event[],
  today: number,
): Record<string, {records: number; incidents: number}> {
  const counts: Record<string, {records: number; incidents: number}> = {};
  for (const months of [3, 6, 12]) {
    const from = addMonths(today, -months);
    const within = events.filter(({day}) => day > from && day <= today);
    counts[`months${months}`] = {records: notificationsOf(within).length, incidents: within.length};
  }
  return counts;
}
