import {addAt} from '../base/get-or-insert.ts';
import {RingfenceError} from '../base/errors.ts';
import type {PackedRow} from './lists/packed-row.ts';
import type {LoadCounts, LoadHeader} from './loads.ts';

const REASONS_NAMED = 3;

/** Counts of a load as it goes, and what its rows have in common. */
export type Tally = {counts: LoadCounts; receivedAt: string; refusals: Map<string, number>};

export function createTally(): Tally {
  return {counts: createCounts(), receivedAt: '', refusals: new Map()};
}

/** Counts of nothing read. */
export function createCounts(): LoadCounts {
  return {
    read: 0,
    quarantined: 0,
    accepted: 0,
    added: 0,
    superseding: 0,
    unchanged: 0,
    withdrawn: 0,
    repeated: 0,
    erased: 0,
    retired: 0,
  };
}

export function countRefusal(tally: Tally, reason: string): void {
  tally.counts.quarantined++;
  addAt(tally.refusals, reason);
}

/** Rows that say again what another row of the file says, and which the reader did not hand on. */
export function countLeftOut(tally: Tally, rows: number): void {
  tally.counts.read += rows;
  tally.counts.accepted += rows;
  tally.counts.repeated += rows;
}

/** Keeps the latest date of receipt that a row names. */
export function noteReceipt(tally: Tally, {receivedAt}: PackedRow): void {
  if (receivedAt > tally.receivedAt) tally.receivedAt = receivedAt;
}

/** @throws RingfenceError FEED_REFUSED when the share of refused rows is above the limit. */
export function refuseAbove(tally: Tally, shareMax: number, header: LoadHeader): void {
  const {read, quarantined} = tally.counts;
  if (quarantined <= read * shareMax) return;
  const reasons = [...tally.refusals]
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1))
    .slice(0, REASONS_NAMED)
    .map(([reason, count]) => `${reason} ${count}`);
  throw new RingfenceError(
    'FEED_REFUSED',
    `${header.file}: ${quarantined} of ${read} rows were refused, above the limit of ${percent(shareMax)} ` +
      `(commonest reasons: ${reasons.join(', ')}). Nothing of it was stored. See the rows with ` +
      `"ringfence feeds check '${header.file}'" (with --mapping FILE for a mapping of your own), then mend the file or its mapping, or raise load.refusalShareMax.`,
  );
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;
