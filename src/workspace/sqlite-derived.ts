import type {DatabaseSync} from 'node:sqlite';
import type {Resolved} from '../model/resolved.ts';
import type {Derived} from './store.ts';

const INDEX_COLUMNS = [
  'personOf',
  'kinLevels',
  'dwellingOfMention',
  'dwellingOfStay',
  'dwellingOfNotification',
  'dwellingAsWritten',
  'incidentOf',
] as const satisfies readonly (keyof Resolved)[];
const LISTS = ['persons', 'held', 'dwellings', 'incidents'] as const satisfies readonly (keyof Resolved)[];
const RESULTS = ['from', 'flags', 'alerts', 'model', 'report'] as const satisfies readonly (keyof Derived)[];

/** Replaces all that was worked out; the caller holds the transaction. */
export function writeDerived(database: DatabaseSync, derived: Derived): void {
  database.exec('DELETE FROM derived');
  const insert = database.prepare('INSERT INTO derived (name, body) VALUES (?, ?)');
  for (const name of RESULTS) insert.run(name, JSON.stringify(derived[name]));
  for (const name of LISTS) insert.run(name, JSON.stringify(derived.resolved[name]));
  for (const name of INDEX_COLUMNS) insert.run(name, bytesOf(derived.resolved[name]));
}

/**
 * What was worked out last; null before the first derivation. All is read at once, so that its parts belong together, and each
 * part is parsed when it is first asked for: most commands look at one or two, and the rest are nine tenths of the bytes.
 * `guarded` tells in our own terms what goes wrong then.
 */
export function readDerived(database: DatabaseSync, guarded: <T>(work: () => T) => T): Derived | null {
  const parts = new Map<string, string | Uint8Array>();
  for (const row of database.prepare('SELECT name, body FROM derived').iterate()) {
    parts.set(row['name'] as string, row['body'] as string | Uint8Array);
  }
  if (parts.size === 0) return null;
  const json = (name: string): unknown => guarded(() => JSON.parse(parts.get(name) as string));
  // A workspace of an earlier engine lacks what came in later, until it is worked out anew.
  const column = (name: string): Int32Array => int32Of((parts.get(name) as Uint8Array | undefined) ?? new Uint8Array());
  const resolved = lazily({...readers(LISTS, json), ...readers(INDEX_COLUMNS, column)}) as Resolved;
  return lazily({...readers(RESULTS, json), resolved: () => resolved}) as Derived;
}

const readers = (names: readonly string[], read: (name: string) => unknown): Record<string, () => unknown> =>
  Object.fromEntries(names.map((name) => [name, () => read(name)]));

/** An object whose properties are made when they are first read. */
function lazily(make: Readonly<Record<string, () => unknown>>): object {
  const made = {};
  for (const [name, read] of Object.entries(make)) {
    const keep = (value: unknown): void =>
      void Object.defineProperty(made, name, {value, enumerable: true, writable: true, configurable: true});
    const get = (): unknown => {
      const value = read();
      keep(value);
      return value;
    };
    Object.defineProperty(made, name, {get, enumerable: true, configurable: true});
  }
  return made;
}

/** Little-endian, as every platform that Node runs on. */
function bytesOf(column: Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function int32Of(bytes: Uint8Array): Int32Array {
  const column = new Int32Array(bytes.byteLength / Int32Array.BYTES_PER_ELEMENT);
  new Uint8Array(column.buffer).set(bytes);
  return column;
}
