import type {StoredVersion} from '../../workspace/erasure.ts';
import {RECORD_LISTS} from '../../workspace/lists/decode-row.ts';

/** Ids of all records of a version. */
export const idsOf = ({records}: StoredVersion): string[] =>
  RECORD_LISTS.flatMap((name) => records[name].map(({id}) => id));

/** The version that a row goes by: the one in force, or where it was withdrawn the last that said something. */
export function countingOf(row: readonly StoredVersion[]): StoredVersion | undefined {
  return row.find(({isCurrent, withdrawn}) => isCurrent && !withdrawn) ?? row.findLast(({withdrawn}) => !withdrawn);
}

/** The versions of each row together; the store gives them one after the other. */
export function* rowsOf(versions: Iterable<StoredVersion>): Generator<StoredVersion[]> {
  let row: StoredVersion[] = [];
  for (const version of versions) {
    if (row.length > 0 && (row[0]!.key !== version.key || row[0]!.feed !== version.feed)) {
      yield row;
      row = [];
    }
    row.push(version);
  }
  if (row.length > 0) yield row;
}
