import {existsSync, readdirSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {globPattern} from '../language/catalogue.ts';
import type {Mapping} from '../language/mapping.ts';
import {openTable} from '../readers/open-table.ts';
import {columnName, columnPositions, findColumn, foldKey, PLACEHOLDERS, type Lookup, type Scope} from './scope.ts';
import {headersInWords, type Format, type Table} from '../readers/table.ts';
import type {FeedOptions, FeedCounts} from '../feed-options.ts';

/** What the mapping of a file is compiled with. Warnings are counted in `counts`. */
export async function createScope(
  path: string,
  mapping: Mapping,
  table: Table,
  options: FeedOptions,
  counts: FeedCounts,
): Promise<Scope> {
  return {
    mapping,
    file: options.name ?? basename(path),
    columns: columnPositions(table.columns),
    options: {area: options.area, received: options.received},
    lookups: await readLookups(path, mapping),
    placeholders: new Set([...PLACEHOLDERS, ...(mapping.placeholders ?? []).map((text) => String(text).toLowerCase())]),
    missing: new Set(),
    notWords: new Map(),
    used: new Set(),
    warn: (column, reason, word) => {
      const name = `${reason} ${column}`;
      counts.warnings[name] = (counts.warnings[name] ?? 0) + 1;
      if (word !== undefined) options.unknownWord?.(column, reason, word);
    },
  };
}

/** Reads the side files that a mapping looks values up in; they lie in the folder of the extract, or are sheets of it. */
async function readLookups(path: string, mapping: Mapping): Promise<Map<string, Lookup>> {
  const lookups = new Map<string, Lookup>();
  for (const [name, spec] of Object.entries(mapping.lookups ?? {})) {
    const paths = spec.file === undefined ? [path] : filesBeside(path, spec.file);
    if (paths.length === 0)
      throw new RingfenceError(
        'FILE_MISSING',
        `${basename(path)} needs a file ${spec.file} beside it, for the lookup '${name}' of mapping ${mapping.feed}`,
      );
    const isPartial = spec.partial === true;
    const rows = new Map<string, readonly string[]>();
    let columns: ReadonlyMap<string, number> = new Map();
    for (const file of isPartial ? paths : paths.slice(0, 1)) {
      const table = await openTable(file, {sheet: spec.sheet});
      columns = columnPositions(table.columns);
      const names = typeof spec.key === 'string' ? [spec.key] : spec.key;
      const keys = names.map((key) => findColumn(columns, key));
      if (keys.some((key) => key < 0))
        throw new RingfenceError(
          'FILE_COLUMNS',
          `${basename(file)} lacks the column '${names[keys.findIndex((key) => key < 0)]!}' for the lookup '${name}' of mapping ${mapping.feed}`,
        );
      for await (const batch of table.rows())
        for (const {cells, fault} of batch) {
          const texts = keys.map((key) => (cells[key] ?? '').trim());
          const text = texts.includes('') ? '' : texts.join(' ');
          // A list of the few is read whole: a row of it that is cut short still names somebody.
          if (text !== '' && (fault === null || isPartial)) rows.set(isPartial ? foldKey(text) : text, cells);
        }
    }
    lookups.set(name, {columns, rows, missed: new Map(), isPartial});
  }
  return lookups;
}

function filesBeside(path: string, glob: string): string[] {
  const folder = dirname(path);
  const pattern = globPattern(glob);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names.filter((entry) => pattern.test(entry)).map((entry) => join(folder, entry));
}

/** @throws RingfenceError FILE_COLUMNS with what the mapping names and the file lacks. */
export function checkColumns(scope: Scope, table: Table): void {
  const {mapping, notWords} = scope;
  const lacking = [...scope.missing].filter(
    (column) => !LEAVE_OUT.has(table.format) || notWords.has(column) || isEssential(column, mapping),
  );
  if (lacking.length === 0) return;
  const words = lacking.flatMap((column) => {
    const members = notWords.get(column);
    return members === undefined ? [] : [`. '${column}' is none of the words ${members.join(', ')} either`];
  });
  throw new RingfenceError(
    'FILE_COLUMNS',
    `${scope.file} lacks columns that mapping ${mapping.feed} needs: ${lacking.join(', ')}; it has: ${headersInWords(table.columns)}${words.join('')}`,
  );
}

const LEAVE_OUT: ReadonlySet<Format> = new Set(['ndjson', 'xml']);

/** JSON and XML leave out what is empty: a column that no line has is blank, unless it is one that the file is known by or keyed by. */
function isEssential(column: string, {match, key = []}: Mapping): boolean {
  return [...(match?.columns ?? []), ...(Array.isArray(key) ? key : [key]).map(columnName)].includes(column);
}
