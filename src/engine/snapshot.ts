import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {idsOf, withheldMask} from '../network/protection.ts';
import {namedColumns, takeColumns} from '../network/record-columns.ts';
import type {Snapshot} from '../workspace/store.ts';

/** Name of the column that tells which dwellings nothing may show, by position. */
const WITHHELD = 'dwellings.withheld';

/** Name of the text that says which columns there are, and the one that this engine reads. */
const FORMAT = 'format';
const THIS_FORMAT = '2';

/** What a workspace keeps of the records, so that later answers need not read them all. */
export function snapshotOf(records: Records, resolved: Resolved): Snapshot {
  return {
    records,
    columns: {...namedColumns(records), [WITHHELD]: withheldMask(records, resolved), [FORMAT]: THIS_FORMAT},
  };
}

/**
 * What a network is built from, and what nothing may show, without a look at the records; null where the snapshot is that of
 * another engine, until a run works everything out anew.
 */
export function openSnapshot(
  {records, columns}: Snapshot,
  resolved: Resolved,
): {records: Records; withheld(): ReadonlySet<string>} | null {
  const {[WITHHELD]: mask, [FORMAT]: format, ...named} = columns;
  if (format !== THIS_FORMAT) return null;
  takeColumns(records, named);
  return {records, withheld: () => idsOf(resolved, mask as Uint8Array)};
}
