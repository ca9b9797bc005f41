import {RingfenceError} from '../../base/errors.ts';
import type {QuarantinedRow, RowRecords} from '../../model/records.ts';
import type {RowControl} from '../control.ts';
import {VersionTable} from '../duplicates.ts';
import type {FeedCounts} from '../feed-options.ts';
import type {RawRow, Table} from '../readers/table.ts';
import {RowFault, type Scope} from '../values/scope.ts';
import {duplicateFault, readHolders, type Holders} from './disputed-keys.ts';
import {distinctKeyOf, faultOf, unlessFaulty, type RowIdentity, type RowMapper} from './rows.ts';

export type FeedItem = {type: 'row'; records: RowRecords} | {type: 'refused'; row: QuarantinedRow};

/** What a file is read by: its table, and what its mapping says of a row. */
export type RowSource = {table: Table; mapper: RowMapper; control: RowControl | null; scope: Scope};

export function emptyCounts(): FeedCounts {
  return {read: 0, accepted: 0, repeated: 0, refused: 0, reasons: {}, warnings: {}};
}

/**
 * Accepted and refused rows in the order of the file, in batches; `counts` is begun anew and whole at the end.
 * @throws RingfenceError FILE_HEADER_ONLY, and what reading the file throws.
 */
export async function* readItems(
  {table, mapper, control, scope}: RowSource,
  counts: FeedCounts,
): AsyncGenerator<FeedItem[]> {
  Object.assign(counts, emptyCounts());
  control?.start();
  const keyed = scope.mapping.key !== undefined;
  const versions = await readVersions(table, mapper, keyed, scope);
  const occurrences = new Map<string, number>();
  const holders = await readHolders(table, versions, scope);
  for await (const batch of table.rows()) {
    const items: FeedItem[] = [];
    for (const raw of batch) {
      counts.read++;
      const item =
        controlItem(raw, mapper, control, scope) ??
        readItem(raw, mapper, {versions, holders, occurrences: keyed ? null : occurrences}, scope);
      if (item === null) counts.repeated++;
      else if (item.type === 'row') counts.accepted++;
      else {
        counts.refused++;
        counts.reasons[item.row.reason] = (counts.reasons[item.row.reason] ?? 0) + 1;
      }
      if (item !== null) items.push(item);
    }
    if (items.length > 0) yield items;
  }
  control?.end();
}

/** A trailer row: accepted and without records where its count is right, else refused; null for any other row. */
function controlItem(raw: RawRow, mapper: RowMapper, control: RowControl | null, scope: Scope): FeedItem | null {
  if (control === null) return null;
  try {
    return control.check(raw) ? {type: 'row', records: mapper.nothing(raw)} : null;
  } catch (fault) {
    if (!(fault instanceof RowFault)) throw fault;
    return {type: 'refused', row: quarantined(raw, fault, scope)};
  }
}

/** Reads the file once for its keys, and once more where some may repeat. Throws FILE_HEADER_ONLY. */
async function readVersions(table: Table, mapper: RowMapper, keyed: boolean, scope: Scope): Promise<VersionTable> {
  const versions = new VersionTable();
  let rows = 0;
  for await (const batch of table.rows()) {
    rows += batch.length;
    for (const raw of batch) {
      const key = unlessFaulty(raw, scope, mapper.distinctKey);
      if (key !== null) versions.note(key);
    }
  }
  if (rows === 0)
    throw new RingfenceError(
      'FILE_HEADER_ONLY',
      `${scope.file} has a header and no rows; ask the sender whether that is meant`,
    );
  if (!keyed || !versions.hasSuspects) return versions;
  for await (const batch of table.rows()) {
    for (const raw of batch) {
      const identity = unlessFaulty(raw, scope, mapper.identify);
      if (identity !== null) versions.offer(identity, distinctKeyOf(identity.area, identity.key));
    }
  }
  return versions;
}

/** What is known of the keys of a file; `occurrences` is null where its mapping names one. */
type Keys = {versions: VersionTable; holders: Holders; occurrences: Map<string, number> | null};

/** One row; null for one that says again what another row of the file says. */
function readItem(
  raw: RawRow,
  mapper: RowMapper,
  {versions, holders, occurrences}: Keys,
  scope: Scope,
): FeedItem | null {
  if (raw.isHeading === true) return {type: 'row', records: mapper.nothing(raw)};
  try {
    const fault = faultOf(raw, scope);
    if (/^ROW_(SHORT|CUT)$/.test(fault?.reason ?? '') && mapper.isSkipped(raw))
      return {type: 'row', records: mapper.nothing(raw)};
    if (fault !== null) throw fault;
    const identity = mapper.identify(raw);
    if (occurrences !== null)
      return {type: 'row', records: mapper.records(raw, identity, occurrenceKey(identity, versions, occurrences))};
    const key = distinctKeyOf(identity.area, identity.key);
    const verdict = versions.decide(identity, key);
    if (verdict === 'repeat') return null;
    if (verdict === 'refuse') throw duplicateFault(raw, key, holders, scope);
    return {type: 'row', records: mapper.records(raw, identity, identity.key)};
  } catch (fault) {
    if (!(fault instanceof RowFault)) throw fault;
    // A row that is left out needs no key either; one that has it takes back what stood under it.
    if (fault.reason === 'KEY_MISSING' && mapper.isSkipped(raw)) return {type: 'row', records: mapper.nothing(raw)};
    return {type: 'refused', row: quarantined(raw, fault, scope)};
  }
}

/** Rows without a key are known by their content; the second of two alike is another row, numbered. */
function occurrenceKey(identity: RowIdentity, versions: VersionTable, occurrences: Map<string, number>): string {
  if (!versions.mayRepeat(identity.contentHash)) return `${identity.contentHash}#1`;
  const count = (occurrences.get(identity.contentHash) ?? 0) + 1;
  occurrences.set(identity.contentHash, count);
  return `${identity.contentHash}#${count}`;
}

function quarantined(raw: RawRow, fault: RowFault, scope: Scope): QuarantinedRow {
  const where = fault.column === '' ? 'the row' : `'${fault.column}'`;
  return {
    feed: scope.mapping.feed,
    file: scope.file,
    row: raw.row,
    column: fault.column,
    reason: fault.reason,
    message: `${scope.file}, row ${raw.row}: ${where} ${fault.message}`,
    raw: raw.raw,
  };
}
