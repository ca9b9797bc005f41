import type {QuarantinedRow} from '../model/records.ts';
import type {FeedItem, LoadHeader, LoadOptions} from './loads.ts';
import {countLeftOut, countRefusal, createTally, noteReceipt, refuseAbove, type Tally} from './tally.ts';
import {applyRow, type VersionTable} from './versions.ts';

/** Where a store puts the rows of one load. */
export type LoadTarget = {
  versions: VersionTable;
  /** Number of the load. */
  sequence: number;
  quarantine: (row: QuarantinedRow) => void;
  /** Runs the work on one batch; a store tells its own errors in our terms here. */
  guard: (work: () => void) => void;
};

/**
 * Brings the rows of a feed into a load, and counts what became of them.
 * @throws RingfenceError FEED_REFUSED, and whatever `signal` is aborted with: then the store has to undo the load.
 */
export async function applyItems(
  header: LoadHeader,
  items: AsyncIterable<readonly FeedItem[]>,
  {signal, leftOut, refusalShareMax}: LoadOptions,
  {versions, sequence, quarantine, guard}: LoadTarget,
): Promise<Tally> {
  const tally = createTally();
  const apply = (item: FeedItem): void => {
    tally.counts.read++;
    if (item.type === 'row') {
      noteReceipt(tally, item.row);
      applyRow(versions, item.row, sequence, tally.counts);
    } else {
      countRefusal(tally, item.row.reason);
      quarantine(item.row);
    }
  };
  for await (const batch of items) {
    signal.throwIfAborted();
    guard(() => batch.forEach(apply));
  }
  signal.throwIfAborted();
  countLeftOut(tally, leftOut?.() ?? 0);
  refuseAbove(tally, refusalShareMax, header);
  return tally;
}
