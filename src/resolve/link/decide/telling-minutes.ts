import {onceEach} from '../../../base/once.ts';
import {BIRTH_DAY, type PersonColumns} from '../columns/person-columns.ts';
import {isShared} from '../compare/compare-numbers.ts';

/** More reports than that of one event in one minute are a batch: few homes have more children. */
const REPORTS_MAX = 6;
const MINUTES_A_DAY = 1440;
/** A minute of the day is a habit of a feed where so many times more days have it than a minute of the day has on average, and a few more. */
const HABIT = {times: 10, days: 3} as const;
/** A feed of whose pairs a larger share has one forename is one that tells of a child twice. */
const ONE_NAME_SHARE_MAX = 0.1;

/** What came in within one minute of one feed. */
type Arrival = {minute: number; asAt: number; reports: number; isOneEvent: boolean};

/**
 * Rows of which the minute of receipt tells that they were reported beside others of that minute and feed, as the police write a report for
 * every child that was there. It tells nothing where a system stamps what it imports or sends with one time: many reports, or reports
 * of several days, have it then, or it is the same time day after day, midnight and the minute before it above all. Nor does it in a feed that
 * tells of a child twice, as lists of missing children do where two people ring: there the two have mostly one name. 1 for such a row.
 */
export function tellingMinutes(columns: PersonColumns): Uint8Array {
  const {rowCount, minute, feed} = columns;
  const feeds = new Map<number, Map<number, Arrival>>();
  const isCounted = new Uint8Array(columns.group.reduce((most, group) => Math.max(most, group), 0) + 1);
  for (let row = 0; row < rowCount; row++) if (minute[row]! >= 0) addTo(feeds, columns, row, isCounted);
  const isHabit = onceEach((of: number) => habitsOf([...feeds.get(of)!.values()]));
  const telling = Uint8Array.from(minute, (at, row) => {
    if (at < 0) return 0;
    const {reports, isOneEvent} = feeds.get(feed[row]!)!.get(at)!;
    const areFew = reports > 1 && reports <= REPORTS_MAX;
    return isOneEvent && areFew && !isHabit(feed[row]!).has(at % MINUTES_A_DAY) ? 1 : 0;
  });
  const twice = feedsThatTellTwice(columns, telling);
  return telling.map((tells, row) => (twice.has(feed[row]!) ? 0 : tells));
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

/** Feeds of which too many pairs of reports of one minute, day and birth date have one forename: those are about one child. */
function feedsThatTellTwice(columns: PersonColumns, telling: Uint8Array): ReadonlySet<number> {
  const {feed, birthKind, name, names} = columns;
  const firstOf = (row: number): number => {
    const {starts, values} = names.given;
    return starts[name[row]!] === starts[name[row]! + 1] ? -1 : values[starts[name[row]!]!]!;
  };
  const rows = [...telling.keys()].filter(
    (row) => telling[row] === 1 && birthKind[row] === BIRTH_DAY && firstOf(row) >= 0,
  );
  const counts = new Map<number, {pairs: number; ofOneName: number}>();
  for (const own of Map.groupBy(rows, (row) => minuteAndBirth(columns, row)).values()) {
    for (const [at, left] of own.entries()) {
      for (const right of own.slice(at + 1)) {
        if (!hasReportEach(columns, left, right)) continue;
        const count = counts.get(feed[left]!) ?? {pairs: 0, ofOneName: 0};
        count.pairs++;
        if (firstOf(left) === firstOf(right)) count.ofOneName++;
        counts.set(feed[left]!, count);
      }
    }
  }
  return new Set(
    [...counts].flatMap(([of, {pairs, ofOneName}]) => (ofOneName > ONE_NAME_SHARE_MAX * pairs ? [of] : [])),
  );
}

/** More days than lie between any birth and 1970. */
const DAYS = 1 << 18;

/** One number for the minute in which a row was received and the birth date that it tells. */
export const minuteAndBirth = ({minute, birthFrom}: PersonColumns, row: number): number =>
  minute[row]! * DAYS + birthFrom[row]!;

/**
 * Whether two rows of one birth date that came in within one minute, of what was on one day, are a report each about two children: the
 * police send one for every child that was there. Another agency's report of that minute may be about the same child. Who is reported about twice keeps a number, or a name as it was first typed.
 */
export function hasReportEach(
  {asAt, minor, group, feed, national, local}: PersonColumns,
  left: number,
  right: number,
): boolean {
  if (feed[left] !== feed[right]) return false;
  if (minor[left] === 0 || minor[right] === 0 || asAt[left] !== asAt[right]) return false;
  return group[left] !== group[right] && !isShared(national, left, right) && !isShared(local, left, right);
}
