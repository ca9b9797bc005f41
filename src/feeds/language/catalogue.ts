import {existsSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {RingfenceError, type ErrorCode} from '../../base/errors.ts';
import type {Mapping} from './mapping.ts';
import {readMapping} from './mapping-file.ts';
import {headersInWords} from '../readers/table.ts';
import {columnPositions, findColumn} from '../values/scope.ts';

const BUILT_IN = join(import.meta.dirname, '../mappings');

/** A mapping and the file it was read from. */
export type ListedMapping = {path: string; mapping: Mapping};

/** All mappings of the folders, then the built-in ones, each by path; of two that fit a file equally well the first counts. */
export function listMappings(folders: readonly string[] = []): ListedMapping[] {
  return [...ownMappings(folders), ...builtInMappings()];
}

/** The mappings of folders of the hub's own. @throws RingfenceError FILE_MISSING where there is no such folder */
export const ownMappings = (folders: readonly string[]): ListedMapping[] => folders.flatMap(readFolder);

export const builtInMappings = (): readonly ListedMapping[] => (builtIn ??= readFolder(BUILT_IN));

/** Read once: they come with the program, and reading them takes a quarter of a second. */
let builtIn: readonly ListedMapping[] | null = null;

function readFolder(folder: string): ListedMapping[] {
  if (!existsSync(folder)) throw new RingfenceError('FILE_MISSING', `${folder}: there is no such folder of mappings`);
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => /\.ya?ml$/.test(file));
  return files.sort().map((file) => ({path: join(folder, file), mapping: readMapping(join(folder, file))}));
}

/** Faults of a sheet that is no table of records, such as a cover or a list of codes. */
export const NO_RECORDS: ReadonlySet<ErrorCode> = new Set(['FILE_UNMAPPED', 'FILE_EMPTY', 'FILE_HEADER_ONLY']);

/**
 * The mapping for a file: one whose file pattern fits and whose columns are all there, else one whose columns alone fit; the
 * one that reads most of the columns, else the first listed. `asMapped` has the columns of the file as a mapping's `source` has it
 * read, where that differs. Throws FILE_COLUMNS or FILE_UNMAPPED with what was looked for.
 */
export function findMapping(
  path: string,
  columns: readonly string[],
  listed: readonly ListedMapping[],
  asMapped: ReadonlyMap<Mapping, {columns: readonly string[]}> = new Map(),
): ListedMapping {
  const name = basename(path);
  const columnsFor = (mapping: Mapping): readonly string[] => asMapped.get(mapping)?.columns ?? columns;
  const scored = listed
    .filter(({mapping}) => mapping.match !== undefined)
    .map((entry) => ({
      ...entry,
      named: fitsName(name, entry.mapping),
      ...signature(entry.mapping, columnPositions(columnsFor(entry.mapping))),
    }));
  const named = scored.filter((entry) => entry.named);
  const fitting = scored.filter((entry) => entry.lacking.length === 0 && (entry.named || entry.asked > 0));
  fitting.sort((a, b) => Number(b.named) - Number(a.named) || b.asked - a.asked);
  if (fitting[0] !== undefined) return fitting[0];
  if (named[0] !== undefined) {
    const message = `${name} lacks columns that mapping ${named[0].mapping.feed} expects: ${named[0].lacking.join(', ')}; it has: ${headersInWords(columnsFor(named[0].mapping))}. Write a mapping that fits ("ringfence feeds check FILE --mapping MINE" tries it), or say in which line the header stands with 'source: {headerRow: 2}' in it`;
    throw new RingfenceError('FILE_COLUMNS', message);
  }
  throw new RingfenceError(
    'FILE_UNMAPPED',
    `no mapping fits ${name} (columns: ${headersInWords(columns)}); "ringfence feeds draft ${name} > my-layout.yaml" writes one to begin from`,
  );
}

/** Whether a file only holds values that the mapping of another file looks up, so that it is no feed itself. */
export function isLookupFile(path: string, listed: readonly ListedMapping[]): boolean {
  const name = basename(path);
  return listed.some(({mapping}) =>
    Object.values(mapping.lookups ?? {}).some(({file}) => file !== undefined && globPattern(file).test(name)),
  );
}

function signature(mapping: Mapping, positions: ReadonlyMap<string, number>): {asked: number; lacking: string[]} {
  const asked = mapping.match?.columns ?? [];
  const lacking = asked.filter((column) => {
    const known = mapping.columns?.[column];
    const names =
      known === undefined ? [column] : typeof known === 'string' ? [known] : Array.isArray(known) ? known : known.names;
    return names.every((name) => findColumn(positions, name) < 0);
  });
  return {asked: asked.length, lacking};
}

/** A sheet is named behind its file, as `book.xlsx [Sheet]`, and is known by its columns alone. */
export function fitsName(name: string, mapping: Mapping): boolean {
  return !name.endsWith(']') && (mapping.match?.files ?? []).some((glob) => globPattern(glob).test(name));
}

/** `*` any text, `?` any one character; case does not count. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
