import {basename} from 'node:path';
import {RingfenceError} from '../base/errors.ts';
import {IsoMoment} from '../model/source.ts';
import type {QuarantinedRow, RowRecords} from '../model/records.ts';
import {findMapping, fitsName, listMappings, type ListedMapping} from './language/catalogue.ts';
import {VersionTable} from './duplicates.ts';
import type {Mapping} from './language/mapping.ts';
import {readMapping} from './language/mapping-file.ts';
import {openTable} from './readers/open-table.ts';
import {compileControl, type RowControl} from './control.ts';
import {compileRows, distinctKeyOf, faultOf, type RowIdentity, type RowMapper} from './rows/rows.ts';
import type {RawRow, Table} from './readers/table.ts';
import {checkColumns, createScope} from './values/open-scope.ts';
import {findColumn, RowFault, type Scope} from './values/scope.ts';
import type {FeedOptions, FeedCounts} from './feed-options.ts';

export type FeedItem = {type: 'row'; records: RowRecords} | {type: 'refused'; row: QuarantinedRow};

export type Feed = {
  mapping: Mapping;
  feed: string;
  file: string;
  format: string;
  dialect: string;
  /** Of a workbook, the sheet that is read. */
  sheet: string | undefined;
  columns: readonly string[];
  /** Those of `columns` that the mapping reads. */
  usedColumns: ReadonlySet<string>;
  /** Whole again once `items` has ended. */
  counts: FeedCounts;
  /** Accepted and refused rows in the order of the file, in batches; starts over each time it is called. */
  items(): AsyncGenerator<FeedItem[]>;
};

/** Opens an extract with the mapping that fits it. Everything wrong with file or mapping as a whole throws here or in the first batch. */
export async function openFeed(path: string, options: FeedOptions = {}): Promise<Feed> {
  if (options.received !== undefined && !IsoMoment.safeParse(options.received).success) {
    throw new RingfenceError('USAGE', 'the day of receipt has to be YYYY-MM-DD');
  }
  const {mapping, table} = await openMapped(path, options);
  if (mapping.received === undefined && options.received === undefined) {
    throw new RingfenceError(
      'USAGE',
      `${basename(path)}: its mapping does not say when rows were received; give --received YYYY-MM-DD`,
    );
  }
  checkArea(options.name ?? basename(path), mapping, options.area);
  const counts = emptyCounts();
  const scope = await createScope(path, mapping, table, options, counts);
  const mapper = compileRows(scope);
  const control = compileControl(scope);
  const {carry, codes = {}} = mapping.source ?? {};
  for (const name of [...(carry === undefined ? [] : [carry.by, ...carry.columns]), ...Object.keys(codes)])
    if (findColumn(scope.columns, name) < 0) scope.missing.add(name);
  checkColumns(scope, table);
  return {
    mapping,
    feed: mapping.feed,
    file: scope.file,
    format: table.format,
    dialect: table.dialect,
    sheet: table.sheet,
    columns: table.columns,
    usedColumns: new Set([...scope.used].map((position) => table.columns[position]!)),
    counts,
    items: () => readItems(table, mapper, control, scope, counts),
  };
}

/** A file and the mapping that was given or fits it. What a mapping that knows the file by name says of its source is heeded. */
async function openMapped(path: string, options: FeedOptions): Promise<{mapping: Mapping; table: Table}> {
  if (options.mapping !== undefined) {
    const mapping = readMapping(options.mapping);
    const {sheet} = options;
    return {mapping, table: await openTable(path, sheet === undefined ? mapping.source : {...mapping.source, sheet})};
  }
  const listed = options.mappings ?? listMappings();
  if (options.sheet !== undefined) return openSheet(path, options.sheet, listed);
  const tables = new Map<Mapping, Table>();
  let fault: unknown = null;
  // What one mapping alone can open need not open without it, nor as another has it that fits the name by chance.
  const open = (source?: Mapping['source']): Promise<Table | null> =>
    openTable(path, source).catch((error: unknown) => {
      fault ??= error;
      return null;
    });
  for (const {mapping} of listed) {
    if (mapping.source === undefined || !fitsName(basename(path), mapping)) continue;
    const table = await open(mapping.source);
    if (table !== null) tables.set(mapping, table);
  }
  const plain = await open();
  if (plain === null && tables.size === 0) throw fault;
  const {mapping} = findMapping(path, plain?.columns ?? [], listed, tables);
  const opened = tables.get(mapping) ?? (mapping.source === undefined ? plain : null);
  return {mapping, table: opened ?? (await openTable(path, mapping.source))};
}

async function openSheet(path: string, sheet: string, listed: readonly ListedMapping[]): ReturnType<typeof openMapped> {
  const table = await openTable(path, {sheet});
  // A mapping that says in which sheet its rows are is for no other.
  const fit = listed.filter(
    ({mapping: {source, match}}) => match?.columns !== undefined && (source?.sheet ?? sheet) === sheet,
  );
  const {mapping} = findMapping(`${path} [${sheet}]`, table.columns, fit);
  return {mapping, table: mapping.source === undefined ? table : await openTable(path, {...mapping.source, sheet})};
}

/**
 * Local ids and keys belong to one area: a file that loses it by its name would say everything anew, as of another authority.
 */
function checkArea(file: string, {feed, area}: Mapping, given: string | undefined): void {
  if (typeof area !== 'object' || area.file === undefined || given !== undefined) return;
  if (new RegExp(area.file, 'u').test(file)) return;
  throw new RingfenceError(
    'FILE_UNMAPPED',
    `${file}: mapping ${feed} takes the area from the name of the file, and this name does not say it (expected ${area.file}); ` +
      'rename the file or give --area',
  );
}

function emptyCounts(): FeedCounts {
  return {read: 0, accepted: 0, repeated: 0, refused: 0, reasons: {}, warnings: {}};
}

async function* readItems(
  table: Table,
  mapper: RowMapper,
  control: RowControl | null,
  scope: Scope,
  counts: FeedCounts,
): AsyncGenerator<FeedItem[]> {
  Object.assign(counts, emptyCounts());
  control?.start();
  const keyed = scope.mapping.key !== undefined;
  const versions = await readVersions(table, mapper, keyed, scope);
  const occurrences = new Map<string, number>();
  for await (const batch of table.rows()) {
    const items: FeedItem[] = [];
    for (const raw of batch) {
      counts.read++;
      const item =
        controlItem(raw, mapper, control, scope) ?? readItem(raw, mapper, versions, keyed ? null : occurrences, scope);
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

function unlessFaulty<T>(raw: RawRow, scope: Scope, read: (raw: RawRow) => T): T | null {
  if (faultOf(raw, scope) !== null) return null;
  try {
    return read(raw);
  } catch (fault) {
    if (fault instanceof RowFault) return null;
    throw fault;
  }
}

/** One row; null for one that says again what another row of the file says. */
function readItem(
  raw: RawRow,
  mapper: RowMapper,
  versions: VersionTable,
  occurrences: Map<string, number> | null,
  scope: Scope,
): FeedItem | null {
  try {
    const fault = faultOf(raw, scope);
    if (/^ROW_(SHORT|CUT)$/.test(fault?.reason ?? '') && mapper.isSkipped(raw))
      return {type: 'row', records: mapper.nothing(raw)};
    if (fault !== null) throw fault;
    const identity = mapper.identify(raw);
    if (occurrences !== null)
      return {type: 'row', records: mapper.records(raw, identity, occurrenceKey(identity, versions, occurrences))};
    const verdict = versions.decide(identity, distinctKeyOf(identity.area, identity.key));
    if (verdict === 'repeat') return null;
    if (verdict === 'refuse')
      throw new RowFault('DUPLICATE_KEY', 'key', 'has the key of another row of the file, which is newer');
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
