import {basename} from 'node:path';
import {RingfenceError} from '../base/errors.ts';
import {IsoMoment} from '../model/schemas/source.ts';
import {findMapping, fitsName, listMappings, type ListedMapping} from './language/catalogue.ts';
import type {Mapping} from './language/mapping.ts';
import {readMapping} from './language/mapping-file.ts';
import {openTable} from './readers/open-table.ts';
import {compileControl} from './control.ts';
import {emptyCounts, readItems, type FeedItem} from './rows/items.ts';
import {compileRows} from './rows/rows.ts';
import type {Table} from './readers/table.ts';
import {checkColumns, createScope} from './values/open-scope.ts';
import {findColumn} from './values/scope.ts';
import type {FeedOptions, FeedCounts} from './feed-options.ts';

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
    items: () => readItems({table, mapper, control, scope}, counts),
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
