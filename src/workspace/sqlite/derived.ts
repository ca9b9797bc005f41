import type {DatabaseSync} from 'node:sqlite';
import {statementOf, type Connection} from './connection.ts';
import type {Person, Resolved} from '../../model/resolved.ts';
import {lazily} from '../lists/lazily.ts';
import {packList, unpackList} from '../lists/packed-list.ts';
import {bytesOf, int32Of} from './columns.ts';
import type {Derived} from '../results.ts';

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
const RESULTS = ['from', 'flags', 'alerts', 'leads', 'model', 'report'] as const satisfies readonly (keyof Derived)[];

/** What stands for results that an earlier engine did not give. */
const LATER: Readonly<Record<string, string>> = {leads: '[]'};

/** Replaces all that was worked out; the caller holds the transaction. */
export function writeDerived(database: DatabaseSync, derived: Derived): void {
  database.exec('DELETE FROM derived');
  const insert = database.prepare('INSERT INTO derived (name, body) VALUES (?, ?)');
  for (const name of RESULTS) insert.run(name, JSON.stringify(derived[name]));
  for (const name of LISTS) {
    const {lines, starts, ids} = packList(derived.resolved[name]);
    insert.run(name, lines);
    insert.run(`${name} starts`, bytesOf(starts));
    if (ids !== null) insert.run(`${name} ids`, ids);
  }
  for (const name of INDEX_COLUMNS) insert.run(name, bytesOf(derived.resolved[name]));
}

/** Takes out all results but who was who, by which the next derivation tells what became of each person's id. */
export function eraseDerived(database: DatabaseSync): void {
  database.prepare("DELETE FROM derived WHERE name NOT IN ('persons', 'persons starts', 'persons ids')").run();
}

/** Persons that were worked out last, an erasure since or not; null before the first derivation. */
export function readPersons(database: DatabaseSync, guarded: <T>(work: () => T) => T): Person[] | null {
  const read = eachPart(() => database);
  // All at once: a run compares them with those that it has put in their place.
  const parts = new Map(['persons', 'persons starts', 'persons ids'].map((name) => [name, read(name)]));
  return parts.get('persons') === undefined
    ? null
    : (listOf('persons', (name) => parts.get(name), guarded) as Person[]);
}

/**
 * What was worked out last; null before the first derivation. Each part is read when it is first asked for, and each item of a
 * list when somebody looks at it: most commands look at one or two, and the rest are nine tenths of the bytes. Where the
 * database may change meanwhile (`isStill` is false) all is read at once, so that its parts belong together.
 * `guarded` tells in our own terms what goes wrong.
 */
export function readDerived(
  connection: Connection,
  isStill: boolean,
  guarded: <T>(work: () => T) => T,
): Derived | null {
  const part = isStill ? eachPart(connection) : allParts(connection());
  if (part('from') === undefined) return null;
  const json = (name: string): unknown => guarded(() => JSON.parse((part(name) ?? LATER[name]) as string));
  const column = (name: string): Int32Array => guarded(() => columnOf(name, part));
  const list = (name: string): object[] => listOf(name, part, guarded);
  const resolved = lazily({...readers(LISTS, list), ...readers(INDEX_COLUMNS, column)}) as Resolved;
  return lazily({...readers(RESULTS, json), resolved: () => resolved}) as Derived;
}

type Part = string | Uint8Array | undefined;
type PartOf = (name: string) => Part;

/** A workspace of an earlier engine lacks what came in later, until it is worked out anew. */
const columnOf = (name: string, part: PartOf): Int32Array =>
  int32Of((part(name) as Uint8Array | undefined) ?? new Uint8Array());

function listOf(name: string, part: PartOf, guarded: <T>(work: () => T) => T): object[] {
  const starts = guarded(() => columnOf(`${name} starts`, part));
  if (starts.length === 0) return guarded(() => JSON.parse(part(name) as string) as object[]);
  const ids = guarded(() => part(`${name} ids`) as string | undefined);
  return unpackList({lines: () => part(name) as string, starts, ids: ids ?? null}, guarded);
}

function allParts(database: DatabaseSync): PartOf {
  const rows = database.prepare('SELECT name, body FROM derived').all() as {name: string; body: Part}[];
  const parts = new Map(rows.map(({name, body}) => [name, body]));
  return (name) => parts.get(name);
}

function eachPart(connection: Connection): PartOf {
  const one = statementOf(connection, 'SELECT body FROM derived WHERE name = ?');
  return (name) => one().get(name)?.['body'] as Part;
}

const readers = (names: readonly string[], read: (name: string) => unknown): Record<string, () => unknown> =>
  Object.fromEntries(names.map((name) => [name, () => read(name)]));
