import {onceFor} from '../../base/once.ts';
import {listAt} from '../../base/get-or-insert.ts';
import {AGENCIES} from '../../model/source.ts';
import type {Scene} from '../rule.ts';
import {completedOn, lastDay, type Step} from './series.ts';

/** Turns days into days of even recording: `clock(day)` rises faster where more was recorded. */
export type Clock = (day: number) => number;

/** Concerns by bin of event days, summed up over the days of receipt: row `r` of an agency holds all received by `received[r]`. */
type Recorded = {received: number[]; firstBin: number; binCount: number; ofAgency: (Int32Array | undefined)[]};

/** Fewer records than this of an agency say nothing about how its recording changed. */
const RECORDS_MIN = 100;
/** Bins are counted from 1970, so that they lie the same whatever had been received. */
const BIN_DAYS = 30;
/** A bin in which an agency recorded nothing about others still lasted. */
const EMPTY_BIN = 0.5;

const binOf = (day: number): number => Math.floor(day / BIN_DAYS);

/**
 * A clock that takes a surge in recording out of a series: the days between its first and its last step are weighed by how much
 * the agencies that made it recorded then about everybody else, each with its share of the series. A school that begins to
 * write everything down shows in what schools record, and not in what the whole hub does. It uses records received by the day on
 * which the series was complete; for an agency with few of them days are days.
 */
export function recordingClock(scene: Scene, steps: readonly Step[]): Clock {
  const [first, last] = [steps[0]!.day, lastDay(steps)];
  if (last === first) return (day) => day;
  const byAgency = recordsByAgency(scene, steps);
  const all = [...byAgency.values()].reduce((sum, list) => sum + list.length, 0);
  const clocks = [...byAgency].map(([agency, own]) => {
    const clock = clockOf(scene, agency, own, completedOn(scene, steps));
    return {clock, share: own.length / all / (clock(last) - clock(first))};
  });
  return (day) => {
    const passed = clocks.reduce((sum, {clock, share}) => sum + share * (clock(day) - clock(first)), 0);
    // To a millionth of a day, so that intervals that are alike stay so.
    return Math.round(passed * (last - first) * 1e6) / 1e6;
  };
}

/** Days of the records of a series by agency. */
function recordsByAgency({network}: Scene, steps: readonly Step[]): Map<number, number[]> {
  const {agency, event} = network.notifications;
  const days = new Map<number, number[]>();
  for (const index of new Set(steps.flatMap(({events}) => events.flatMap(({notifications}) => notifications)))) {
    listAt(days, agency[index]!).push(event[index]!);
  }
  return days;
}

/** What an agency recorded about others, up to each day; days themselves where that is little. */
function clockOf(scene: Scene, agency: number, own: readonly number[], knownBy: number): Clock {
  const recorded = recordedOf(scene);
  const {received, firstBin, binCount} = recorded;
  const counts = recorded.ofAgency[agency];
  let row = received.length - 1;
  if (received[row] !== undefined && received[row]! > knownBy) row = received.findLastIndex((day) => day <= knownBy);
  if (row < 0 || counts === undefined) return (day) => day;
  const others = Float64Array.from(counts.subarray(row * binCount, (row + 1) * binCount));
  for (const day of own) others[binOf(day) - firstBin]!--;
  if (others.reduce((sum, count) => sum + count, 0) < RECORDS_MIN) return (day) => day;
  const passed = new Float64Array(binCount + 1);
  for (let bin = 0; bin < binCount; bin++) passed[bin + 1] = passed[bin]! + others[bin]! + EMPTY_BIN;
  return (day) => {
    const at = Math.max(0, Math.min(binCount, day / BIN_DAYS - firstBin));
    const bin = Math.min(binCount - 1, Math.floor(at));
    return passed[bin]! + (at - bin) * (passed[bin + 1]! - passed[bin]!);
  };
}

/** Once for a scene, of all agencies. */
const recordedOf = onceFor((scene: Scene): Recorded => countRecorded(scene));

function countRecorded({network, isConcern}: Scene): Recorded {
  const {notifications} = network;
  const isCounted = (at: number): boolean => notifications.known[at] === 1 && isConcern[notifications.kind[at]!] === 1;
  let [firstBin, lastBin] = [Infinity, -Infinity];
  const days = new Set<number>();
  for (let at = 0; at < notifications.length; at++) {
    if (!isCounted(at)) continue;
    const bin = binOf(notifications.event[at]!);
    if (bin < firstBin) firstBin = bin;
    if (bin > lastBin) lastBin = bin;
    days.add(notifications.received[at]!);
  }
  const received = [...days].sort((left, right) => left - right);
  const rowOf = new Map(received.map((day, row) => [day, row]));
  const binCount = days.size === 0 ? 0 : lastBin - firstBin + 1;
  const ofAgency: (Int32Array | undefined)[] = AGENCIES.map(() => undefined);
  for (let at = 0; at < notifications.length; at++) {
    if (!isCounted(at)) continue;
    const counts = (ofAgency[notifications.agency[at]!] ??= new Int32Array(received.length * binCount));
    counts[rowOf.get(notifications.received[at]!)! * binCount + binOf(notifications.event[at]!) - firstBin]!++;
  }
  for (const counts of ofAgency)
    if (counts !== undefined) for (let at = binCount; at < counts.length; at++) counts[at]! += counts[at - binCount]!;
  return {received, firstBin, binCount, ofAgency};
}
