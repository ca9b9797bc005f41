import {basename} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {readText, type Encoding} from './encoding.ts';
import {isObject, readDocument, type Entry, type Json, type JsonObject} from './json-document.ts';
import {refuseLongLine} from './long-line.ts';
import type {RawRow, Table} from './table.ts';

/**
 * Opens a file of JSON objects: one a line, or one document with a list of them, as an interface gives them out. Columns are dotted paths
 * ("patient.given", "children.0.name"): all that any object has, so that the file is read through once for them; which comes first
 * plays no part.
 * @throws RingfenceError FILE_EMPTY where there is none, FILE_BINARY where a document cannot be read as one.
 */
export async function openJson(path: string, gzipped: boolean, encoding: Encoding): Promise<Table> {
  const byLines = await isByLines(path, gzipped, encoding);
  const read = (): AsyncGenerator<Entry[]> => (byLines ? readLines : readDocument)(path, gzipped, encoding);
  const columns = new Set<string>();
  let isEmpty = true;
  for await (const batch of read()) {
    for (const {value} of batch) if (value !== null) collectPaths(value, '', columns);
    isEmpty &&= batch.length === 0;
  }
  if (isEmpty) {
    const message = `${basename(path)} has no object in it; where there was nothing to tell take it out, else ask the sender for it again`;
    throw new RingfenceError('FILE_EMPTY', message);
  }
  const paths = [...columns].sort();
  const find = paths.map((column) => column.split('.'));
  async function* rows(): AsyncGenerator<RawRow[]> {
    let row = 0;
    for await (const batch of read()) {
      yield batch.map(({value, raw}): RawRow => {
        row++;
        if (value === null) return {row, cells: [], raw, fault: 'JSON_INVALID'};
        return {row, cells: find.map((steps) => textAt(value, steps)), raw, fault: null};
      });
    }
  }
  const dialect = `${encoding}, ${byLines ? 'one object a line' : 'a list of objects'}`;
  return {format: 'ndjson', dialect, columns: paths, rows};
}

/**
 * A document is a list, or an object that goes on over several lines or fills a file called ".json". A first line that is spoilt does not
 * make one.
 */
async function isByLines(path: string, gzipped: boolean, encoding: Encoding): Promise<boolean> {
  for await (const piece of readText(path, gzipped, encoding)) {
    const text = piece.trim();
    if (text === '') continue;
    const isOneLine = !text.includes('\n');
    if (isOneLine && /\.json(\.gz)?$/i.test(path)) return false;
    return !/^(\[|\{\s*("[^"]*"\s*:\s*[[{]?\s*)?$)/.test(firstLine(text));
  }
  return true;
}

const firstLine = (text: string): string => text.slice(0, text.search(/\n|$/));

async function* readLines(path: string, gzipped: boolean, encoding: Encoding): AsyncGenerator<Entry[]> {
  let rest = '';
  for await (const piece of readText(path, gzipped, encoding)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    refuseLongLine(path, rest.length);
    const filled = lines.filter((line) => line.trim() !== '');
    if (filled.length > 0) yield filled.map(entryOf);
  }
  if (rest.trim() !== '') yield [entryOf(rest)];
}

const entryOf = (raw: string): Entry => ({value: parseObject(raw), raw});

function parseObject(line: string): JsonObject | null {
  try {
    const value = JSON.parse(line) as Json;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Levels of an object of which columns are made; no extract goes as deep. */
const DEPTH_MAX = 32;

function collectPaths(value: Json, path: string, into: Set<string>, depth = 0): void {
  if (typeof value !== 'object' || value === null) {
    if (path !== '') into.add(path);
    return;
  }
  // A list of plain values is one cell; a list of objects is a group of columns that repeats.
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) {
    into.add(path);
    return;
  }
  if (depth >= DEPTH_MAX) return;
  for (const [key, entry] of Object.entries(value))
    collectPaths(entry, path === '' ? key : `${path}.${key}`, into, depth + 1);
}

export function textAt(value: Json, steps: readonly string[]): string {
  let at: Json | undefined = value;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) return '';
    at = Array.isArray(at) ? at[Number(step)] : Object.hasOwn(at, step) ? at[step] : undefined;
  }
  if (at === undefined || at === null) return '';
  if (Array.isArray(at)) return at.filter((entry) => typeof entry !== 'object').join('; ');
  return typeof at === 'object' ? '' : String(at);
}
