import type {Scene} from './rule.ts';

/** Turns days into days of even recording: `clock(day)` rises faster where the whole hub recorded more. */
export type Clock = (day: number) => number;

type Counts = {knownBy: number; next: number; byDay: Int32Array; first: number; total: number; clock: Clock};

const cache = new WeakMap<Scene, {order: Uint32Array; counts: Counts | null}>();

/** Fewer records than this in all say nothing about how recording changed. */
const RECORDS_MIN = 1000;
const BIN_DAYS = 30;

/**
 * A clock that takes a surge in recording out of a series: the days between two events are weighed by how many concerns the
 * whole hub recorded then, against its mean. It uses records received by `knownBy`; where they are few, days are days.
 */
export function recordingClock(scene: Scene, knownBy: number): Clock {
  const {notifications} = scene.network;
  let state = cache.get(scene);
  if (state === undefined) {
    const order = Uint32Array.from({length: notifications.length}, (_, i) => i)
      .filter((i) => notifications.known[i] === 1 && scene.isConcern[notifications.kind[i]!] === 1)
      .sort((left, right) => notifications.received[left]! - notifications.received[right]! || left - right);
    state = {order, counts: null};
    cache.set(scene, state);
  }
  const limit = Math.min(knownBy, scene.network.lastReceived);
  if (state.counts?.knownBy === limit) return state.counts.clock;
  const counts =
    state.counts !== null && state.counts.knownBy < limit ? state.counts : emptyCounts(scene, state.order, limit);
  for (; counts.next < state.order.length; counts.next++) {
    const at = state.order[counts.next]!;
    if (notifications.received[at]! > limit) break;
    counts.byDay[notifications.event[at]! - counts.first]!++;
    counts.total++;
  }
  counts.knownBy = limit;
  counts.clock = clockOf(counts);
  state.counts = counts;
  return counts.clock;
}

function emptyCounts({network}: Scene, order: Uint32Array, knownBy: number): Counts {
  let first = Infinity;
  let last = -Infinity;
  for (const at of order) {
    first = Math.min(first, network.notifications.event[at]!);
    last = Math.max(last, network.notifications.event[at]!);
  }
  const days = order.length === 0 ? 0 : last - first + 1;
  return {knownBy, next: 0, byDay: new Int32Array(days), first, total: 0, clock: (day) => day};
}

function clockOf({byDay, first, total}: Counts): Clock {
  if (total < RECORDS_MIN) return (day) => day;
  const bins = Math.ceil(byDay.length / BIN_DAYS);
  const passed = new Float64Array(bins + 1);
  for (let bin = 0; bin < bins; bin++) {
    let count = 0;
    for (let day = bin * BIN_DAYS; day < Math.min(byDay.length, (bin + 1) * BIN_DAYS); day++) count += byDay[day]!;
    passed[bin + 1] = passed[bin]! + count;
  }
  const scale = byDay.length / total;
  return (day) => {
    const at = Math.max(0, Math.min(byDay.length, day - first)) / BIN_DAYS;
    const bin = Math.min(bins - 1, Math.floor(at));
    return (passed[bin]! + (at - bin) * (passed[bin + 1]! - passed[bin]!)) * scale;
  };
}
