import {readText, type Encoding} from './encoding.ts';
import type {RawRow, Table} from './table.ts';

export type Json = string | number | boolean | null | Json[] | {[key: string]: Json};

/**
 * Opens a file of one JSON object a line. Columns are dotted paths ("patient.given", "children.0.name"): all that any line has,
 * so that the file is read through once for them; which lines come first plays no part.
 */
export async function openNdjson(path: string, gzipped: boolean, encoding: Encoding): Promise<Table> {
  const columns = new Set<string>();
  for await (const batch of readLines(path, gzipped, encoding)) {
    for (const line of batch) {
      const value = parseObject(line);
      if (value !== null) collectPaths(value, '', columns);
    }
  }
  const paths = [...columns].sort();
  const find = paths.map((column) => column.split('.'));
  async function* rows(): AsyncGenerator<RawRow[]> {
    let row = 0;
    for await (const batch of readLines(path, gzipped, encoding)) {
      yield batch.map((line): RawRow => {
        row++;
        const value = parseObject(line);
        if (value === null) return {row, cells: [], raw: line, fault: 'JSON_INVALID'};
        return {row, cells: find.map((steps) => textAt(value, steps)), raw: line, fault: null};
      });
    }
  }
  return {format: 'ndjson', dialect: `${encoding}, one object a line`, columns: paths, rows};
}

async function* readLines(path: string, gzipped: boolean, encoding: Encoding): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of readText(path, gzipped, encoding)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    const filled = lines.filter((line) => line.trim() !== '');
    if (filled.length > 0) yield filled;
  }
  if (rest.trim() !== '') yield [rest];
}

function parseObject(line: string): {[key: string]: Json} | null {
  try {
    const value = JSON.parse(line) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
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
