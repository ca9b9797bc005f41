import type {VersionTable} from '../duplicates.ts';
import type {RawRow, Table} from '../readers/table.ts';
import {columnName, RowFault, type Scope} from '../values/scope.ts';
import {areOfOthers, keyHolders, type KeyHolders} from './key-holders.ts';
import {compileRows, distinctKeyOf, unlessFaulty} from './rows.ts';

/** By key, whom the row that counts is about, of keys with other rows that say something else; and how another row is read for that. */
export type Holders = {counted: ReadonlyMap<string, KeyHolders>; read: (raw: RawRow) => KeyHolders | null};

/** Reads a file once more for those rows, where there are any. What is odd in them is counted when they are read for good. */
export async function readHolders(table: Table, versions: VersionTable, scope: Scope): Promise<Holders> {
  const counted = new Map<string, KeyHolders>();
  if (!versions.hasDisputed) return {counted, read: () => null};
  const quiet = compileRows({...scope, used: new Set(), warn: () => {}});
  const read = (raw: RawRow): KeyHolders | null =>
    unlessFaulty(raw, scope, () => {
      const identity = quiet.identify(raw);
      return keyHolders(raw.row, quiet.records(raw, identity, identity.key).mentions);
    });
  for await (const batch of table.rows()) {
    for (const raw of batch) {
      const identity = unlessFaulty(raw, scope, quiet.identify);
      if (identity === null) continue;
      const key = distinctKeyOf(identity.area, identity.key);
      if (!versions.isCountedOfDisputed(identity, key) || counted.has(key)) continue;
      const holders = read(raw);
      if (holders !== null) counted.set(key, holders);
    }
  }
  return {counted, read};
}

/** Why a row is refused of which another has the key: that one says it anew, or it is about somebody else and nobody will see this one. */
export function duplicateFault(raw: RawRow, key: string, {counted, read}: Holders, {mapping}: Scope): RowFault {
  const columns = [mapping.key ?? []].flat().map(columnName).join(', ');
  const other = counted.get(key) ?? null;
  const own = other === null ? null : read(raw);
  const names = `names ${other === null ? 'another row of the file' : `row ${other.row}`} as well, which counts in its place`;
  if (other !== null && own !== null && areOfOthers(own, other))
    return new RowFault(
      'KEY_SHARED',
      columns,
      `${names}, and the two are about different people: the key in the mapping is too short; add a column to "key" that tells them apart`,
    );
  const why =
    mapping.revision === undefined
      ? 'though no "revision" in the mapping says which is newer'
      : 'as its revision is not older';
  return new RowFault('DUPLICATE_KEY', columns, `${names}, ${why}`);
}
