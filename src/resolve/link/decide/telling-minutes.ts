import {onceEach} from '../../../base/once.ts';
import type {PersonColumns} from '../columns/person-columns.ts';

/** More reports than that of one event in one minute are a batch: few homes have more children. */
const REPORTS_MAX = 6;
const MINUTES_A_DAY = 1440;
/** A minute of the day is a habit of a feed where so many times more days have it than a minute of the day has on average, and a few more. */
const HABIT = {times: 10, days: 3} as const;

/** What came in within one minute of one feed. */
type Arrival = {minute: number; asAt: number; reports: number; isOneEvent: boolean};

/**
 * Rows of which the minute of receipt tells that they were reported beside others of that minute and feed, as the police write a report for
 * every child that was there. It tells nothing where a system stamps what it imports or sends with one time: many reports, or reports
 * of several days, have it then, or it is the same time day after day, midnight and the minute before it above all. 1 for such a row.
 */
export function tellingMinutes(columns: PersonColumns): Uint8Array {
  const {rowCount, minute, feed} = columns;
  const feeds = new Map<number, Map<number, Arrival>>();
  const isCounted = new Uint8Array(columns.group.reduce((most, group) => Math.max(most, group), 0) + 1);
  for (let row = 0; row < rowCount; row++) if (minute[row]! >= 0) addTo(feeds, columns, row, isCounted);
  const isHabit = onceEach((of: number) => habitsOf([...feeds.get(of)!.values()]));
  return Uint8Array.from(minute, (at, row) => {
    if (at < 0) return 0;
    const {reports, isOneEvent} = feeds.get(feed[row]!)!.get(at)!;
    return isOneEvent && reports <= REPORTS_MAX && !isHabit(feed[row]!).has(at % MINUTES_A_DAY) ? 1 : 0;
  });
}

function addTo(
  feeds: Map<number, Map<number, Arrival>>,
  {minute, feed, asAt, group}: PersonColumns,
  row: number,
  isCounted: Uint8Array,
): void {
  let arrivals = feeds.get(feed[row]!);
  if (arrivals === undefined) feeds.set(feed[row]!, (arrivals = new Map()));
  let arrival = arrivals.get(minute[row]!);
  if (arrival === undefined) {
    arrival = {minute: minute[row]!, asAt: asAt[row]!, reports: 0, isOneEvent: true};
    arrivals.set(minute[row]!, arrival);
  }
  if (arrival.asAt !== asAt[row]) arrival.isOneEvent = false;
  if (isCounted[group[row]!] === 0) arrival.reports++;
  isCounted[group[row]!] = 1;
}

/** Minutes of the day at which a feed comes in day after day. */
function habitsOf(arrivals: readonly Arrival[]): ReadonlySet<number> {
  const days = new Int32Array(MINUTES_A_DAY);
  for (const {minute} of arrivals) days[minute % MINUTES_A_DAY]!++;
  const most = HABIT.days + (HABIT.times * arrivals.length) / MINUTES_A_DAY;
  const habits = new Set([0, MINUTES_A_DAY - 1]);
  for (let at = 0; at < MINUTES_A_DAY; at++) if (days[at]! > most) habits.add(at);
  return habits;
}
