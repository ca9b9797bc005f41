import type {Scene} from './rule.ts';

/** Turns days into days of even recording: `clock(day)` rises faster where the whole hub recorded more. */
export type Clock = (day: number) => number;

/** Concerns by bin of event days, summed up over the days of receipt: row `r` holds all received by `received[r]`. */
type Recorded = {received: number[]; firstBin: number; binCount: number; counts: Int32Array};

const cache = new WeakMap<Scene, Recorded>();

/** Fewer records than this in all say nothing about how recording changed. */
const RECORDS_MIN = 1000;
/** Bins are counted from 1970, so that they lie the same whatever had been received. */
const BIN_DAYS = 30;

const binOf = (day: number): number => Math.floor(day / BIN_DAYS);

/**
 * A clock that takes a surge in recording out of a series: the days between two events are weighed by how many concerns the
 * whole hub recorded then. It uses records received by `knownBy`; where they are few, days are days.
 */
export function recordingClock(scene: Scene, knownBy: number): Clock {
  let recorded = cache.get(scene);
  if (recorded === undefined) cache.set(scene, (recorded = countRecorded(scene)));
  const {received, firstBin, binCount, counts} = recorded;
  let row = received.length - 1;
  if (received[row] !== undefined && received[row]! > knownBy) row = received.findLastIndex((day) => day <= knownBy);
  if (row < 0) return (day) => day;
  const passed = new Float64Array(binCount + 1);
  for (let bin = 0; bin < binCount; bin++) passed[bin + 1] = passed[bin]! + counts[row * binCount + bin]!;
  if (passed[binCount]! < RECORDS_MIN) return (day) => day;
  return (day) => {
    const at = Math.max(0, Math.min(binCount, day / BIN_DAYS - firstBin));
    const bin = Math.min(binCount - 1, Math.floor(at));
    return passed[bin]! + (at - bin) * (passed[bin + 1]! - passed[bin]!);
  };
}

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
  const counts = new Int32Array(received.length * binCount);
  for (let at = 0; at < notifications.length; at++)
    if (isCounted(at))
      counts[rowOf.get(notifications.received[at]!)! * binCount + binOf(notifications.event[at]!) - firstBin]!++;
  for (let at = binCount; at < counts.length; at++) counts[at]! += counts[at - binCount]!;
  return {received, firstBin, binCount, counts};
}
