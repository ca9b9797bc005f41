import {DAY_MIN} from '../base/day.ts';
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
  const order = Uint32Array.from({length: notifications.length}, (_, i) => i)
    .filter((i) => notifications.known[i] === 1 && isConcern[notifications.kind[i]!] === 1)
    .sort((left, right) => notifications.received[left]! - notifications.received[right]!);
  let [firstBin, lastBin] = [Infinity, -Infinity];
  for (const at of order) {
    firstBin = Math.min(firstBin, binOf(notifications.event[at]!));
    lastBin = Math.max(lastBin, binOf(notifications.event[at]!));
  }
  const received: number[] = [];
  for (const at of order) {
    const day = notifications.received[at]!;
    if (day !== (received.at(-1) ?? DAY_MIN)) received.push(day);
  }
  const binCount = order.length === 0 ? 0 : lastBin - firstBin + 1;
  const counts = new Int32Array(received.length * binCount);
  let row = -1;
  for (const at of order) {
    if (row < 0 || received[row] !== notifications.received[at]) {
      row++;
      if (row > 0) counts.copyWithin(row * binCount, (row - 1) * binCount, row * binCount);
    }
    counts[row * binCount + binOf(notifications.event[at]!) - firstBin]!++;
  }
  return {received, firstBin, binCount, counts};
}
